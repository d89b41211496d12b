/** Random types and values. The same seed gives the same values, so a failure can be run again. */
import type { ObjectType, Type, Value } from "../../../src/terraform/cty/index.ts";
import { list, map, object, set, tuple, unknown } from "../../../src/terraform/cty/index.ts";

/** Returns a generator of numbers in [0, 1). The algorithm is mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface RandomOptions {
  readonly unknowns: boolean;
  /**
   * Whether types may contain `dynamic`. Then the elements of one collection may have different types, which no
   * encoder accepts. Check each value with `conform` before you encode it.
   */
  readonly dynamics: boolean;
}

export class RandomValues {
  readonly #random: () => number;
  readonly #options: RandomOptions;

  constructor(seed: number, options: RandomOptions) {
    this.#random = seeded(seed);
    this.#options = options;
  }

  type(depth = 3): Type {
    const kinds =
      depth === 0 ? this.#primitives() : [...this.#primitives(), "list", "set", "map", "tuple", "object"];
    const kind = this.#pick(kinds);
    switch (kind) {
      case "list":
        return list(this.type(depth - 1));
      case "set":
        return set(this.type(depth - 1));
      case "map":
        return map(this.type(depth - 1));
      case "tuple":
        return tuple(this.#many(() => this.type(depth - 1)));
      case "object":
        return this.#objectType(depth);
      default:
        return kind as Type;
    }
  }

  value(type: Type): Value {
    if (this.#chance(0.1)) return null;
    if (this.#options.unknowns && this.#chance(0.1)) return unknown;
    if (typeof type === "string") return this.#primitive(type);
    switch (type.kind) {
      case "list":
      case "set":
        return this.#many(() => this.value(type.element));
      case "map":
        return this.#map(type.element);
      case "tuple":
        return type.elements.map((element) => this.value(element));
      case "object":
        return new Map(Object.entries(type.attributes).map(([name, own]) => [name, this.value(own)]));
    }
  }

  /** Makes a map whose keys have any Unicode form. No two of its keys are equal after NFC. */
  #map(element: Type): Value {
    const entries = this.#many(() => [this.#text(), this.value(element)] as const);
    const distinct = new Map(entries.map((entry) => [entry[0].normalize("NFC"), entry]));
    return new Map(distinct.values());
  }

  #primitives(): string[] {
    return ["string", "number", "bool", ...(this.#options.dynamics ? ["dynamic"] : [])];
  }

  #objectType(depth: number): ObjectType {
    const name = (): string => this.#text().normalize("NFC");
    return object(Object.fromEntries(this.#many(() => [name(), this.type(depth - 1)] as const)));
  }

  #primitive(type: string): Value {
    if (type === "bool") return this.#chance(0.5);
    if (type === "string") return this.#text();
    if (type === "number") return this.#number();
    const own = this.#ownType();
    return { type: own, value: this.value(own) };
  }

  /** Picks the own type of a dynamic value. The type may itself contain `dynamic`. */
  #ownType(): Type {
    const fixed = this.#pick<Type>(["string", "number", "bool", list("string"), object({ a: "number" })]);
    const inner = this.#pick<Type>([object({ of: "dynamic" }), tuple(["dynamic", "bool"]), map("string")]);
    return this.#chance(0.7) ? fixed : inner;
  }

  #number(): Value {
    const bits = BigInt(Math.floor(this.#random() * 400));
    const power = (1n << bits) + BigInt(this.#pick([-1, 0, 1]));
    const integer = this.#chance(0.5) ? power : -power;
    const safe = integer >= Number.MIN_SAFE_INTEGER && integer <= Number.MAX_SAFE_INTEGER;
    return this.#pick<Value>([
      safe ? Number(integer) : integer,
      Math.floor(this.#random() * 1000),
      Math.floor(this.#random() * 1000) / 8,
      -0,
      this.#pick([Number.MAX_VALUE, Number.MIN_VALUE, -Number.MAX_VALUE, 0.1, 1e21, 2 ** 64]),
      { decimal: `${this.#pick(["-", ""])}1.5e${String(Math.floor(this.#random() * 1200) - 600)}` },
      {
        decimal: `${String(Math.floor(this.#random() * 100))}.${"3".repeat(1 + Math.floor(this.#random() * 40))}`,
      },
    ]);
  }

  #text(): string {
    const letters = [
      "a",
      "b",
      "Z",
      "_",
      "0",
      '"',
      "\\",
      "\n",
      "é",
      "e\u0301",
      "\u212b",
      "ﬁ",
      "가",
      "\u1100\u1161",
      "日",
      "😀",
      "\u0000",
      "\ufeff",
    ];
    const length = this.#chance(0.05) ? 300 : Math.floor(this.#random() * 6);
    return Array.from({ length }, () => this.#pick(letters)).join("");
  }

  #many<T>(one: () => T): T[] {
    const length = this.#chance(0.05) ? 20 : Math.floor(this.#random() * 4);
    return Array.from({ length }, one);
  }

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)] as T;
  }

  #chance(of: number): boolean {
    return this.#random() < of;
  }
}
