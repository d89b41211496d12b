import { decompress } from "./decompress.ts";
import type { HttpAnswer, RawAnswer } from "./http-message.ts";

/**
 * The answer as text.
 *
 * @throws BrokenCompression where the compressed body breaks off, or is damaged
 */
export async function readAnswer({ status, headers, bytes }: RawAnswer): Promise<HttpAnswer> {
  const texts = headerTexts(headers);
  // An empty body may have the header, too: that of a 304 is about the body that was not sent.
  const encoding = bytes.length === 0 ? undefined : texts["content-encoding"];
  const body = encoding === undefined ? bytes : await decompress(bytes, encoding.toLowerCase());
  // Some servers send a byte order mark. No JSON may begin with it.
  return { status, headers: texts, text: body.toString("utf8").replace(/^\uFEFF/, "") };
}

/** Headers that come once. A header that comes more than once is a list. */
function headerTexts(headers: RawAnswer["headers"]): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as const] : [],
    ),
  );
}
