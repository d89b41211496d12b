import { error, unknown, type Value } from "../../../../src/terraform/index.ts";
import {
  applyResourceChange,
  configureProvider,
  importResourceState,
  planResourceChange,
  ProviderServer,
  readResource,
  stopProvider,
  validateProviderConfig,
  validateResourceConfig,
} from "../../../../src/terraform/server/index.ts";
import { decodePrivate, encodePrivate } from "../../../../src/terraform/server/lifecycle/private-data.ts";
import { context, entries, serve, state, summaries, type Behaviour } from "../test-resource.ts";

const none: Uint8Array = new Uint8Array();
const made = { id: "id-1", name: "a", port: 1, status: "Active" };
const planned: Readonly<Record<string, Value>> = { id: unknown, name: "a", port: 1, status: unknown };
const oops = (): never => {
  throw new Error("oops");
};

async function apply(
  before: Readonly<Record<string, Value>> | null,
  behaviour: Behaviour,
  plannedPrivate = none,
) {
  const { server, resource } = await serve(behaviour);
  const request = {
    resource,
    priorState: before && state(before),
    plannedState: state(planned),
    config: state({ name: "a", secret: "hidden" }),
    plannedPrivate,
  };
  return applyResourceChange(server, request, context);
}

describe("an object that exists stays in the state", () => {
  it("with the last progress if a create reports success without a state", async () => {
    const { newState, diagnostics } = await apply(null, {
      create: ({ progress }) => {
        progress(state(made));
        return Promise.resolve({ newState: null });
      },
    });
    expect(entries(newState)).toEqual(made);
    expect(summaries(diagnostics)).toEqual(["Bug in the provider: no state"]);
  });

  it("if its private data cannot be stored", async () => {
    const { newState, diagnostics } = await apply(null, {
      create: () => Promise.resolve({ newState: state(made), private: { size: 1n } }),
    });
    expect(entries(newState)).toEqual(made);
    expect(summaries(diagnostics)).toEqual(["Bug in the provider: storing of test_thing failed"]);
  });

  it("if an update fails halfway, and only the rest is planned again", async () => {
    const { newState, private: stored } = await apply(
      { ...made, name: "old" },
      { update: () => Promise.resolve({ newState: state(made), diagnostics: [error("broken", "")] }) },
      encodePrivate({ configured: ["new"], previouslyConfigured: ["old"], author: {} }),
    );
    expect(entries(newState)).toEqual(made);
    expect(decodePrivate(stored).configured).toEqual(["new"]);
  });

  it("if an update answers an error without a state, and the reset is planned again", async () => {
    const { private: stored } = await apply(
      made,
      { update: () => Promise.resolve({ newState: null, diagnostics: [error("gone", "")] }) },
      encodePrivate({
        configured: [],
        previouslyConfigured: ["filled"],
        author: {},
        previousAuthor: { of: "old" },
      }),
    );
    expect(decodePrivate(stored)).toMatchObject({ configured: ["filled"], author: { of: "old" } });
  });
});

describe("write-only values", () => {
  it.each<[string, Behaviour]>([
    [
      "a success",
      {
        create: ({ config }) => Promise.resolve({ newState: new Map([...config, ...Object.entries(made)]) }),
      },
    ],
    [
      "an error",
      {
        create: ({ config }) =>
          Promise.resolve({
            newState: new Map([...config, ...Object.entries(made)]),
            diagnostics: [error("broken", "")],
          }),
      },
    ],
  ])("are in the configuration of an apply, but not in the state after %s", async (_name, behaviour) => {
    const { newState } = await apply(null, behaviour);
    expect(newState?.get("secret")).toBeNull();
  });

  it("are not in the state of a read", async () => {
    const { server, resource } = await serve({
      read: () => Promise.resolve({ newState: state({ ...made, secret: "hidden" }) }),
    });
    const request = { resource, currentState: state(made), private: none };
    expect((await readResource(server, request, context)).newState?.get("secret")).toBeNull();
  });

  it("are refused if the client does not know them", async () => {
    const { server, resource } = await serve();
    const older = {
      ...context,
      clientCapabilities: { deferralAllowed: false, writeOnlyAttributesAllowed: false },
    };
    const config = state({ name: "a", secret: "hidden" });
    const { diagnostics } = await validateResourceConfig(server, { resource, config }, older);
    expect(diagnostics).toMatchObject([{ severity: "error", path: [{ attribute: "secret" }] }]);
  });
});

