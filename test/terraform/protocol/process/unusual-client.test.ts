/** Requests that the protocol allows and Terraform itself does not send. */
import { unknown } from "../../../../src/terraform/cty/index.ts";
import { DispatchClient, item, json, stateOf } from "../rpcs/dispatch-client.ts";
import { createTestProvider, itemValue } from "../test-provider.ts";

const typeName = "test_item";
const plannedPrivate = Buffer.alloc(0);

describe("a client that is not Terraform", () => {
  it("may refine an unknown value, and the refinement is dropped", async () => {
    const client = await new DispatchClient().configured();
    // An object with its five attributes in sorted order. The value of `name` is an unknown value that is refined:
    // extension 12 with a map that says "not null".
    const refined = Buffer.concat([
      Buffer.from([0x85, 0xa2]),
      Buffer.from("id"),
      Buffer.from([0xc0, 0xa4]),
      Buffer.from("name"),
      Buffer.from([0xc7, 3, 12, 0x81, 1, 0xc2]),
      ...["size", "tags"].flatMap((name) => [Buffer.from([0xa4]), Buffer.from(name), Buffer.from([0xc0])]),
      Buffer.from([0xa8]),
      Buffer.from("timeouts"),
      Buffer.from([0xc0]),
    ]);
    const { plannedState, diagnostics } = await client.call("PlanResourceChange", {
      typeName,
      priorState: json("null"),
      proposedNewState: { msgpack: refined },
      config: { msgpack: refined },
    });
    expect(diagnostics).toEqual([]);
    expect(stateOf(plannedState)).toEqual(itemValue({ id: unknown, name: unknown }));
  });

  it.each([
    ["a missing attribute", '{"id":null,"name":"a","size":null,"tags":null}', /timeouts/],
    ["an extra attribute", '{"id":null,"name":"a","size":null,"tags":null,"timeouts":null,"x":1}', /x/],
    ["a list for a text", '{"id":null,"name":["a"],"size":null,"tags":null,"timeouts":null}', /name/],
  ])("gets an error that names the attribute for %s", async (_name, text, where) => {
    const client = await new DispatchClient().configured();
    const { diagnostics } = await client.call("ValidateResourceConfig", { typeName, config: json(text) });
    expect(diagnostics).toMatchObject([{ severity: 1 }]);
    expect(`${diagnostics[0]?.summary ?? ""} ${diagnostics[0]?.detail ?? ""}`).toMatch(where);
  });

  it.each(["ApplyResourceChange", "ReadResource"] as const)(
    "gets an error and the prior state if it does not configure before %s",
    async (rpc) => {
      const client = new DispatchClient();
      const before = item({ id: "item-1", name: "a" });
      const { newState, diagnostics } = await client.call(rpc, {
        typeName,
        currentState: before,
        priorState: before,
        plannedState: item({ id: "item-1", name: "b" }),
        config: item({ name: "b" }),
        plannedPrivate,
      });
      expect(diagnostics).toMatchObject([{ summary: "The provider is not configured" }]);
      expect(stateOf(newState)).toEqual(itemValue({ id: "item-1", name: "a" }));
    },
  );

  const create = (name: string) =>
    ({
      typeName,
      priorState: json("null"),
      plannedState: item({ id: unknown, name }),
      config: item({ name }),
      plannedPrivate,
    }) as const;

  it("gets the object that exists if it stops in the middle of a create", async () => {
    let begun: () => void = () => undefined;
    const begins = new Promise<void>((resolve) => (begun = resolve));
    const provider = createTestProvider({
      onCreate: () => (begun(), stopped.then(() => new Map([["size", 7]]))),
    });
    let stop: () => void = () => undefined;
    const stopped = new Promise<void>((resolve) => (stop = resolve));
    const client = await new DispatchClient(provider).configured();
    const applied = client.call("ApplyResourceChange", create("a"));
    await begins;
    expect(await client.call("StopProvider", {})).toMatchObject({ error: "" });
    stop();
    expect(stateOf((await applied).newState)).toEqual(itemValue({ id: "item-1", name: "a" }));
  });

  it("gets the right answer to each of a hundred requests at once", async () => {
    const provider = createTestProvider({
      onCreate: ({ plannedState }) => Promise.resolve(new Map([["id", plannedState.get("name") ?? null]])),
    });
    const client = await new DispatchClient(provider).configured();
    const names = Array.from({ length: 100 }, (_, at) => `thing-${String(at)}`);
    const answers = await Promise.all(names.map((name) => client.call("ApplyResourceChange", create(name))));
    expect(answers.map(({ newState }) => stateOf(newState))).toEqual(
      names.map((name) => itemValue({ id: name, name })),
    );
  });
});
