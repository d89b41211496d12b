import { encodeMsgpack, unknown, type Value } from "../../../../src/terraform/cty/index.ts";
import { createDispatch } from "../../../../src/terraform/protocol/rpcs/dispatch.ts";
import type { MessageInput } from "../../../../src/terraform/protocol/messages/encode-message.ts";
import type { Messages } from "../../../../src/terraform/protocol/generated/wire-tables.ts";
import { dynamicValueToProto } from "../../../../src/terraform/protocol/rpcs/convert/to-proto.ts";
import { DispatchClient, item, itemType, json, silent, stateOf } from "./dispatch-client.ts";
import type { Resource } from "../../../../src/terraform/resource.ts";
import { itemWith } from "../item-with.ts";
import { createTestProvider, itemValue } from "../test-provider.ts";

describe("an error", () => {
  const typeName = "test_item";
  const broken = { msgpack: Buffer.from("ff", "hex") };

  it("is a diagnostic for a state of Terraform 0.11", async () => {
    const rawState = { flatmap: new Map([["id", "i"]]) };
    const { diagnostics } = await new DispatchClient().call("UpgradeResourceState", { typeName, rawState });
    expect(diagnostics).toMatchObject([
      { severity: 1, detail: expect.stringContaining("terraform state rm") },
    ]);
  });

  it("is a diagnostic for a resource that does not exist", async () => {
    const { diagnostics } = await new DispatchClient().call("ReadResource", { typeName: "test_itm" });
    expect(diagnostics).toMatchObject([
      {
        severity: 1,
        summary: "Unknown resource type test_itm",
        detail: expect.stringContaining("test_item"),
      },
    ]);
  });

  it("is a diagnostic for a resource that cannot be loaded, and for one that is named like a part of every object", async () => {
    const unloadable = await new DispatchClient().call("ReadResource", { typeName: "test_unloadable" });
    expect(unloadable.diagnostics).toMatchObject([{ summary: "Bug in the provider: ReadResource failed" }]);
    const inherited = await new DispatchClient().call("ReadResource", { typeName: "constructor" });
    expect(inherited.diagnostics).toMatchObject([{ summary: "Unknown resource type constructor" }]);
  });

  it.each<[string, MessageInput<Messages["DynamicValue"]>]>([
    ["bytes that are no MessagePack", broken],
    ["a value of another type", { msgpack: encodeMsgpack("text", "string") }],
    ["no bytes", {}],
    ["JSON that is none", json("{")],
  ])("is a diagnostic for %s in place of a value", async (_name, config) => {
    const { diagnostics } = await new DispatchClient().call("ValidateResourceConfig", { typeName, config });
    expect(diagnostics).toMatchObject([
      { severity: 1, summary: "The configuration of test_item cannot be read" },
    ]);
  });

  it("is a gRPC error only if the message itself is broken", async () => {
    const rpc = createDispatch(createTestProvider(), silent).get("ReadResource");
    await expect(rpc?.(Buffer.of(0x0a, 5))).rejects.toThrow("ReadResource.Request.typeName");
  });

  it("keeps the prior state if an apply cannot begin", async () => {
    const client = await new DispatchClient().configured();
    const priorState = item({ id: "i", name: "a" });
    const response = await client.call("ApplyResourceChange", {
      typeName,
      priorState,
      plannedState: broken,
      config: broken,
    });
    expect(response.diagnostics).toMatchObject([
      { severity: 1, summary: "The plan of test_item cannot be read" },
    ]);
    expect(stateOf(response.newState)).toEqual(itemValue({ id: "i", name: "a" }));
  });

  it.each<[string, object, object]>([
    [
      "a text that is no string",
      { summary: 1, detail: null, path: [] },
      { summary: "(no text, but number)", detail: "(no text, but null)" },
    ],
    ["no path", { summary: "s", detail: "d" }, { summary: "s", detail: "d" }],
    ["a path with an empty step", { summary: "s", detail: "d", path: [{}] }, { summary: "s", detail: "d" }],
    [
      "an index that is no number",
      { summary: "s", detail: "d", path: [{ index: 0.5 }] },
      { summary: "s", detail: "d" },
    ],
  ])("keeps the new state after an apply whose diagnostic has %s", async (_name, broken_, shown) => {
    const create: Resource<unknown>["create"] = ({ plannedState }) =>
      Promise.resolve({
        newState: new Map([...plannedState, ["id", "made"]]),
        diagnostics: [{ severity: "error", ...broken_ } as never],
      });
    const client = await new DispatchClient(itemWith({ create })).configured();
    const response = await client.call("ApplyResourceChange", {
      typeName,
      priorState: dynamicValueToProto(null, itemType),
      plannedState: item({ id: unknown, name: "a" }),
      config: item({ name: "a" }),
    });
    expect(stateOf(response.newState)).toEqual(itemValue({ id: "made", name: "a" }));
    expect(response.diagnostics).toEqual([{ severity: 1, ...shown }]);
  });

  it("keeps the rest of the new state if an attribute cannot be encoded after an apply", async () => {
    const onCreate = (): Promise<ReadonlyMap<string, Value>> =>
      Promise.resolve(new Map([["size", Number.NaN]]));
    const client = await new DispatchClient(createTestProvider({ onCreate })).configured();
    const response = await client.call("ApplyResourceChange", {
      typeName,
      priorState: dynamicValueToProto(null, itemType),
      plannedState: item({ id: unknown, name: "a", size: unknown }),
      config: item({ name: "a" }),
    });
    expect(response.diagnostics).toMatchObject([
      { severity: 1, attribute: { steps: [{ attributeName: "size" }] } },
    ]);
    expect(stateOf(response.newState)).toEqual(itemValue({ id: "item-1", name: "a", size: null }));
  });
});
