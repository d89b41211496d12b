/** Makes hostile inputs out of good ones. The same seed gives the same inputs. */
import { seeded } from "../../terraform/cty/random-values.ts";

/** Bytes at which decoders tend to stumble: lengths of four billion, deep nesting, odd keys, half of a character. */
const oddBytes = [
  "ff",
  "00",
  "7fffffff",
  "ffffffffffffffffff01",
  "dfffffffff",
  "ddffffffff",
  "dbffffffff",
  "c1",
  "c70c",
  "d40000",
  "93",
  "81a1",
  "c080",
  "eda080",
  "efbbbf",
].map((hex) => Buffer.from(hex, "hex"));

const oddTexts = [
  '"__proto__":',
  '"constructor":',
  '{"__proto__":{"polluted":true}}',
  "null",
  "[]",
  "{}",
  "1e999",
  "-0",
  "9007199254740993",
  "1".repeat(400),
  '"\\ud800"',
  '""',
  "[".repeat(3_000),
  '{"a":'.repeat(3_000),
  "\u2028",
  "\u0000",
  "true",
  '"id":7,',
].map((text) => Buffer.from(text));

/** Makes variants of inputs by small changes, some of which follow one another. */
export class Mutator {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seeded(seed);
  }

  /** A variant of one of the seeds. */
  variant(seeds: readonly Uint8Array[]): Buffer {
    let bytes: Buffer = Buffer.from(this.#pick(seeds));
    for (let changes = 1 + this.#below(4); changes > 0; changes--) bytes = this.#changed(bytes, seeds);
    return bytes;
  }

  #changed(bytes: Buffer, seeds: readonly Uint8Array[]): Buffer {
    const [from, to] = [this.#below(bytes.length + 1), this.#below(bytes.length + 1)].sort(
      (a, b) => a - b,
    ) as [number, number];
    const with_ = (middle: Uint8Array, until = from): Buffer =>
      Buffer.concat([bytes.subarray(0, from), middle, bytes.subarray(until)]);
    switch (this.#below(8)) {
      case 0:
        return with_(Buffer.of(this.#below(256)), Math.min(from + 1, bytes.length));
      case 1:
        return bytes.subarray(0, from);
      case 2:
        return with_(Buffer.alloc(0), to);
      case 3:
        return with_(this.#pick(oddBytes));
      case 4:
        return with_(this.#pick(oddTexts));
      case 5:
        return with_(bytes.subarray(from, to));
      case 6: {
        const other = this.#pick(seeds);
        return with_(other.subarray(this.#below(other.length), this.#below(other.length + 1)), to);
      }
      default:
        return this.#valueChanged(bytes);
    }
  }

  /** JSON in which one value is another one. Other bytes get a bit flipped. */
  #valueChanged(bytes: Buffer): Buffer {
    const text = bytes.toString("utf8");
    const values = [...text.matchAll(/"(?:[^"\\]|\\.){0,80}"(?!\s*:)|-?\d+(?:\.\d+)?|true|false|null/g)];
    if (values.length > 0 && /^\s*[[{]/.test(text)) {
      const { index, 0: old } = this.#pick(values);
      return Buffer.from(
        text.slice(0, index) + this.#pick(oddTexts).toString() + text.slice(index + old.length),
      );
    }
    const at = this.#below(bytes.length);
    const flipped = Buffer.from(bytes);
    if (flipped.length > 0) flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << this.#below(8)), at);
    return flipped;
  }

  #below(end: number): number {
    return Math.floor(this.#random() * end);
  }

  #pick<T>(from: readonly T[]): T {
    const item = from[this.#below(from.length)];
    if (item === undefined) throw new Error("there is nothing to pick from");
    return item;
  }
}
