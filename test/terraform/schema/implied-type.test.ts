import { list, map, object, set } from "../../../src/terraform/cty/index.ts";
import {
  attributeType,
  impliedType,
  type Attribute,
  type Block,
} from "../../../src/terraform/schema/index.ts";

const inner: Block = { attributes: { size: { type: "number", optional: true } } };
const innerType = object({ size: "number" });

describe("impliedType", () => {
  it("has the attributes and the nested blocks side by side", () => {
    const block: Block = {
      attributes: { name: { type: "string", required: true }, tags: { type: set("string"), optional: true } },
      blocks: { timeouts: { nesting: "single", block: inner } },
    };
    expect(impliedType(block)).toEqual(object({ name: "string", tags: set("string"), timeouts: innerType }));
  });

  it.each([
    ["single", innerType],
    ["group", innerType],
    ["list", list(innerType)],
    ["set", set(innerType)],
    ["map", map(innerType)],
  ] as const)("nests the type of a block of nesting %s", (nesting, type) => {
    expect(impliedType({ attributes: {}, blocks: { b: { nesting, block: inner } } })).toEqual(
      object({ b: type }),
    );
  });

  it("has the types of blocks inside blocks", () => {
    const outer: Block = { attributes: {}, blocks: { b: { nesting: "list", block: inner } } };
    expect(impliedType({ attributes: {}, blocks: { a: { nesting: "set", block: outer } } })).toEqual(
      object({ a: set(object({ b: list(innerType) })) }),
    );
  });
});

describe("attributeType", () => {
  it("is the type of a value attribute", () => {
    expect(attributeType({ type: map("bool"), optional: true })).toEqual(map("bool"));
  });

  it.each([
    ["single", innerType],
    ["list", list(innerType)],
    ["set", set(innerType)],
    ["map", map(innerType)],
  ] as const)("nests the type of a nested attribute of nesting %s", (nesting, type) => {
    const attribute: Attribute = { nesting, attributes: inner.attributes, optional: true };
    expect(attributeType(attribute)).toEqual(type);
  });
});
