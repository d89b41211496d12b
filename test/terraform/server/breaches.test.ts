import { unknown, type ObjectValue, type Value } from "../../../src/terraform/index.ts";
import {
  importResourceState,
  planResourceChange,
  readResource,
} from "../../../src/terraform/server/index.ts";
import { context, serve, state } from "./test-resource.ts";

const none: Uint8Array = new Uint8Array();
const before = state({ id: "id-1", name: "a", port: 5432, status: "Active" });
const changed = (values: ObjectValue, name: string, value: unknown): ObjectValue =>
  new Map([...values, [name, value as Value]]);

describe("a plan by its author", () => {
  const plan = async (modify: (planned: ObjectValue) => ObjectValue) => {
    const { server, resource } = await serve({
      modifyPlan: ({ plannedState }) => ({ plannedState: modify(plannedState) }),
    });
    const config = state({ name: "b", kind: "x" });
    return planResourceChange(
      server,
      {
        resource,
        priorState: before,
        proposedNewState: changed(config, "id", "id-1"),
        config,
        priorPrivate: none,
      },
      context,
    );
  };

  it.each<[string, unknown, string]>([
    ["name", "c", "name: the planned value is not the configured one"],
    ["name", unknown, "name: it is planned unknown, and is configured"],
    ["name", null, "name: the planned value is not the configured one"],
    ["status", 1, "status: a string is needed, found a number"],
    ["port", Number.NaN, "port: a number is needed, found NaN"],
    ["extra", 1, "extra: there is no such attribute"],
  ])("with %s = %p is our bug", async (name, value, detail) => {
    const { plannedState, diagnostics } = await plan((planned) => changed(planned, name, value));
    expect(diagnostics).toMatchObject([
      { severity: "error", detail: expect.stringContaining(detail), path: [{ attribute: name }] },
    ]);
    expect(plannedState).toBe(before);
  });

  it("may keep what was there, where the difference means nothing to it", async () => {
    const { plannedState, diagnostics } = await plan((planned) => changed(planned, "name", "a"));
    expect(diagnostics).toEqual([]);
    expect(plannedState?.get("name")).toBe("a");
  });
});

describe("a read by its author", () => {
  it.each<[string, unknown, string]>([
    ["status", unknown, "status: it is unknown"],
    ["port", "many", "port: a number is needed, found a string"],
    ["name", undefined, "name: the attribute is missing"],
  ])("with %s = %p is our bug, and the state stays", async (name, value, detail) => {
    const { server, resource } = await serve({
      read: ({ state: current }) => Promise.resolve({ newState: changed(current, name, value) }),
    });
    const request = { resource, currentState: before, private: none };
    const { newState, diagnostics } = await readResource(server, request, context);
    expect(diagnostics).toMatchObject([{ severity: "error", detail: expect.stringContaining(detail) }]);
    expect(newState).toBe(before);
  });
});

it("an import of a value off its type is our bug, and nothing is imported", async () => {
  const { server, resource } = await serve();
  const importing = {
    ...resource,
    resource: {
      ...resource.resource,
      importState: () => Promise.resolve({ state: new Map([["port", "many"]]) }),
    },
  };
  const answer = await importResourceState(server, { resource: importing, id: "x" }, context);
  expect(answer).toMatchObject({ importedResources: [], diagnostics: [{ path: [{ attribute: "port" }] }] });
});
