import {
  parseJson,
  unknown,
  type ObjectValue,
  type Path,
  type Value,
} from "../../../../src/terraform/index.ts";
import {
  importResourceState,
  planResourceChange,
  readResource,
  upgradeResourceState,
} from "../../../../src/terraform/server/index.ts";
import { context, serve, state } from "../test-resource.ts";

const none: Uint8Array = new Uint8Array();
const oops = (): never => {
  throw new Error("oops");
};
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
    ["status", undefined, "status: the attribute is missing"],
    ["secret", undefined, "secret: the attribute is missing"],
  ])("with %s = %p is our bug", async (name, value, detail) => {
    const { plannedState, diagnostics } = await plan((planned) => changed(planned, name, value));
    expect(diagnostics).toMatchObject([
      { severity: "error", detail: expect.stringContaining(detail), path: [{ attribute: name }] },
    ]);
    expect(plannedState).toBe(before);
  });

  it("that is no object at all is our bug", async () => {
    for (const answer of [null, undefined, {}]) {
      const { plannedState, diagnostics } = await plan(() => answer as never);
      expect(diagnostics).toMatchObject([
        { severity: "error", detail: expect.stringContaining("a state must be a Map of attributes") },
      ]);
      expect(plannedState).toBe(before);
    }
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

  it("that is no object at all is our bug, and the state stays", async () => {
    const { server, resource } = await serve({ read: () => Promise.resolve({} as never) });
    const request = { resource, currentState: before, private: none };
    const { newState, diagnostics } = await readResource(server, request, context);
    expect(diagnostics).toMatchObject([{ detail: expect.stringContaining("a state must be a Map") }]);
    expect(newState).toBe(before);
  });
});

describe("an import by its author", () => {
  const imported = async (answer: unknown) => {
    const { server, resource } = await serve();
    const importState = () => Promise.resolve(answer as never);
    const importing = { ...resource, resource: { ...resource.resource, importState } };
    return importResourceState(server, { resource: importing, id: "x" }, context);
  };

  it.each<[string, unknown, string, Path]>([
    [
      "a value off its type",
      new Map([["port", "many"]]),
      "port: a number is needed",
      [{ attribute: "port" }],
    ],
    ["an unknown", new Map([["id", unknown]]), "id: it is unknown", [{ attribute: "id" }]],
    ["an attribute too many", new Map([["x", 1]]), "x: there is no such attribute", [{ attribute: "x" }]],
    ["nothing, and no error", null, "without a state and without an error", []],
    ["no map", { id: "x" }, "a state must be a Map of attributes", []],
  ])("of %s is our bug, and nothing is imported", async (_name, state_, detail, path) => {
    expect(await imported({ state: state_ })).toMatchObject({
      importedResources: [],
      diagnostics: [
        {
          summary: expect.stringMatching(/^Bug in the provider: /),
          detail: expect.stringContaining(detail),
          path,
        },
      ],
    });
  });

  it("keeps no write-only value", async () => {
    const { importedResources } = await imported({ state: new Map([["secret", "hidden"]]) });
    expect(importedResources.map(({ state: stub }) => stub.get("secret"))).toEqual([null]);
  });
});

describe("an upgrade by its author", () => {
  const upgrade = async (text: string, upgradeState?: () => unknown, version = 0) => {
    const { server, resource } = await serve();
    const more = upgradeState && { upgradeState: upgradeState as never };
    const upgrading = { ...resource, resource: { ...resource.resource, ...more } };
    const request = { resource: upgrading, version, rawState: Buffer.from(text) };
    return upgradeResourceState(server, request, context);
  };

  it.each<[string, () => unknown, string]>([
    ["that throws", () => oops(), "oops"],
    ["to a value off its type", () => ({ state: new Map([["port", "many"]]) }), "port: a number is needed"],
    ["to nothing, without an error", () => ({ state: null }), "without a state and without an error"],
  ])("%s is our bug, and not the stored state's", async (_name, upgradeState, detail) => {
    expect(await upgrade('{"id":"i"}', upgradeState)).toMatchObject({
      upgradedState: null,
      diagnostics: [
        {
          summary: "Bug in the provider: upgrading of test_thing failed",
          detail: expect.stringContaining(detail),
        },
      ],
    });
  });

  it.each([
    ["is no object", "[]"],
    ["is nothing", "null"],
    ["does not fit, and no author", '{"port":"many"}'],
    ["does not fit, as it was", '{"port":"many"}', (text: string) => ({ state: parseJson(text) })],
  ])("is not to blame for a stored state that %s", async (name, text, author = oops) => {
    const upgradeState = name.endsWith("no author") ? undefined : () => author(text);
    expect(await upgrade(text, upgradeState)).toMatchObject({
      upgradedState: null,
      diagnostics: [{ summary: "The stored state of a test_thing cannot be read" }],
    });
  });

  it("is to blame where a state of another version does not fit after it", async () => {
    const text = '{"port":"many"}';
    const { diagnostics } = await upgrade(text, () => ({ state: parseJson(text) }), 7);
    expect(diagnostics).toMatchObject([{ summary: "Bug in the provider: upgrading of test_thing failed" }]);
  });

  it("keeps no write-only value", async () => {
    const upgraded = await upgrade("{}", () => ({ state: new Map([["secret", "hidden"]]) }));
    expect(upgraded.upgradedState?.get("secret")).toBeNull();
  });
});
