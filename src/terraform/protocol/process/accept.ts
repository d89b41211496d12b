/**
 * What a new connection is handed to. TLS comes first and alone, because it is Terraform's turn then: what
 * answers calls is made ready in that time.
 */
import type { Socket } from "node:net";
import { createCalls, type CallsOptions } from "./calls.ts";
import type { Certificate } from "./certificate.ts";
import type { Handshake } from "./handshake.ts";
import { createMutualTls } from "./mutual-tls.ts";

export interface AcceptOptions extends CallsOptions {
  readonly handshake: Pick<Handshake, "clientCertificate">;
  /** Undefined: no TLS. */
  readonly certificate: Certificate | undefined;
}

export async function createAccept(options: AcceptOptions): Promise<(socket: Socket) => void> {
  const { handshake, certificate } = options;
  let calls: Promise<(socket: Socket) => void> | undefined;
  const prepare = (): Promise<(socket: Socket) => void> => (calls ??= createCalls(options));
  const handOver = (socket: Socket): void => {
    prepare().then(
      (take) => {
        take(socket);
      },
      () => socket.destroy(),
    );
  };
  const { clientCertificate } = handshake;
  if (certificate === undefined || clientCertificate === undefined) return handOver;
  const secure = await createMutualTls(certificate, clientCertificate, handOver);
  return (socket) => {
    secure(socket);
    // In the first turn the socket is only watched; in the second Terraform's hello, which it sends as soon as it is
    // connected, has been read and answered.
    setImmediate(() => setImmediate(() => void prepare()));
  };
}
