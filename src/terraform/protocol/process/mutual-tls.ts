/**
 * AutoMTLS: only the process that has started this one may connect. It proves itself by the certificate that it
 * named.
 */
import { constants } from "node:crypto";
import type { Socket } from "node:net";
import type { Certificate } from "./certificate.ts";

/**
 * Returns a function that takes a new connection. `accept` gets the decrypted connection if the peer has shown
 * `clientCertificate`; any other connection is closed without an answer.
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
    // `ca` stays empty: given a CA, Node first reads its whole store of root certificates, which takes about as long as
    // starting Node. Comparing the certificate itself is stricter; TLS proves that the peer has its private key.
    ca: [],
    rejectUnauthorized: false,
    // No session tickets: Terraform connects once, and sending them costs time.
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
