import { normaliseNumber } from "../number.ts";
import { errorAt, type Path } from "../path.ts";
import type { NumberValue } from "../value.ts";

/** One item of MessagePack. The item of an array or a map is only its header: the next items are its elements. */
export type Item =
  | { readonly kind: "nil" | "extension" }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "number"; readonly value: NumberValue }
  /** A string or a binary. */
  | { readonly kind: "text"; readonly bytes: Uint8Array }
  | { readonly kind: "array" | "map"; readonly length: number };

/**
 * Reads MessagePack items. The reader trusts no header: it refuses a length that is larger than the bytes that are
 * left, and allocates nothing by a header.
 */
export class MsgpackReader {
  readonly #view: DataView;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** How many bytes are not read yet. */
  get left(): number {
    return this.#view.byteLength - this.#offset;
  }

  /**
   * Reads the next item.
   *
   * @throws ValueError with `path` where the bytes end or are no item
   */
  read(path: Path): Item {
    const code = this.#unsigned(1, path);
    if (code <= 0x7f) return { kind: "number", value: code };
    if (code <= 0x8f) return this.#container("map", code & 0x0f, path);
    if (code <= 0x9f) return this.#container("array", code & 0x0f, path);
    if (code <= 0xbf) return this.#text(code & 0x1f, path);
    if (code >= 0xe0) return { kind: "number", value: code - 0x100 };
    return this.#coded(code, path);
  }

  /** The codes of the table "Formats" in the MessagePack specification. */
  #coded(code: number, path: Path): Item {
    switch (code) {
      case 0xc0:
        return { kind: "nil" };
      case 0xc2:
      case 0xc3:
        return { kind: "bool", value: code === 0xc3 };
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.#text(this.#unsigned(1 << (code - 0xc4), path), path);
      case 0xc7:
      case 0xc8:
      case 0xc9:
        return this.#extension(this.#unsigned(1 << (code - 0xc7), path), path);
      case 0xca:
        return number(this.#view.getFloat32(this.#skip(4, path)), path);
      case 0xcb:
        return number(this.#view.getFloat64(this.#skip(8, path)), path);
      case 0xcc:
      case 0xcd:
      case 0xce:
        return number(this.#unsigned(1 << (code - 0xcc), path), path);
      case 0xcf:
        return number(this.#view.getBigUint64(this.#skip(8, path)), path);
      case 0xd0:
        return number(this.#view.getInt8(this.#skip(1, path)), path);
      case 0xd1:
        return number(this.#view.getInt16(this.#skip(2, path)), path);
      case 0xd2:
        return number(this.#view.getInt32(this.#skip(4, path)), path);
      case 0xd3:
        return number(this.#view.getBigInt64(this.#skip(8, path)), path);
      case 0xd4:
      case 0xd5:
      case 0xd6:
      case 0xd7:
      case 0xd8:
        return this.#extension(1 << (code - 0xd4), path);
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.#text(this.#unsigned(1 << (code - 0xd9), path), path);
      case 0xdc:
      case 0xdd:
        return this.#container("array", this.#unsigned(2 << (code - 0xdc), path), path);
      case 0xde:
      case 0xdf:
        return this.#container("map", this.#unsigned(2 << (code - 0xde), path), path);
      default:
        throw errorAt(path, "the data is not MessagePack");
    }
  }

  /** Refuses at once a header that claims more elements than bytes are left: every element takes at least one byte. */
  #container(kind: "array" | "map", length: number, path: Path): Item {
    if (length * (kind === "map" ? 2 : 1) > this.left) throw truncated(path);
    return { kind, length };
  }

  #text(length: number, path: Path): Item {
    const start = this.#skip(length, path);
    return { kind: "text", bytes: new Uint8Array(this.#view.buffer, this.#view.byteOffset + start, length) };
  }

  /** Skips the extension's type, which is one byte, and its payload. Both are ignored. */
  #extension(length: number, path: Path): Item {
    this.#skip(1 + length, path);
    return { kind: "extension" };
  }

  #unsigned(size: number, path: Path): number {
    const at = this.#skip(size, path);
    if (size === 1) return this.#view.getUint8(at);
    return size === 2 ? this.#view.getUint16(at) : this.#view.getUint32(at);
  }

  /** Moves on by `size` bytes and returns the position before. */
  #skip(size: number, path: Path): number {
    if (size > this.left) throw truncated(path);
    const at = this.#offset;
    this.#offset += size;
    return at;
  }
}

function number(value: number | bigint, path: Path): Item {
  if (typeof value === "number" && !Number.isFinite(value))
    throw errorAt(path, `${String(value)} is not supported`);
  return { kind: "number", value: normaliseNumber(value) };
}

function truncated(path: Path): Error {
  return errorAt(path, "the data ends in the middle of the value");
}
