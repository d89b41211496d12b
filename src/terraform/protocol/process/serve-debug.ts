/**
 * Debug mode: a person starts the provider, perhaps under a debugger, and Terraform connects to it instead of
 * launching a process. There is no handshake and no TLS: only the owner of the socket can connect. One process serves
 * many commands, each of which configures the provider again.
 */
import type { Socket } from "node:net";
import type { Provider } from "../../provider.ts";
import { createCalls } from "./calls.ts";
import { Ending } from "./ending.ts";
import { socketFolders, type Address, type Variables } from "./handshake.ts";
import { listen } from "./listen.ts";
import { createLogger } from "./logger.ts";

/** Options of {@link serveDebug}. */
export interface DebugOptions {
  /** Environment variables: the folder of the socket and the level of the log depend on them. */
  readonly env: Variables;
  /** `process.platform`. */
  readonly platform: string;
  /** `process.pid`. */
  readonly pid: number;
  /** Writes a log line. Terraform does not read the stderr of a process that it has not started. */
  readonly log: (line: string) => void;
  /** Called once, with the value of TF_REATTACH_PROVIDERS that makes Terraform connect to this process. */
  readonly onListening: (reattachProviders: string) => void;
  /**
   * Resolves when the process is to end, as at Ctrl-C. The end waits for an apply under way, for 1.5 seconds at most.
   */
  readonly interrupted: Promise<unknown>;
}

/** The environment variable that tells Terraform and OpenTofu which providers run already. */
export const reattachVariable = "TF_REATTACH_PROVIDERS";

/**
 * Serves a provider to any number of Terraform commands until `interrupted` resolves.
 *
 * @throws Error where no socket can be made
 */
export async function serveDebug(provider: Provider<unknown>, options: DebugOptions): Promise<void> {
  const { env, platform, pid, log, onListening, interrupted } = options;
  const listener = await listen({ socketFolders: socketFolders(env), minPort: 0, maxPort: 0 }, platform);
  const logger = createLogger(env, provider.address, log);
  const sockets = new Set<Socket>();
  let finish = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const ending = new Ending(() => {
    listener.server.close();
    for (const socket of sockets) socket.destroy();
    listener.remove();
    finish();
  });
  const take = await createCalls({
    provider,
    logger,
    ending,
    endsWithClient: false,
    onShutdown: undefined,
    onConnect: () => undefined,
  });
  listener.server.on("error", () => {
    logger.error("a connection could not be accepted");
  });
  listener.server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).once("close", () => sockets.delete(socket));
    take(socket);
  });
  void interrupted.then(() => ending.begin(0));
  onListening(reattachProviders(provider.address, pid, listener));
  await ended;
}

/**
 * The variable's value, as Terraform's own test framework writes it. `Test` makes Terraform leave the process alone
 * at its end.
 */
function reattachProviders(providerAddress: string, pid: number, { network, address }: Address): string {
  return JSON.stringify({
    [providerAddress]: {
      Protocol: "grpc",
      ProtocolVersion: 6,
      Pid: pid,
      Test: true,
      Addr: { Network: network, String: address },
    },
  });
}
