import { encodeType, isMap, list, type ObjectValue, unknown } from "../../../../src/terraform/cty/index.ts";
import { objectOrNullFromProto } from "../../../../src/terraform/protocol/rpcs/convert/from-proto.ts";
import type { Messages } from "../../../../src/terraform/protocol/generated/wire-tables.ts";
import { dynamicValueToProto } from "../../../../src/terraform/protocol/rpcs/convert/to-proto.ts";
import type { IdentitySchema, ResourceIdentity } from "../../../../src/terraform/identity.ts";
import type { ImportTarget, Resource } from "../../../../src/terraform/resource.ts";
import { identityType } from "../../../../src/terraform/server/index.ts";
import { DispatchClient, item, itemType, json, stateOf } from "./dispatch-client.ts";
import { itemWith } from "../item-with.ts";
import { itemValue } from "../test-provider.ts";

const identity: ResourceIdentity = {
  schema: {
    version: 2,
    attributes: {
      id: { type: "string", requiredForImport: true, description: "Its id." },
      zones: { type: list("string"), optionalForImport: true },
    },
  },
  fromState: (state) => ({ id: state.get("id") ?? null }),
};
const type = identityType(identity.schema);
const subject = { owner: "test_item", part: "identity" };
const typeName = "test_item";
const known = new Map([
  ["id", "i"],
  ["zones", null],
]);

const client = (own: Partial<ResourceIdentity> = {}, more: Partial<Resource<unknown>> = {}) =>
  new DispatchClient(itemWith({ identity: { ...identity, ...own }, ...more })).configured();
const identityIn = (data: Messages["ResourceIdentityData"] | undefined): ObjectValue | null =>
  objectOrNullFromProto(data?.identityData, type, subject);
const none = dynamicValueToProto(null, itemType);
const summaries = (diagnostics: readonly Messages["Diagnostic"][]): unknown[] =>
  diagnostics.map(({ severity, summary }) => [severity, summary]);

describe("a resource's identity", () => {
  it("has a schema on the wire", async () => {
    const { identitySchemas } = await (await client()).call("GetResourceIdentitySchemas", {});
    expect(identitySchemas.get(typeName)).toEqual({
      version: 2,
      identityAttributes: [
        {
          name: "id",
          type: Buffer.from(encodeType("string")),
          requiredForImport: true,
          optionalForImport: false,
          description: "Its id.",
        },
        {
          name: "zones",
          type: Buffer.from(encodeType(list("string"))),
          requiredForImport: false,
          optionalForImport: true,
          description: "",
        },
      ],
    });
  });

  it.each([
    ["for an object that was read", item({ id: "i", name: "a" })],
    ["for an object that is gone", item({ id: "i", name: "gone" })],
    ["for an object that cannot be read", item({ id: "i", name: "broken" })],
  ])("comes with a read %s, and is not taken from the request", async (_name, currentState) => {
    const { newIdentity } = await (await client()).call("ReadResource", { typeName, currentState });
    expect(identityIn(newIdentity)).toEqual(known);
  });

  it("comes with a plan as soon as it is known", async () => {
    const own = await client();
    const config = item({ name: "b" });
    const create = await own.call("PlanResourceChange", {
      typeName,
      priorState: none,
      proposedNewState: config,
      config,
    });
    expect(stateOf(create.plannedState)).toEqual(itemValue({ id: unknown, name: "b" }));
    expect(create.plannedIdentity).toBeUndefined();
    const update = await own.call("PlanResourceChange", {
      typeName,
      priorState: item({ id: "i", name: "a" }),
      proposedNewState: item({ id: "i", name: "b" }),
      config,
    });
    expect(identityIn(update.plannedIdentity)).toEqual(known);
  });

  it.each([
    ["a create", none, item({ id: unknown, name: "a" }), "item-1"],
    ["a destroy", item({ id: "i", name: "a" }), none, "i"],
  ])("comes with the apply of %s", async (_name, priorState, plannedState, id) => {
    const { newIdentity } = await (
      await client()
    ).call("ApplyResourceChange", { typeName, priorState, plannedState, config: plannedState });
    expect(identityIn(newIdentity)?.get("id")).toBe(id);
  });

  it("is left out if all of it is null", async () => {
    const currentState = item({ name: "a" });
    const { newIdentity, diagnostics } = await (
      await client()
    ).call("ReadResource", { typeName, currentState });
    expect({ newIdentity, diagnostics }).toEqual({ newIdentity: undefined, diagnostics: [] });
  });

  it.each<[string, ResourceIdentity["fromState"], string]>([
    [
      "throws",
      () => {
        throw new Error("oops");
      },
      "An unexpected Error, thrown at ",
    ],
    ["is of another type", () => ({ id: 7 }), "id: a string is needed"],
    [
      "names an attribute that the schema lacks",
      () => ({ id: "i", extra: "x" }),
      "extra: there is no such attribute",
    ],
  ])(
    "is reported as a bug of the provider if it %s, and the state is stored",
    async (_name, fromState, text) => {
      const own = await client({ fromState });
      const read = await own.call("ReadResource", { typeName, currentState: item({ id: "i", name: "a" }) });
      expect(read.diagnostics).toMatchObject([{ severity: 1, detail: expect.stringContaining(text) }]);
      const plannedState = item({ id: unknown, name: "a" });
      const applied = await own.call("ApplyResourceChange", {
        typeName,
        priorState: none,
        plannedState,
        config: plannedState,
      });
      // The diagnostic is a warning, because an error would taint the new object.
      expect(applied.diagnostics).toMatchObject([{ severity: 2, detail: expect.stringContaining(text) }]);
      expect(stateOf(applied.newState)).toEqual(itemValue({ id: "item-1", name: "a" }));
    },
  );
});

