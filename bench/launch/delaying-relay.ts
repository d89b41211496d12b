import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A TCP relay before a server on this machine. It delays each byte, as if the server were far away on the internet. */
export interface DelayingRelay {
  readonly port: number;
  close(): Promise<void>;
}

/** @param delayMs how much later each byte arrives, in each direction. The connection itself is not delayed */
export async function startDelayingRelay(targetPort: number, delayMs: number): Promise<DelayingRelay> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(targetPort, "127.0.0.1");
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true).on("error", () => socket.destroy());
    }
    passOn(near, far, delayMs);
    passOn(far, near, delayMs);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function passOn(from: Socket, to: Socket, delayMs: number): void {
  from.on("data", (chunk) => setTimeout(() => to.write(chunk), delayMs));
  from.on("close", () => setTimeout(() => to.destroy(), delayMs));
}
