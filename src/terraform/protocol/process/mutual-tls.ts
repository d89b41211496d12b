/** AutoMTLS: only the process that started us may connect, known by the one certificate it named. */
import { constants } from "node:crypto";
import type { Socket } from "node:net";
import type { Certificate } from "./certificate.ts";

/**
 * Returns what a new connection is handed to; `accept` gets it decrypted, and only if the peer has
 * shown `clientCertificate`. All others are cut off without an answer.
 */
export async function createMutualTls(
  { certificatePem, privateKeyPem }: Certificate,
  clientCertificate: Buffer,
  accept: (socket: Socket) => void,
): Promise<(socket: Socket) => void> {
  const { createServer } = await import("node:tls");
  const server = createServer({
    cert: certificatePem,
    key: privateKeyPem,
    minVersion: "TLSv1.2",
    ALPNProtocols: ["h2"],
    requestCert: true,
    // Not by `ca`: with one, Node first reads its whole store of root certificates, which takes
    // about as long as starting Node does. Comparing the certificate itself is stricter, too; that
    // the peer has its key is proven by TLS.
    ca: [],
    rejectUnauthorized: false,
    // Nobody comes twice: to a client that could, OpenSSL would send two tickets at once.
    secureOptions: constants.SSL_OP_NO_TICKET,
  });
  server.on("secureConnection", (socket) => {
    if (socket.getPeerX509Certificate()?.raw.equals(clientCertificate) === true) accept(socket);
    else socket.destroy();
  });
  // A failed TLS handshake has closed its socket already.
  server.on("tlsClientError", () => undefined);
  return (socket) => {
    server.emit("connection", socket);
  };
}
