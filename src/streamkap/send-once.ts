import type { Agent, ClientRequest } from "node:http";
import type { HttpClient } from "./connections.ts";
import { acceptedEncodings } from "./decompress.ts";
import { readAnswer } from "./read-answer.ts";
import type { HttpAnswer, HttpRequest } from "./http-message.ts";

/** The first probe on a silent connection, without which firewalls forget it during a long call. */
const keepAliveAfterMs = 60_000;

/**
 * The connection had been kept from an earlier request, and was closed under this one. Node's documentation of
 * `request.reusedSocket` describes this race.
 */
export class ClosedWhileIdle extends Error {}

/** Puts one request on the wire, once. @throws ClosedWhileIdle */
export function sendOnce(request: HttpRequest, client: HttpClient, agent: Agent): Promise<HttpAnswer> {
  const { method, url, signal } = request;
  // Bytes, since Node writes headers in the encoding of a text that goes with them.
  const body = request.body === undefined ? undefined : Buffer.from(request.body);
  return new Promise<HttpAnswer>((resolve, reject) => {
    signal.throwIfAborted();
    const outgoing = client.request(url, { method, headers: headersOf(request.headers, body), agent });
    // Not only by the error of the request, which has none while its agent still looks for a connection.
    const abort = (): void => {
      reject(signal.reason as Error);
      outgoing.destroy();
    };
    signal.addEventListener("abort", abort, { once: true });

    let answered = false;
    outgoing
      .on("socket", (socket) => socket.setKeepAlive(true, keepAliveAfterMs))
      .on("response", (incoming) => {
        answered = true;
        readAnswer(incoming).then(resolve, reject);
      })
      .on("upgrade", (incoming, socket) => {
        socket.destroy();
        const status = `${String(incoming.statusCode)} ${String(incoming.statusMessage)}`;
        reject(new Error(`it answered ${status}, to another protocol that was not asked for`));
      })
      .on("error", (reason) => {
        const idle = !answered && wasClosedWhileIdle(outgoing, reason);
        reject(idle ? new ClosedWhileIdle(reason.message, { cause: reason }) : reason);
      })
      .on("close", () => {
        signal.removeEventListener("abort", abort);
        if (!answered) reject(new Error("the connection ended without an answer"));
      })
      .end(body);
  });
}

/** Node refuses what may not be in a header; a line break that ends an environment variable is no part of its value. */
function headersOf(
  headers: HttpRequest["headers"],
  body: Buffer | undefined,
): Record<string, string | number> {
  const clean = Object.entries(headers).map(
    ([name, value]) => [name, value.replace(/[^\t\x20-\x7e\x80-\xff]+/g, "").trim()] as const,
  );
  return {
    ...Object.fromEntries(clean),
    "Accept-Encoding": acceptedEncodings,
    ...(body !== undefined && { "Content-Length": body.length }),
  };
}

function wasClosedWhileIdle(request: ClientRequest, reason: Error): boolean {
  return (
    request.reusedSocket && "code" in reason && (reason.code === "ECONNRESET" || reason.code === "EPIPE")
  );
}
