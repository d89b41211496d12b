import type { IncomingMessage } from "node:http";

/** The longest body that is read, in bytes. The largest configuration of a source is far below it. */
export const longestBody = 4 * 2 ** 20;

/** The body of a request as a text. Undefined if it is longer than `longestBody`: then its rest is not read. */
export async function readRequestBody(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
