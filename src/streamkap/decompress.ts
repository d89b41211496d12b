/** A compressed body that breaks off, or is damaged. */
class BrokenCompression extends Error {
  readonly code = "ERR_BROKEN_COMPRESSION";
}

/** What {@link decompress} understands, for `Accept-Encoding`. */
export const acceptedEncodings = "gzip, deflate, br";

/**
 * The bytes as they were before they were compressed, and as they are where they are encoded in another way.
 *
 * @throws BrokenCompression
 */
export async function decompress(bytes: Buffer, encoding: string): Promise<Buffer> {
  // Not at the top: it takes a while to load, and short answers come uncompressed.
  const { brotliDecompressSync, inflateRawSync, unzipSync } = await import("node:zlib");
  try {
    switch (encoding) {
      case "gzip":
      case "x-gzip":
        return unzipSync(bytes);
      case "deflate":
        // It means zlib, by RFC 9110, 8.4.1.2, which says too that some servers send it bare.
        return hasZlibHeader(bytes) ? unzipSync(bytes) : inflateRawSync(bytes);
      case "br":
        return brotliDecompressSync(bytes);
      default:
        return bytes;
    }
  } catch {
    throw new BrokenCompression(`${encoding} that cannot be decompressed`);
  }
}

function hasZlibHeader(bytes: Buffer): boolean {
  return bytes.length > 1 && (bytes.readUInt8() & 0x0f) === 8 && bytes.readUInt16BE() % 31 === 0;
}
