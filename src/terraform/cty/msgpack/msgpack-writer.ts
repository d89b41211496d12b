import { formatNumber, normaliseNumber } from "../number.ts";
import type { NumberValue } from "../value.ts";

/** Writes MessagePack items one after the other, each with the shortest code. */
export class MsgpackWriter {
  #bytes = Buffer.allocUnsafe(1024);
  #length = 0;

  /** A copy of the bytes that were written so far. */
  finish(): Uint8Array {
    return new Uint8Array(this.#bytes.subarray(0, this.#length));
  }

  nil(): void {
    this.#unsigned(0xc0, 1);
  }

  /** Extension type 0 with a payload of one zero byte, as go-cty writes an unknown value without refinements. */
  unknown(): void {
    this.#unsigned(0xd40000, 3);
  }

  bool(value: boolean): void {
    this.#unsigned(value ? 0xc3 : 0xc2, 1);
  }

  /**
   * Writes a number as go-cty does. An integer of 64 bits is an integer, with an unsigned code if it is positive. A
   * number that a float64 holds exactly is a float64. Every other number is its decimal text.
   */
  number(value: NumberValue): void {
    const exact = normaliseNumber(value);
    if (typeof exact === "number" && !Number.isInteger(exact)) this.#float(exact);
    else if (isInt64(exact)) this.#integer(exact);
    else this.string(formatNumber(exact));
  }

  string(text: string): void {
    const bytes = Buffer.from(text);
    this.#header(bytes.length, { small: 0xa0, below: 32, codes: [0xd9, 0xda, 0xdb] });
    this.#append(bytes);
  }

  binary(bytes: Uint8Array): void {
    this.#header(bytes.length, { small: 0, below: 0, codes: [0xc4, 0xc5, 0xc6] });
    this.#append(bytes);
  }

  /** Begins an array: the next `length` items are its elements. */
  array(length: number): void {
    this.#header(length, { small: 0x90, below: 16, codes: [undefined, 0xdc, 0xdd] });
  }

  /** Begins a map: the next `length` pairs of items are its entries. */
  map(length: number): void {
    this.#header(length, { small: 0x80, below: 16, codes: [undefined, 0xde, 0xdf] });
  }

  /** Writes a code and a count: both in one byte if the count is small, else the count in one, two or four bytes. */
  #header(count: number, form: Header): void {
    const [one, two, four] = form.codes;
    if (count < form.below) this.#unsigned(form.small | count, 1);
    else if (one !== undefined && count < 0x100) this.#unsigned(one * 0x100 + count, 2);
    else if (count < 0x1_0000) this.#unsigned(two * 0x1_0000 + count, 3);
    else this.#unsigned(four * 0x1_0000_0000 + count, 5);
  }

  #integer(value: number | bigint): void {
    if (value >= 0x1_0000_0000) this.#wide(0xcf, value);
    else if (value >= 0) this.#header(Number(value), { small: 0, below: 0x80, codes: [0xcc, 0xcd, 0xce] });
    else if (value >= -0x20) this.#signed(Number(value), 1);
    else if (value >= -0x80) this.#signed(Number(value), 1, 0xd0);
    else if (value >= -0x8000) this.#signed(Number(value), 2, 0xd1);
    else if (value >= -0x8000_0000) this.#signed(Number(value), 4, 0xd2);
    else this.#wide(0xd3, value);
  }

  #float(value: number): void {
    this.#unsigned(0xcb, 1);
    const at = this.#reserve(8);
    this.#bytes.writeDoubleBE(value, at);
  }

  #wide(code: number, value: number | bigint): void {
    this.#unsigned(code, 1);
    const at = this.#reserve(8);
    this.#bytes.writeBigUInt64BE(BigInt.asUintN(64, BigInt(value)), at);
  }

  #signed(value: number, size: number, code?: number): void {
    if (code !== undefined) this.#unsigned(code, 1);
    const at = this.#reserve(size);
    this.#bytes.writeIntBE(value, at, size);
  }

  #unsigned(value: number, size: number): void {
    const at = this.#reserve(size);
    this.#bytes.writeUIntBE(value, at, size);
  }

  #append(bytes: Uint8Array): void {
    const at = this.#reserve(bytes.length);
    this.#bytes.set(bytes, at);
  }

  /** Makes room for `size` bytes and returns where the room begins. `#bytes` may be another buffer afterwards. */
  #reserve(size: number): number {
    const at = this.#length;
    this.#length += size;
    if (this.#length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#length, 2 * this.#bytes.length));
      this.#bytes.copy(larger, 0, 0, at);
      this.#bytes = larger;
    }
    return at;
  }
}

/** The codes of one kind of item that has a count. */
interface Header {
  /** The code to which a count below `below` is added. */
  readonly small: number;
  readonly below: number;
  /** Codes for a count of one, two and four bytes. Undefined: there is none for one byte. */
  readonly codes: readonly [number | undefined, number, number];
}

function isInt64(value: NumberValue): value is number | bigint {
  if (typeof value === "bigint") return BigInt.asIntN(64, value) === value;
  return typeof value === "number";
}
