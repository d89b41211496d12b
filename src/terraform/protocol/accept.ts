/** Everything behind the handshake line, put together: TLS, gRPC, go-plugin's services and the provider's. */
import type { Socket } from "node:net";
import type { Logger } from "../context.ts";
import type { Provider } from "../provider.ts";
import type { Certificate } from "./certificate.ts";
import { createDispatch } from "./dispatch.ts";
import type { Ending } from "./ending.ts";
import { goPluginMethods } from "./go-plugin.ts";
import { createGrpcServer, type Method } from "./grpc-server.ts";
import type { Handshake } from "./handshake.ts";
import { createMutualTls } from "./mutual-tls.ts";

export interface AcceptOptions {
  readonly provider: Provider<unknown>;
  readonly logger: Logger;
  readonly ending: Ending;
  /** Whether the process ends when its client asks for that or is gone: not in debug mode, where clients come and go. */
  readonly endsWithClient: boolean;
  readonly handshake: Pick<Handshake, "clientCertificate">;
  /** Undefined: no TLS. */
  readonly certificate: Certificate | undefined;
  /** Run when Terraform asks for the end, and has all answers. */
  readonly onShutdown: (() => Promise<void>) | undefined;
  readonly onConnect: () => void;
}

/** go-plugin hangs up as soon as it has our answer; who does not has had time enough to read it. */
const hangUpTimeoutMs = 500;

/** Returns what a new connection is handed to. */
export function createAccept(options: AcceptOptions): (socket: Socket) => void {
  const { handshake, certificate, ending, endsWithClient, onConnect, onShutdown } = options;
  let hangUp = (): void => undefined;
  const hungUp = new Promise<void>((resolve) => {
    hangUp = resolve;
  });
  const shutdown = (): void => {
    if (!endsWithClient) return;
    // At a second Ctrl-C Terraform asks for the end with applies under way, and reads no answer of theirs.
    const abandoned = ending.isAwaited;
    void ending.begin(0, async () => {
      const waited = new Promise<void>((resolve) => setTimeout(resolve, hangUpTimeoutMs));
      const hangUps = Promise.race([hungUp, waited]);
      // Ending before the answer is read would count as a crash.
      await Promise.allSettled([abandoned ? undefined : onShutdown?.(), hangUps]);
    });
  };
  const methods = new Map([...goPluginMethods(shutdown), ...providerMethods(options)]);
  const acceptGrpc = createGrpcServer({
    method: (path) => methods.get(path),
    onConnect,
    // Nothing else tells a plugin that Terraform was killed.
    onDisconnect: () => {
      hangUp();
      if (endsWithClient) void ending.begin(0);
    },
  });
  const { clientCertificate } = handshake;
  if (certificate === undefined || clientCertificate === undefined) return acceptGrpc;
  return createMutualTls(certificate, clientCertificate, acceptGrpc);
}

function providerMethods({ provider, logger, ending }: AcceptOptions): Map<string, Method> {
  const dispatch = createDispatch(provider, logger);
  return new Map(
    [...dispatch].map(([rpc, handle]) => [
      `/tfplugin6.Provider/${rpc}`,
      {
        kind: "unary",
        handle: (request, { signal }) => {
          const answer = handle(request, signal);
          return rpc === "ApplyResourceChange" ? ending.waitFor(answer) : answer;
        },
      },
    ]),
  );
}
