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

describe("a plan of the author", () => {
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
  ])("is reported as a bug if %s is planned as %p", async (name, value, detail) => {
    const { plannedState, diagnostics } = await plan((planned) => changed(planned, name, value));
    expect(diagnostics).toMatchObject([
      { severity: "error", detail: expect.stringContaining(detail), path: [{ attribute: name }] },
    ]);
    expect(plannedState).toBe(before);
  });

  it("is reported as a bug if it is no object", async () => {
    for (const answer of [null, undefined, {}]) {
      const { plannedState, diagnostics } = await plan(() => answer as never);
      expect(diagnostics).toMatchObject([
        { severity: "error", detail: expect.stringContaining("a state must be a Map of attributes") },
      ]);
      expect(plannedState).toBe(before);
    }
  });

  it("may keep the prior value in place of the configured one", async () => {
    const { plannedState, diagnostics } = await plan((planned) => changed(planned, "name", "a"));
    expect(diagnostics).toEqual([]);
    expect(plannedState?.get("name")).toBe("a");
  });
});

describe("a read of the author", () => {
  it.each<[string, unknown, string]>([
    ["status", unknown, "status: it is unknown"],
    ["port", "many", "port: a number is needed, found a string"],
    ["name", undefined, "name: the attribute is missing"],
  ])("is reported as a bug if %s is read as %p, and the state stays", async (name, value, detail) => {
    const { server, resource } = await serve({
      read: ({ state: current }) => Promise.resolve({ newState: changed(current, name, value) }),
    });
    const request = { resource, currentState: before, private: none };
    const { newState, diagnostics } = await readResource(server, request, context);
    expect(diagnostics).toMatchObject([{ severity: "error", detail: expect.stringContaining(detail) }]);
    expect(newState).toBe(before);
  });

  it("is reported as a bug if it is no object, and the state stays", async () => {
    const { server, resource } = await serve({ read: () => Promise.resolve({} as never) });
    const request = { resource, currentState: before, private: none };
    const { newState, diagnostics } = await readResource(server, request, context);
    expect(diagnostics).toMatchObject([{ detail: expect.stringContaining("a state must be a Map") }]);
    expect(newState).toBe(before);
  });
});

describe("an import of the author", () => {
  const imported = async (answer: unknown) => {
    const { server, resource } = await serve();
    const importState = () => Promise.resolve(answer as never);
    const importing = { ...resource, resource: { ...resource.resource, importState } };
    return importResourceState(server, { resource: importing, id: "x" }, context);
  };

  it.each<[string, unknown, string, Path]>([
    [
      "a value of another type",
      new Map([["port", "many"]]),
      "port: a number is needed",
      [{ attribute: "port" }],
    ],
    ["an unknown value", new Map([["id", unknown]]), "id: it is unknown", [{ attribute: "id" }]],
    ["an attribute too many", new Map([["x", 1]]), "x: there is no such attribute", [{ attribute: "x" }]],
    ["null without an error", null, "without a state and without an error", []],
    ["no map", { id: "x" }, "a state must be a Map of attributes", []],
  ])(
    "is reported as a bug if it answers %s, and nothing is imported",
    async (_name, state_, detail, path) => {
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
    },
  );

  it("keeps no write-only value", async () => {
    const { importedResources } = await imported({ state: new Map([["secret", "hidden"]]) });
    expect(importedResources.map(({ state: stub }) => stub.get("secret"))).toEqual([null]);
  });
});

describe("an upgrade of the author", () => {
  const upgrade = async (text: string, upgradeState?: () => unknown, version = 0) => {
    const { server, resource } = await serve();
    const more = upgradeState && { upgradeState: upgradeState as never };
    const upgrading = { ...resource, resource: { ...resource.resource, ...more } };
    const request = { resource: upgrading, version, rawState: Buffer.from(text) };
    return upgradeResourceState(server, request, context);
  };

  it.each<[string, () => unknown, string]>([
    ["throws", () => oops(), "oops"],
    [
      "answers a value of another type",
      () => ({ state: new Map([["port", "many"]]) }),
      "port: a number is needed",
    ],
    ["answers null without an error", () => ({ state: null }), "without a state and without an error"],
  ])("is reported as a bug if it %s", async (_name, upgradeState, detail) => {
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

  const unchanged = (text: string): unknown => ({ state: parseJson(text) });
  it.each<[string, string, ((text: string) => unknown) | undefined]>([
    ["is no object", "[]", oops],
    ["is null", "null", oops],
    ["does not fit the schema, if there is no upgrade", '{"port":"many"}', undefined],
    ["does not fit the schema, if the upgrade returns it", '{"port":"many"}', unchanged],
  ])("is not reported as a bug for a stored state that %s", async (_name, text, author) => {
    const upgradeState = author === undefined ? undefined : () => author(text);
    expect(await upgrade(text, upgradeState)).toMatchObject({
      upgradedState: null,
      diagnostics: [{ summary: "The stored state of a test_thing cannot be read" }],
    });
  });

  it("is reported as a bug if a state of another version does not fit after it", async () => {
    const text = '{"port":"many"}';
    const { diagnostics } = await upgrade(text, () => ({ state: parseJson(text) }), 7);
    expect(diagnostics).toMatchObject([{ summary: "Bug in the provider: upgrading of test_thing failed" }]);
  });

  it("keeps no write-only value", async () => {
    const upgraded = await upgrade("{}", () => ({ state: new Map([["secret", "hidden"]]) }));
    expect(upgraded.upgradedState?.get("secret")).toBeNull();
  });
});
