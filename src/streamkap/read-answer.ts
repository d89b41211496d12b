import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { decompress } from "./decompress.ts";
import type { HttpAnswer } from "./http-message.ts";

/** The whole answer. Rejects where its body breaks off. */
export async function readAnswer(incoming: IncomingMessage): Promise<HttpAnswer> {
  const { statusCode = 0, headers } = incoming;
  const bytes = await readBody(incoming);
  // An answer without a body may have the header too: a 304 tells what the body would have been.
  const encoding = bytes.length === 0 ? undefined : headers["content-encoding"];
  const body = encoding === undefined ? bytes : await decompress(bytes, encoding.toLowerCase());
  return { status: statusCode, headers: headerTexts(headers), text: textOf(body) };
}

function readBody(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    incoming
      .on("data", (chunk: Buffer) => chunks.push(chunk))
      .on("error", reject)
      .on("end", () => {
        resolve(Buffer.concat(chunks));
      });
  });
}

/** Those that come once; `Set-Cookie` alone is a list. */
function headerTexts(headers: IncomingHttpHeaders): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as const] : [],
    ),
  );
}

/** Without the mark that some servers put before UTF-8, which no JSON may begin with. */
function textOf(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
