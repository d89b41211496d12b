import { once } from "node:events";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { createCertificate } from "../../src/terraform/protocol/process/certificate.ts";

/**
 * A TLS server in front of an API. Its certificate is signed by itself, so a client has to be given it as an authority.
 */
export interface HttpsFront {
  /** `https://localhost:…` and the prefix. */
  readonly url: string;
  /** Host and port. */
  readonly host: string;
  /** The certificate. */
  readonly authorityPem: string;
  /** The headers of each request so far. */
  readonly headers: IncomingHttpHeaders[];
  close(): Promise<void>;
}

/** Starts the server. @param prefix stands before the paths of the API, such as `/streamkap` */
export async function startHttpsFront(target: string, prefix: string): Promise<HttpsFront> {
  const { certificatePem, privateKeyPem } = createCertificate(new Date());
  const headers: IncomingHttpHeaders[] = [];
  const server = createServer({ key: privateKeyPem, cert: certificatePem }, (incoming, outgoing) => {
    headers.push(incoming.headers);
    const { method, url = "" } = incoming;
    if (!url.startsWith(`${prefix}/`)) {
      outgoing.writeHead(404).end();
      return;
    }
    const own = target + url.slice(prefix.length);
    const forwarded = httpRequest(own, { method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on("error", () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `localhost:${String((server.address() as AddressInfo).port)}`;
  return {
    url: `https://${host}${prefix}`,
    host,
    authorityPem: certificatePem,
    headers,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
