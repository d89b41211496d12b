import { once } from "node:events";
import type { Agent, ClientRequest } from "node:http";
import type { Socket } from "node:net";
import type { HostConnections } from "./host-connections.ts";
import type { HttpAnswer, HttpRequest } from "./http-message.ts";
import { ProxyFailure } from "./proxy-failure.ts";

/** The first probe on a silent connection. Without probes, firewalls forget a connection during a long call. */
const firstProbeMs = 60_000;

/**
 * The server closed a kept connection before it answered. Node's documentation of `request.reusedSocket` describes this
 * race, and sending again as the answer to it.
 */
export class ClosedWhileIdle extends Error {}

/**
 * Sends one request once. The connection is opened first. axios is loaded when the connection is there, so that loading it
 * costs no time over TLS: the server's answer to the client's hello is then on its way.
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
  // Begins to connect. Nothing of the request is sent before axios writes it.
  const outgoing = connections.request(url, { method, agent, signal });
  const failure = failureOf(outgoing);
  try {
    await Promise.race([connected(outgoing, signal), failure]).catch((cause: unknown) => {
      if (connections.relay === undefined) throw cause;
      throw new ProxyFailure(connections.relay, "no connection", { cause });
    });
    const { sendByAxios } = await import("./axios/index.ts");
    return await Promise.race([sendByAxios(request, outgoing), failure]);
  } catch (reason) {
    outgoing.destroy();
    signal.throwIfAborted();
    throw reason;
  }
}

/** Resolves when the connection is there. Over TLS, the client's hello is then out. */
async function connected(outgoing: ClientRequest, signal: AbortSignal): Promise<void> {
  const [socket] = (await once(outgoing, "socket", { signal })) as [Socket];
  socket.setKeepAlive(true, firstProbeMs);
  if (socket.connecting) await once(socket, "connect");
}

/** Rejects where the request fails, even before axios listens. */
function failureOf(outgoing: ClientRequest): Promise<never> {
  let answered = false;
  return new Promise((_, reject) => {
    outgoing
      .once("response", () => (answered = true))
      .once("upgrade", ({ statusCode, statusMessage }, socket) => {
        socket.destroy();
        const status = `${String(statusCode)} ${String(statusMessage)}`;
        reject(new Error(`it answered ${status}, to another protocol that was not asked for`));
      })
      .on("error", (reason: NodeJS.ErrnoException) => {
        const closed = reason.code === "ECONNRESET" || reason.code === "EPIPE";
        const idle = closed && outgoing.reusedSocket && !answered;
        reject(idle ? new ClosedWhileIdle("closed while idle", { cause: reason }) : reason);
      });
  });
}