describe("a provider that is not configured", () => {
  it("keeps the state and answers an error in every operation", async () => {
    const { server, resource } = await serve({ create: oops, read: oops, update: oops, delete: oops });
    server.client = undefined;
    const prior = state(made);
    const stored = (of: string) => encodePrivate({ configured: [], author: { of } });
    const change = { resource, priorState: prior };
    const update = { ...change, plannedState: state(planned), config: prior };
    const destroy = { ...change, plannedState: null, config: null };
    const previousAuthor = { of: "the change before" };
    const plannedPrivate = encodePrivate({ configured: [], author: { of: "a change" }, previousAuthor });
    const answers = [
      await readResource(server, { resource, currentState: prior, private: stored("a read") }, context),
      await applyResourceChange(server, { ...update, plannedPrivate }, context),
      await applyResourceChange(server, { ...destroy, plannedPrivate: stored("a destroy") }, context),
    ];
    for (const { newState, diagnostics } of answers) {
      expect(newState).toBe(prior);
      expect(summaries(diagnostics)).toEqual(["The provider is not configured"]);
    }
    expect(answers.map((answer) => decodePrivate(answer.private).author)).toEqual([
      { of: "a read" },
      { of: "the change before" },
      { of: "a destroy" },
    ]);
    const imported = await importResourceState(server, { resource, id: "id-1" }, context);
    expect(imported.importedResources).toEqual([]);
    expect(summaries(imported.diagnostics)).toEqual(["The provider is not configured"]);
  });

  it("plans without a client", async () => {
    let client: unknown = "never asked";
    const { server, resource } = await serve({
      modifyPlan: (request) => {
        client = request.client;
        return { plannedState: request.plannedState };
      },
    });
    server.client = undefined;
    const config = state({ name: "a" });
    const request = { resource, priorState: null, proposedNewState: config, config, priorPrivate: none };
    expect((await planResourceChange(server, request, context)).diagnostics).toEqual([]);
    expect(client).toBeUndefined();
  });
});

describe("checks of a configuration that throw", () => {
  it("are reported as a bug beside the errors of the schema", async () => {
    const { server, resource } = await serve();
    const checking = { ...resource, resource: { ...resource.resource, validateConfig: oops } };
    const { diagnostics } = await validateResourceConfig(
      server,
      { resource: checking, config: state({}) },
      context,
    );
    expect(summaries(diagnostics)).toEqual([
      "Missing value for name",
      "Bug in the provider: validating of test_thing failed",
    ]);
  });

  it("are reported as a bug for a provider block too, as is an exception of configure", async () => {
    const { server } = await serve();
    const { provider } = server;
    const failing = new ProviderServer({ ...provider, validateConfig: oops, configure: oops });
    const config = new Map();
    const answers = [
      await validateProviderConfig(failing, { config }, context),
      await configureProvider(failing, { config, terraformVersion: "1.11.4" }, context),
    ];
    expect(answers.map(({ diagnostics }) => summaries(diagnostics))).toEqual([
      ["Bug in the provider: validating of registry.terraform.io/example/test failed"],
      ["Bug in the provider: configuring of registry.terraform.io/example/test failed"],
    ]);
  });
});