describe("an import by identity", () => {
  const importBy = async (
    values: Readonly<Record<string, string | null>>,
    importState?: Resource<unknown>["importState"],
  ) =>
    (await client({}, importState && { importState })).call("ImportResourceState", {
      typeName,
      identity: { identityData: dynamicValueToProto(new Map(Object.entries(values)), type) },
    });

  it("fills the attributes of the same names, and answers with the identity", async () => {
    const fromState: ResourceIdentity["fromState"] = (state) => ({ id: state.get("id") ?? null });
    const schema: IdentitySchema = {
      version: 0,
      attributes: { id: { type: "string", requiredForImport: true } },
    };
    const own = await client({ schema, fromState });
    const narrow = identityType(schema);
    const { importedResources, diagnostics } = await own.call("ImportResourceState", {
      typeName,
      identity: { identityData: dynamicValueToProto(new Map([["id", "i"]]), narrow) },
    });
    expect(diagnostics).toEqual([]);
    expect(stateOf(importedResources[0]?.state)).toEqual(itemValue({ id: "i" }));
    expect(
      objectOrNullFromProto(importedResources[0]?.identity?.identityData, narrow, subject)?.get("id"),
    ).toBe("i");
  });

  it("is handed to the author, as an id is", async () => {
    const seen: ImportTarget[] = [];
    const importState: Resource<unknown>["importState"] = ({ client: _, ...target }) => {
      seen.push(target);
      return Promise.resolve({ state: new Map([["id", "found"]]) });
    };
    const { importedResources } = await importBy({ id: "i", zones: null }, importState);
    expect(identityIn(importedResources[0]?.identity)?.get("id")).toBe("found");
    await (await client({}, { importState })).call("ImportResourceState", { typeName, id: "by-id" });
    expect(seen).toEqual([{ identity: known }, { id: "by-id" }]);
  });

  it("names a missing attribute in an error", async () => {
    const { importedResources, diagnostics } = await importBy({ id: null, zones: null });
    expect(importedResources).toEqual([]);
    expect(summaries(diagnostics)).toEqual([[1, "The identity lacks id"]]);
  });
});

describe("a stored identity of another version", () => {
  const upgrade = async (text: string, own: Partial<ResourceIdentity> = {}) =>
    (await client(own)).call("UpgradeResourceIdentity", { typeName, version: 1, rawIdentity: json(text) });

  it("is read with null for missing attributes", async () => {
    const { upgradedIdentity, diagnostics } = await upgrade('{"id":7,"lost":true}');
    expect(diagnostics).toEqual([]);
    expect(identityIn(upgradedIdentity)).toEqual(
      new Map([
        ["id", "7"],
        ["zones", null],
      ]),
    );
  });

  it("goes through the author's upgrade first", async () => {
    const seen: number[] = [];
    const { upgradedIdentity } = await upgrade('{"key":"i"}', {
      upgrade: (raw, version) => {
        seen.push(version);
        return new Map([["id", isMap(raw) ? (raw.get("key") ?? null) : null]]);
      },
    });
    expect(seen).toEqual([1]);
    expect(identityIn(upgradedIdentity)).toEqual(known);
  });

  it.each([
    ["is no JSON", "{", {}],
    [
      "makes the author's upgrade throw",
      "{}",
      {
        upgrade: () => {
          throw new Error("oops");
        },
      },
    ],
  ])("is answered with an error if it %s", async (_name, text, own) => {
    const { diagnostics } = await upgrade(text, own);
    expect(summaries(diagnostics)).toEqual([
      [1, "Bug in the provider: upgrading the identity of test_item failed"],
    ]);
  });
});
