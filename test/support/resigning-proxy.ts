import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, type Socket } from "node:net";
import { connect as connectTls, TLSSocket } from "node:tls";
import { createCertificate } from "../../src/terraform/protocol/process/certificate.ts";

/** A proxy as companies have it: it ends the TLS of each tunnel, and signs a certificate of its own for the host. */
export interface ResigningProxy {
  /** Such as `http://127.0.0.1:40123`. */
  readonly url: string;
  /** The certificate of its own authority. A client that does not trust it gets no connection through the proxy. */
  readonly authorityPem: string;
  /** Host and port of each tunnel. */
  readonly tunnels: readonly string[];
  close(): Promise<void>;
}

/** Starts the proxy. @param hostAuthorityPem the authority of the hosts behind it, which the proxy trusts */
export async function startResigningProxy(hostAuthorityPem: string): Promise<ResigningProxy> {
  const own = createCertificate(new Date());
  const tunnels: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer();
  server.on("connect", (incoming: IncomingMessage, socket: Socket) => {
    tunnels.push(String(incoming.url));
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    const near = new TLSSocket(socket, {
      isServer: true,
      cert: own.certificatePem,
      key: own.privateKeyPem,
    });
    const port = Number(incoming.url?.split(":").at(-1));
    const far = connectTls({ host: "127.0.0.1", port, servername: "localhost", ca: hostAuthorityPem });
    for (const end of [socket, near, far]) {
      sockets.add(end);
      end.on("error", () => {
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    authorityPem: own.certificatePem,
    tunnels,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
