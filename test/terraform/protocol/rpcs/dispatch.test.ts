import type { OperationContext } from "../../../../src/terraform/context.ts";
import { encodeJson, unknown } from "../../../../src/terraform/cty/index.ts";
import { dynamicValueToProto } from "../../../../src/terraform/protocol/rpcs/convert/to-proto.ts";
import { DispatchClient, item, itemType, json, stateOf } from "./dispatch-client.ts";
import { itemWith } from "../item-with.ts";
import { createTestProvider, itemValue } from "../test-provider.ts";

describe("the provider's RPCs", () => {
  it("are the RPCs that it needs, and no others", () => {
    expect(new DispatchClient().rpcs.toSorted()).toEqual([
      "ApplyResourceChange",
      "ConfigureProvider",
      "GetMetadata",
      "GetProviderSchema",
      "GetResourceIdentitySchemas",
      "ImportResourceState",
      "MoveResourceState",
      "PlanResourceChange",
      "ReadResource",
      "StopProvider",
      "UpgradeResourceIdentity",
      "UpgradeResourceState",
      "ValidateProviderConfig",
      "ValidateResourceConfig",
    ]);
  });

  it("name resources without loading them", async () => {
    const { resources, serverCapabilities } = await new DispatchClient().call("GetMetadata", {});
    expect(resources).toEqual([{ typeName: "test_item" }, { typeName: "test_unloadable" }]);
    expect(serverCapabilities).toMatchObject({ getProviderSchemaOptional: true, moveResourceState: true });
  });

  it("encode the schemas", async () => {
    const { test_unloadable: _, ...resources } = createTestProvider().resources;
    const client = new DispatchClient({ ...createTestProvider(), resources });
    const response = await client.call("GetProviderSchema", {});
    expect([...response.resourceSchemas.keys()]).toEqual(["test_item"]);
    expect(response.diagnostics).toEqual([]);
  });

  it("answer an error if a schema cannot be loaded", async () => {
    const { diagnostics } = await new DispatchClient().call("GetProviderSchema", {});
    expect(diagnostics).toMatchObject([
      { severity: 1, detail: expect.stringMatching(/^An unexpected Error, thrown at test_unloadable /) },
    ]);
  });

  it("answer no identities if no resource has one", async () => {
    const client = new DispatchClient(itemWith({}));
    expect(await client.call("GetResourceIdentitySchemas", {})).toEqual({
      identitySchemas: new Map(),
      diagnostics: [],
    });
  });

  it("check the provider's configuration", async () => {
    const config = json('{"host":"a"}');
    expect(await new DispatchClient().call("ValidateProviderConfig", { config })).toEqual({
      diagnostics: [],
    });
  });

  it("hand operations the client's version and capabilities, and the stop", async () => {
    const seen: unknown[] = [];
    const see = (rpc: string, { terraformVersion, clientCapabilities, signal }: OperationContext): void => {
      seen.push({ rpc, terraformVersion, clientCapabilities, aborted: signal.aborted });
    };
    const client = new DispatchClient({
      ...createTestProvider(),
      validateConfig: (_config, context) => {
        see("validate", context);
        return Promise.resolve([]);
      },
      configure: (_config, context) => {
        see("configure", context);
        return Promise.resolve({ client: {} });
      },
    });
    await client.configured();
    expect(await client.call("StopProvider", {})).toEqual({ error: "" });
    await client.call("ValidateProviderConfig", { config: json('{"host":null}') });
    // In debug mode, Terraform's next command configures the same process again.
    await client.configured();
    const clientCapabilities = { deferralAllowed: false, writeOnlyAttributesAllowed: true };
    const common = { terraformVersion: "1.11.4", clientCapabilities };
    expect(seen).toEqual([
      { rpc: "configure", ...common, aborted: false },
      { rpc: "validate", ...common, aborted: true },
      { rpc: "configure", ...common, aborted: false },
    ]);
  });
});

describe("the resources' RPCs", () => {
  it("carry a diagnostic with its path", async () => {
    const { diagnostics } = await new DispatchClient().call("ValidateResourceConfig", {
      typeName: "test_item",
      config: item({ name: "odd" }),
    });
    expect(diagnostics).toEqual([
      {
        severity: 2,
        summary: "An odd name",
        detail: "Take another.",
        attribute: { steps: [{ attributeName: "name" }] },
      },
    ]);
  });

  it("take a value in JSON too", async () => {
    const config = { json: Buffer.from(encodeJson(itemValue({ name: "odd" }), itemType)) };
    const { diagnostics } = await new DispatchClient().call("ValidateResourceConfig", {
      typeName: "test_item",
      config,
    });
    expect(diagnostics).toHaveLength(1);
  });

  it("go through plan, apply, read and destroy", async () => {
    const client = await new DispatchClient().configured();
    const config = item({ name: "a", size: 2n ** 60n });
    const none = dynamicValueToProto(null, itemType);
    const typeName = "test_item";
    const planned = await client.call("PlanResourceChange", {
      typeName,
      priorState: none,
      proposedNewState: config,
      config,
    });
    expect(planned.diagnostics).toEqual([]);
    expect(stateOf(planned.plannedState)).toEqual(itemValue({ id: unknown, name: "a", size: 2n ** 60n }));
    const applied = await client.call("ApplyResourceChange", {
      typeName,
      priorState: none,
      plannedState: planned.plannedState,
      plannedPrivate: planned.plannedPrivate,
      config,
    });
    expect(applied.diagnostics).toEqual([]);
    expect(stateOf(applied.newState)).toEqual(itemValue({ id: "item-1", name: "a", size: 2n ** 60n }));
    const read = await client.call("ReadResource", {
      typeName,
      currentState: applied.newState,
      private: applied.private,
    });
    expect(stateOf(read.newState)).toEqual(stateOf(applied.newState));
    const destroyed = await client.call("ApplyResourceChange", {
      typeName,
      priorState: read.newState,
      plannedState: none,
      config: none,
    });
    expect({ state: stateOf(destroyed.newState), diagnostics: destroyed.diagnostics }).toEqual({
      state: null,
      diagnostics: [],
    });
  });

  it("answer null for an object that is gone", async () => {
    const client = await new DispatchClient().configured();
    const { newState } = await client.call("ReadResource", {
      typeName: "test_item",
      currentState: item({ name: "gone" }),
    });
    expect(newState?.msgpack).toEqual(Buffer.of(0xc0));
  });

  it("import by id", async () => {
    const client = await new DispatchClient().configured();
    const { importedResources } = await client.call("ImportResourceState", {
      typeName: "test_item",
      id: "i",
    });
    expect(importedResources).toHaveLength(1);
    expect(stateOf(importedResources[0]?.state)).toEqual(itemValue({ id: "i" }));
  });

  it("upgrade a stored state", async () => {
    const rawState = json('{"id":"i","name":"a","size":12345678901234567890,"lost":true}');
    const { upgradedState, diagnostics } = await new DispatchClient().call("UpgradeResourceState", {
      typeName: "test_item",
      rawState,
    });
    expect(diagnostics).toEqual([]);
    expect(stateOf(upgradedState)).toEqual(itemValue({ id: "i", name: "a", size: 12345678901234567890n }));
  });
});
