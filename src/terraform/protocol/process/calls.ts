/** Puts together everything behind TLS: gRPC, the services of go-plugin and the service of the provider. */
import type { Socket } from "node:net";
import type { Logger } from "../../context.ts";
import type { Provider } from "../../provider.ts";
import type { Ending } from "./ending.ts";
import { goPluginMethods } from "./go-plugin.ts";
import { createGrpcServer } from "../grpc/index.ts";
import { createProviderMethods } from "./provider-methods.ts";

/** Options of {@link createCalls}. */
export interface CallsOptions {
  readonly provider: Provider<unknown>;
  readonly logger: Logger;
  readonly ending: Ending;
  /**
   * Whether the process ends when its client asks for the end or is gone. False in debug mode, where clients come and
   * go.
   */
  readonly endsWithClient: boolean;
  /** Runs when Terraform asks for the end and has all answers. */
  readonly onShutdown: (() => Promise<void>) | undefined;
  /** A connection has begun. */
  readonly onConnect: () => void;
}

/** Returns a function that serves a connection. Hand it a connection only when the peer is known to be the client. */
export function createCalls(options: CallsOptions): Promise<(socket: Socket) => void> {
  const { provider, logger, ending, endsWithClient, onConnect, onShutdown } = options;
  const shutdown = (answered: Promise<void>): void => {
    if (!endsWithClient) return;
    // At a second Ctrl-C Terraform sends Shutdown while applies are under way, and reads none of their answers.
    const abandoned = ending.isAwaited;
    void ending.begin(0, async () => {
      // Terraform reports a crash if the process ends before its answer to Shutdown is out.
      await Promise.allSettled([abandoned ? undefined : onShutdown?.(), answered.then(oneTurn)]);
    });
  };
  const services = goPluginMethods(shutdown);
  const ofProvider = createProviderMethods(provider, logger, ending);
  return createGrpcServer({
    method: (path) => services.get(path) ?? ofProvider(path),
    onConnect,
    // A lost connection is the first sign that Terraform was killed.
    onDisconnect: () => {
      if (endsWithClient) void ending.begin(0);
    },
  });
}

/** Waits one turn of the event loop: a stream of Node's HTTP/2 closes just before its last frame is written. */
function oneTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
