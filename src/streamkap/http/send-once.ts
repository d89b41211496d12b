import type { Agent, ClientRequest } from "node:http";
import { isNativeError } from "node:util/types";
import type { HostConnections } from "./host-connections.ts";
import type { HttpAnswer, HttpRequest } from "./http-message.ts";
import { ProxyFailure } from "./proxy-failure.ts";
import { readAnswer } from "./read-answer.ts";

/** The first probe on a silent connection. Without probes, firewalls forget a connection during a long call. */
const firstProbeMs = 60_000;

/**
 * The server closed a kept connection before it answered. Node's documentation of `request.reusedSocket` describes this
 * race, and sending again as the answer to it.
 */
export class ClosedWhileIdle extends Error {}

/**
 * Sends one request once. The connection is opened before axios is loaded, which then happens while packets travel: over
 * TLS, while the server answers the client's hello.
 *
 * @throws ClosedWhileIdle
 * @throws ProxyFailure
 * @throws Error of Node, or the signal's reason
 */
export async function sendOnce(
  request: HttpRequest,
  connections: HostConnections,
  agent: Agent,
): Promise<HttpAnswer> {
  const { method, url, signal } = request;
  signal.throwIfAborted();
  // This begins to connect. Nothing of the request is sent before axios ends it.
  const outgoing = connections.request(url, { method, agent });
  const destroy = (): void => void outgoing.destroy();
  signal.addEventListener("abort", destroy, { once: true });
  let answered = false;
  const isAnswered = (): boolean => answered;
  outgoing.once("response", () => (answered = true));
  const failure = failureOf(outgoing, isAnswered);
  try {
    await Promise.race([connectionOf(outgoing), failure]).catch((cause: unknown) => {
      if (connections.relay === undefined) throw cause;
      throw new ProxyFailure(connections.relay, "no connection", { cause });
    });
    const { sendByAxios } = await import("./axios/index.ts");
    return await readAnswer(await Promise.race([sendByAxios(request, outgoing), failure]));
  } catch (reason) {
    outgoing.destroy();
    signal.throwIfAborted();
    throw !isAnswered() && wasClosedWhileIdle(outgoing, reason)
      ? new ClosedWhileIdle("closed while idle", { cause: reason })
      : reason;
  } finally {
    signal.removeEventListener("abort", destroy);
  }
}

/** Resolves when the connection is there. Over TLS, the client's hello is then out, and the server's is awaited. */
function connectionOf(outgoing: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    outgoing.once("socket", (socket) => {
      socket.setKeepAlive(true, firstProbeMs);
      if (socket.connecting) socket.once("connect", resolve);
      else resolve();
    });
  });
}

/** Rejects where the request fails, also before axios listens. */
function failureOf(outgoing: ClientRequest, isAnswered: () => boolean): Promise<never> {
  return new Promise((_, reject) => {
    outgoing
      .on("error", reject)
      .on("upgrade", ({ statusCode, statusMessage }, socket) => {
        socket.destroy();
        const status = `${String(statusCode)} ${String(statusMessage)}`;
        reject(new Error(`it answered ${status}, to another protocol that was not asked for`));
      })
      .on("close", () => {
        if (!isAnswered()) reject(new Error("the connection ended without an answer"));
      });
  });
}

function wasClosedWhileIdle(outgoing: ClientRequest, reason: unknown): boolean {
  const code = isNativeError(reason) && "code" in reason ? reason.code : undefined;
  return outgoing.reusedSocket && (code === "ECONNRESET" || code === "EPIPE");
}
