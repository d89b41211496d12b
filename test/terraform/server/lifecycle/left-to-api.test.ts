import type { ObjectValue, Value } from "../../../../src/terraform/index.ts";
import {
  applyResourceChange,
  planResourceChange,
  readResource,
} from "../../../../src/terraform/server/index.ts";
import { decodePrivate } from "../../../../src/terraform/server/lifecycle/private-data.ts";
import { context, serve, state } from "../test-resource.ts";

/** A resource whose API sets the attribute `filled` to the value `filled.at` where the plan has null. */
async function live() {
  const filled: { at: Value; isCalled: boolean } = { at: "by the API", isCalled: true };
  const answer = (own: ObjectValue): ObjectValue => {
    const value = own.get("filled") ?? (filled.isCalled ? filled.at : null);
    const more: Readonly<Record<string, Value>> = {
      id: "id-1",
      status: "Active",
      filled: value,
      old_filled: value,
    };
    return new Map([...own, ...Object.entries(more)]);
  };
  const { server, resource } = await serve({
    create: ({ plannedState }) => Promise.resolve({ newState: answer(plannedState) }),
    read: ({ state: own }) =>
      Promise.resolve({ newState: new Map<string, Value>([...own, ["filled", filled.at]]) }),
    update: ({ plannedState }) => Promise.resolve({ newState: answer(plannedState) }),
  });
  let current: ObjectValue | null = null;
  let bytes: Uint8Array = new Uint8Array();
  return {
    filled,
    private: () => decodePrivate(bytes),
    apply: async (name: string, own: Value = null) => {
      const config = state({ name, filled: own });
      const proposedNewState = new Map<string, Value>([
        ...(current ?? state({})),
        ["name", name],
        ["filled", own],
      ]);
      const plan = await planResourceChange(
        server,
        { resource, priorState: current, proposedNewState, config, priorPrivate: bytes },
        context,
      );
      const request = { ...plan, resource, priorState: current, config };
      const response = await applyResourceChange(server, request, context);
      expect(response.diagnostics).toEqual([]);
      [current, bytes] = [response.newState, response.private];
    },
    read: async () => {
      const response = await readResource(
        server,
        { resource, currentState: current ?? state({}), private: bytes },
        context,
      );
      [current, bytes] = [response.newState, response.private];
      return current?.get("filled");
    },
  };
}

describe("a value that the API fills in where null is planned", () => {
  it("is null in each read after the change", async () => {
    const it = await live();
    await it.apply("a");
    expect([await it.read(), await it.read()]).toEqual([null, null]);
    await it.apply("b");
    expect(await it.read()).toBeNull();
  });

  it("is noted again by a change whose answer has another value", async () => {
    const it = await live();
    await it.apply("a");
    it.filled.at = "another default";
    await it.apply("b");
    expect(await it.read()).toBeNull();
  });

  it("stays noted after a change whose answer has null there", async () => {
    const it = await live();
    await it.apply("a");
    it.filled.at = null;
    await it.apply("b");
    it.filled.at = "by the API";
    expect(await it.read()).toBeNull();
  });

  it('stays noted if "" replaces null and the change calls no API', async () => {
    const it = await live();
    await it.apply("a");
    it.filled.isCalled = false;
    await it.apply("a", "");
    expect(await it.read()).toBe("");
    it.filled.at = "by hand";
    expect(await it.read()).toBe("by hand");
  });

  it("is told apart from a value that somebody has set since, also in later reads", async () => {
    const it = await live();
    await it.apply("a");
    it.filled.at = "by hand";
    expect(await it.read()).toBe("by hand");
    it.filled.at = "by the API";
    expect(await it.read()).toBe("by the API");
  });

  it("is not noted if the attribute is configured", async () => {
    const it = await live();
    await it.apply("a", "mine");
    expect(it.private()).not.toHaveProperty("leftToApi");
  });
});