describe("plans that fail", () => {
  it.each<[string, Behaviour]>([
    ["an error", { modifyPlan: ({ plannedState }) => ({ plannedState, diagnostics: [error("no", "")] }) }],
    ["an exception", { modifyPlan: oops }],
  ])("by %s answer the prior state, which is null at create", async (_name, behaviour) => {
    const { server, resource } = await serve(behaviour);
    const config = state({ name: "b" });
    const request = { resource, proposedNewState: config, config, priorPrivate: none };
    const prior = state(made);
    const update = await planResourceChange(server, { ...request, priorState: prior }, context);
    const create = await planResourceChange(server, { ...request, priorState: null }, context);
    expect(update.plannedState).toBe(prior);
    expect(create.plannedState).toBeNull();
    expect([...update.diagnostics, ...create.diagnostics]).toHaveLength(2);
  });
});

describe("private data", () => {
  const stored = encodePrivate({ configured: ["filled"], author: { hash: "x" } });
  const read = async (bytes: Uint8Array, behaviour: Behaviour = {}) => {
    const { server, resource } = await serve(behaviour);
    return readResource(server, { resource, currentState: state(made), private: bytes }, context);
  };

  it.each<[string, Uint8Array, Behaviour, object]>([
    ["stays as it was if a read returns none", stored, {}, { configured: ["filled"], author: { hash: "x" } }],
    [
      "is replaced by what a read returns",
      stored,
      { read: ({ state: newState }) => Promise.resolve({ newState, private: { hash: "y" } }) },
      { configured: ["filled"], author: { hash: "y" } },
    ],
    [
      "stays as it was if a read fails",
      stored,
      { read: oops },
      { configured: ["filled"], author: { hash: "x" } },
    ],
    [
      "is dropped if another provider wrote it",
      Buffer.from('{"key":"eyJhIjoxfQ=="}'),
      {},
      { configured: [], author: {} },
    ],
    [
      "is dropped if it has another form than ours",
      Buffer.from('{"v":1,"configured":"x"}'),
      {},
      { configured: [], author: {} },
    ],
  ])("%s", async (_name, bytes, behaviour, expected) => {
    const { private: answered } = await read(bytes, behaviour);
    expect(decodePrivate(answered)).toMatchObject(expected);
  });

  it("is an object with a numeric v, which HashiCorp's framework discards", () => {
    expect(JSON.parse(Buffer.from(stored).toString())).toMatchObject({ v: 1 });
  });
});

describe("the server", () => {
  it("finds only resources of the provider, even for the name of a part of every object", async () => {
    const { server } = await serve();
    expect(await server.resource("constructor")).toBeUndefined();
    expect(await server.resource("__proto__")).toBeUndefined();
  });

  it("stops the operations under way, and works again once it is configured again, as in debug mode", async () => {
    const { server } = await serve();
    const first = server.signal;
    await stopProvider(server, undefined, context);
    expect(first.aborted).toBe(true);
    await configureProvider(server, { config: new Map(), terraformVersion: "1.11.4" }, context);
    expect(server.signal.aborted).toBe(false);
    expect(server.client).toBe("client");
  });

  it.each<[string, unknown]>([
    ["its message", new Error("value-of-a-setting")],
    ["the cause", new Error("it failed", { cause: new Error("value-of-a-setting") })],
    ["lines that look like calls", new Error("it failed\n    at value-of-a-setting (file.ts:1:1)")],
    ["something that is no error", "value-of-a-setting"],
  ])(
    "reports and logs where an exception happened, but not %s, which may hold a value",
    async (_name, thrown) => {
      const logged: unknown[] = [];
      const logger = { ...context.logger, error: (...entry: unknown[]) => logged.push(entry) };
      const read = (): never => {
        throw thrown;
      };
      const { server, resource } = await serve({ read });
      const request = { resource, currentState: state(made), private: none };
      const { diagnostics } = await readResource(server, request, { ...context, logger });
      expect(diagnostics[0]?.detail).toMatch(
        /^An unexpected (Error, thrown at .*guard\.test\.ts|exception that is)/,
      );
      if (thrown instanceof Error) expect(JSON.stringify(logged)).toContain("guard.test.ts");
      expect(JSON.stringify([logged, diagnostics])).not.toContain("value-of-a-setting");
    },
  );
});
