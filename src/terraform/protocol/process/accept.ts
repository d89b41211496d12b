/**
 * Takes new connections. TLS is answered first; gRPC and the services are loaded while Terraform works on its half of
 * the TLS handshake.
 */
import type { Socket } from "node:net";
import { createCalls, type CallsOptions } from "./calls.ts";
import type { Certificate } from "./certificate.ts";
import type { Handshake } from "./handshake.ts";
import { createMutualTls } from "./mutual-tls.ts";

/** Options of {@link createAccept}. */
export interface AcceptOptions extends CallsOptions {
  readonly handshake: Pick<Handshake, "clientCertificate">;
  /** Undefined: no TLS. */
  readonly certificate: Certificate | undefined;
}

/**
 * Runs `then` two turns of the event loop later. Node starts to watch the socket in the first turn. In the second
 * turn Node has read and answered Terraform's TLS hello, which Terraform sends as soon as it is connected.
 */
function afterTwoTurns(then: () => void): void {
  setImmediate(() => setImmediate(then));
}

/** Returns a function that takes a new connection. The parent's certificate and ours decide whether TLS is used. */
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
    afterTwoTurns(() => void prepare());
  };
}
