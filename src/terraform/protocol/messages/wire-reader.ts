/** Refuses bytes that are not UTF-8. Keeps a byte order mark. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The wire types of protobuf: how the bytes after a tag are read. */
export const wireTypes = { varint: 0, fixed64: 1, bytes: 2, groupStart: 3, groupEnd: 4, fixed32: 5 } as const;

/** Reads the parts of a protobuf message one after another: tags, and values by wire type. */
export class WireReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#position >= this.#bytes.length;
  }

  /**
   * The number and wire type of the next field.
   *
   * @throws Error at field number 0, which protobuf forbids
   */
  tag(): { readonly number: number; readonly wireType: number } {
    const tag = Number(this.varint());
    const number = Math.floor(tag / 8);
    if (number === 0 || number > 0x1fffffff) throw new Error(`field number ${String(number)} is not allowed`);
    return { number, wireType: tag % 8 };
  }

  /** An unsigned integer of 64 bits, as a bigint beyond 2^53. */
  varint(): number | bigint {
    let low = 0;
    for (let index = 0, scale = 1; index < 7; index++, scale *= 128) {
      const byte = this.#byte();
      low += (byte & 127) * scale;
      if (byte < 128) return low;
    }
    let value = BigInt(low);
    for (let index = 7; index < 10; index++) {
      const byte = this.#byte();
      value |= BigInt(byte & 127) << BigInt(7 * index);
      if (byte < 128) return narrow(BigInt.asUintN(64, value));
    }
    throw new Error("a varint is longer than ten bytes");
  }

  /** A signed integer of 64 bits, as a bigint beyond 2^53. */
  int64(): number | bigint {
    const value = this.varint();
    return typeof value === "number" ? value : narrow(BigInt.asIntN(64, value));
  }

  /** An int32 or an enumeration. Bits beyond 32 are cut off, as protobuf demands. */
  int32(): number {
    return Number(BigInt.asIntN(32, BigInt(this.varint())));
  }

  /** A byte field, as a view into the message. */
  bytes(): Uint8Array {
    const length = Number(this.varint());
    return this.#take(length);
  }

  /**
   * A text field.
   *
   * @throws Error where the text is not UTF-8
   */
  string(): string {
    const bytes = this.bytes();
    try {
      return utf8.decode(bytes);
    } catch {
      throw new Error("the text is not UTF-8");
    }
  }

  /** Skips the value of an unknown field. */
  skip(wireType: number): void {
    switch (wireType) {
      case wireTypes.varint:
        this.varint();
        break;
      case wireTypes.fixed64:
        this.#take(8);
        break;
      case wireTypes.bytes:
        this.bytes();
        break;
      case wireTypes.fixed32:
        this.#take(4);
        break;
      default:
        // Protobuf gave up groups before proto3. A peer that sends one does not speak tfplugin6.
        throw new Error(`wire type ${String(wireType)} is not supported`);
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.#position++];
    if (byte === undefined) throw new Error("the message ends too early");
    return byte;
  }

  #take(length: number): Uint8Array {
    const end = this.#position + length;
    if (end > this.#bytes.length) throw new Error("the message ends too early");
    const taken = this.#bytes.subarray(this.#position, end);
    this.#position = end;
    return taken;
  }
}

function narrow(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
