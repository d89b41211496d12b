/** A compressed body that breaks off, or is damaged. */
class BrokenCompression extends Error {
  readonly code = "ERR_BROKEN_COMPRESSION";
}

/** The encodings that {@link decompress} can read, as the header `Accept-Encoding` names them. */
export const acceptedEncodings = "gzip, deflate, br";

/**
 * Undoes the compression of a body. Returns the bytes as they are where the encoding is another one.
 *
 * axios could do this, but takes a body that breaks off for a whole one: half an answer would pass for an answer.
 *
 * @throws BrokenCompression
 */
export async function decompress(bytes: Buffer, encoding: string): Promise<Buffer> {
  // Loaded here: short answers are not compressed, and zlib takes a while to load.
  const { brotliDecompressSync, inflateRawSync, unzipSync } = await import("node:zlib");
  const decoders: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    gzip: unzipSync,
    "x-gzip": unzipSync,
    // RFC 9110, 8.4.1.2: deflate means the zlib format, but some servers send it without its header.
    deflate: hasZlibHeader(bytes) ? unzipSync : inflateRawSync,
    br: brotliDecompressSync,
  };
  try {
    return decoders[encoding]?.(bytes) ?? bytes;
  } catch {
    throw new BrokenCompression(`${encoding} that cannot be decompressed`);
  }
}

function hasZlibHeader(bytes: Buffer): boolean {
  return bytes.length > 1 && (bytes.readUInt8() & 0x0f) === 8 && bytes.readUInt16BE() % 31 === 0;
}
