/**
 * What a new connection is handed to. TLS comes first and alone, because it is Terraform's turn then: what
 * answers calls is loaded in that time.
 */
import type { Socket } from "node:net";
import type { CallsOptions } from "./calls.ts";
import type { Certificate } from "./certificate.ts";
import type { Handshake } from "./handshake.ts";
import { createMutualTls } from "./mutual-tls.ts";

export interface AcceptOptions extends CallsOptions {
  readonly handshake: Pick<Handshake, "clientCertificate">;
  /** Undefined: no TLS. */
  readonly certificate: Certificate | undefined;
  /** What answers calls could not be loaded: the installation is broken. */
  readonly onBroken: (thrown: unknown) => void;
}

export async function createAccept(options: AcceptOptions): Promise<Take> {
  const { handshake, certificate } = options;
  let loading: Promise<Take> | undefined;
  const load = (): Promise<Take> => (loading ??= loadCalls(options));
  const handOver = (socket: Socket): void => {
    void load().then((take) => {
      take(socket);
    });
  };
  const { clientCertificate } = handshake;
  if (certificate === undefined || clientCertificate === undefined) return handOver;
  const secure = await createMutualTls(certificate, clientCertificate, handOver);
  return (socket) => {
    secure(socket);
    // In the first turn the socket is only watched; in the second Terraform's hello, which it sends as soon as it is
    // connected, has been read and answered.
    setImmediate(() => setImmediate(() => void load()));
  };
}

type Take = (socket: Socket) => void;

async function loadCalls(options: AcceptOptions): Promise<Take> {
  try {
    const { createCalls } = await import("./calls.ts");
    return createCalls(options);
  } catch (thrown) {
    options.onBroken(thrown);
    return (socket) => {
      socket.destroy();
    };
  }
}
