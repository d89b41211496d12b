import { decompress } from "./decompress.ts";

/**
 * The body as text.
 *
 * @param encoding the header `Content-Encoding`. @default not compressed
 * @throws BrokenCompression where the body breaks off, or is damaged
 */
export async function readBody(bytes: Buffer, encoding?: string): Promise<string> {
  // An empty body may have the header, too: that of a 304 is about the body that was not sent.
  const isCompressed = encoding !== undefined && bytes.length > 0;
  const body = isCompressed ? await decompress(bytes, encoding.toLowerCase()) : bytes;
  // Some servers send a byte order mark. No JSON may begin with it.
  return body.toString("utf8").replace(/^\uFEFF/, "");
}
