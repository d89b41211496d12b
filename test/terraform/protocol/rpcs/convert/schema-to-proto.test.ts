import { list } from "../../../../../src/terraform/cty/index.ts";
import { decodeMessage } from "../../../../../src/terraform/protocol/messages/decode-message.ts";
import { encodeProviderSchema } from "../../../../../src/terraform/protocol/rpcs/convert/encode-provider-schema.ts";
import type { Schema } from "../../../../../src/terraform/schema/index.ts";

const schema: Schema = {
  version: 3,
  block: {
    description: "An *item*.",
    deprecationMessage: "Use things.",
    attributes: {
      id: { type: "string", computed: true, whenUnset: "volatile" },
      key: {
        type: "string",
        optional: true,
        sensitive: true,
        writeOnly: true,
        deprecationMessage: "Use id.",
      },
      tags: { type: list("string"), optional: true, computed: true, default: [], description: "Tags." },
      hosts: { nesting: "map", required: true, attributes: { port: { type: "number", required: true } } },
    },
    blocks: {
      timeouts: { nesting: "group", block: { attributes: { create: { type: "string", optional: true } } } },
      rule: { nesting: "list", minItems: 1, maxItems: 4, block: { attributes: {} } },
    },
  },
};

const response = decodeMessage(
  "GetProviderSchema.Response",
  encodeProviderSchema({
    serverCapabilities: { planDestroy: false, getProviderSchemaOptional: true, moveResourceState: false },
    provider: { version: 0, block: { attributes: {} } },
    resources: new Map([["test_item", schema]]),
    dataSources: new Map([["test_search", { ...schema, version: 0 }]]),
  }),
);
const block = response.resourceSchemas.get("test_item")?.block;
const attributes = new Map(block?.attributes.map((attribute) => [attribute.name, attribute]));

describe("a schema on the wire", () => {
  it("carries the schemas of provider, resources and data sources, and the capabilities", () => {
    expect(response.provider?.block?.attributes).toEqual([]);
    expect([...response.resourceSchemas.keys()]).toEqual(["test_item"]);
    expect([...response.dataSourceSchemas.keys()]).toEqual(["test_search"]);
    expect(response.resourceSchemas.get("test_item")?.version).toBe(3);
    expect(response.serverCapabilities).toMatchObject({
      getProviderSchemaOptional: true,
      planDestroy: false,
    });
  });

  it("describes a block in Markdown, with its deprecation", () => {
    expect(block).toMatchObject({
      description: "An *item*.",
      descriptionKind: 1,
      deprecated: true,
      deprecationMessage: "Use things.",
    });
  });

  it.each([
    [
      "id",
      '"string"',
      { computed: true, optional: false, required: false, deprecated: false, writeOnly: false },
    ],
    [
      "key",
      '"string"',
      { optional: true, sensitive: true, writeOnly: true, deprecated: true, deprecationMessage: "Use id." },
    ],
    [
      "tags",
      '["list","string"]',
      { optional: true, computed: true, description: "Tags.", descriptionKind: 1 },
    ],
  ])("has the attribute %s", (name, type, expected) => {
    expect(attributes.get(name)).toMatchObject(expected);
    expect(Buffer.from(attributes.get(name)?.type ?? []).toString()).toBe(type);
    expect(attributes.get(name)?.nestedType).toBeUndefined();
  });

  it("has attributes inside an attribute, which then has no type", () => {
    const hosts = attributes.get("hosts");
    expect(hosts).toMatchObject({
      required: true,
      nestedType: { nesting: 4, attributes: [{ name: "port" }] },
    });
    expect(hosts?.type).toHaveLength(0);
  });

  it("has nested blocks", () => {
    expect(block?.blockTypes).toMatchObject([
      { typeName: "timeouts", nesting: 5, minItems: 0, block: { attributes: [{ name: "create" }] } },
      { typeName: "rule", nesting: 2, minItems: 1, maxItems: 4 },
    ]);
  });
});
