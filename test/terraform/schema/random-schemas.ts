/** Random schemas from a seed, and configurations that the schemas allow. */
import {
  unknown,
  type ObjectType,
  type ObjectValue,
  type Type,
  type Value,
} from "../../../src/terraform/cty/index.ts";
import {
  isNested,
  type Attribute,
  type Block,
  type NestedBlock,
} from "../../../src/terraform/schema/index.ts";
import { RandomValues, seeded } from "../cty/random-values.ts";

const behaviours: readonly Partial<Attribute>[] = [
  { required: true },
  { optional: true },
  { optional: true, writeOnly: true },
  { computed: true },
  { computed: true, whenUnset: "volatile" },
  { optional: true, computed: true },
  { optional: true, computed: true, whenUnset: "volatile" },
  { optional: true, computed: true, whenUnset: "filled" },
];
const attributeNestings = ["single", "list", "set", "map"] as const;
const blockNestings = [...attributeNestings, "group"] as const;

export class RandomSchemas {
  readonly #random: () => number;
  readonly #values: RandomValues;
  readonly #known: RandomValues;
  readonly #unknowns: boolean;

  /**
   * @param unknowns whether configurations have unknown values. With `"single"`, attributes without nesting may have
   * unknown values, but no nested attribute and no block is unknown as a whole
   */
  constructor(seed: number, unknowns: boolean | "single") {
    this.#random = seeded(seed);
    this.#unknowns = unknowns === true;
    this.#values = new RandomValues(seed, { unknowns: unknowns !== false, dynamics: false });
    this.#known = new RandomValues(seed, { unknowns: false, dynamics: false });
  }

  block(depth = 2, insideSet = false): Block {
    const attributes = Array.from({ length: 1 + this.#upTo(4) }, (_, at) => [
      `a${String(at)}`,
      this.#attribute(depth, insideSet),
    ]);
    const blocks = Array.from({ length: depth === 0 ? 0 : this.#upTo(3) }, (_, at) => {
      const nesting = this.#pick(blockNestings);
      return [`b${String(at)}`, { nesting, block: this.block(depth - 1, insideSet || nesting === "set") }];
    });
    return {
      attributes: Object.fromEntries(attributes) as Block["attributes"],
      blocks: Object.fromEntries(blocks) as Readonly<Record<string, NestedBlock>>,
    };
  }

  /**
   * Makes a configuration that a practitioner may write. Attributes that are only computed are null. The blocks are
   * random.
   */
  config({ attributes, blocks = {} }: Block): ObjectValue {
    return new Map<string, Value>([
      ...Object.entries(attributes).map(([name, own]) => [name, this.#configured(own)] as const),
      ...Object.entries(blocks).map(([name, { nesting, block }]) => {
        const isAbsent = nesting === "single" && this.#random() < 0.3;
        return [name, isAbsent ? null : this.#nested(nesting, () => this.config(block))] as const;
      }),
    ]);
  }

  /** Puts a known value in place of each unknown value, and another value in place of some planned values. */
  answer(planned: ObjectValue, type: ObjectType): ObjectValue {
    return new Map(
      [...planned].map(([name, value]) => {
        const own = type.attributes[name] ?? "string";
        return [name, this.#fill(this.#random() < 0.2 ? unknown : value, own)];
      }),
    );
  }

  /** Puts a known value in place of each unknown value. */
  resolve(value: ObjectValue, type: ObjectType): ObjectValue {
    return new Map(
      [...value].map(([name, own]) => [name, this.#fill(own, type.attributes[name] ?? "string")]),
    );
  }

  #fill(value: Value, type: Type): Value {
    const fill = (own: Value, ownType: Type): Value => {
      if (own === unknown) return this.#known.value(ownType);
      if (own === null || typeof ownType === "string") return own;
      const innerType = (key: string | number): Type => {
        if (ownType.kind === "object") return ownType.attributes[key] ?? "string";
        return ownType.kind === "tuple" ? (ownType.elements[Number(key)] ?? "string") : ownType.element;
      };
      if (Array.isArray(own)) return own.map((inner: Value, at) => fill(inner, innerType(at)));
      if (!(own instanceof Map)) return own;
      return new Map([...own].map(([key, inner]: [string, Value]) => [key, fill(inner, innerType(key))]));
    };
    return fill(value, type);
  }

  #attribute(depth: number, insideSet: boolean): Attribute {
    const allowed = insideSet ? behaviours.filter(({ writeOnly }) => writeOnly !== true) : behaviours;
    const behaviour = this.#pick(allowed);
    if (depth === 0 || behaviour.writeOnly === true || this.#random() < 0.6)
      return { ...behaviour, type: this.#values.type(2) };
    const nesting = this.#pick(attributeNestings);
    const { attributes } = this.block(depth - 1, insideSet || nesting === "set");
    return { ...behaviour, nesting, attributes };
  }

  #configured(attribute: Attribute): Value {
    if (attribute.required !== true && attribute.optional !== true) return null;
    if (attribute.required !== true && this.#random() < 0.4) return null;
    if (isNested(attribute)) return this.#nested(attribute.nesting, () => this.config(attribute));
    return this.#nonNull(this.#values, attribute.type);
  }

  #nonNull(values: RandomValues, type: Type): Value {
    for (;;) {
      const value = values.value(type);
      if (value !== null) return value;
    }
  }

  #nested(nesting: NestedBlock["nesting"], one: () => ObjectValue): Value {
    if (this.#unknowns && this.#random() < 0.1 && nesting !== "group") return unknown;
    if (nesting === "single" || nesting === "group") return one();
    const several = Array.from({ length: this.#upTo(3) }, one);
    return nesting === "map" ? new Map(several.map((own, at) => [`k${String(at)}`, own])) : several;
  }

  /** A random whole number below the bound. */
  #upTo(bound: number): number {
    return Math.floor(this.#random() * bound);
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#upTo(from.length)] as T;
  }
}
