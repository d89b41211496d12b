/**
 * The life of the process as a plugin: handshake, calls, end. The handshake line goes out as early as possible,
 * because Terraform launches a provider three times for a plan. What the line does not need is loaded while
 * Terraform connects.
 */
import { writeSync } from "node:fs";
import { exceptionKind, messageOf, stackOf } from "../../exception.ts";
import type { Logger } from "../../context.ts";
import type { Provider } from "../../provider.ts";
import { createAccept } from "./accept.ts";
import { createCertificate, type Certificate } from "./certificate.ts";
import { Ending } from "./ending.ts";
import { handshakeLine, HandshakeError, readHandshake, type Handshake, type Variables } from "./handshake.ts";
import { listen, type Listener } from "./listen.ts";
import { createLogger } from "./logger.ts";

/** What the plugin needs of its process. Node's `process` is one. */
export interface PluginEnvironment {
  readonly env: Variables;
  readonly platform: string;
  /** Id of the process that has started this one, or of one that has inherited it. */
  readonly ppid: number;
  /** For logs. Read only when there is something to log. */
  readonly stderr: Output;
  on(signal: "SIGINT" | "SIGTERM" | "SIGHUP", listener: () => void): unknown;
  on(event: "uncaughtException", listener: (error: Error) => void): unknown;
  exit(code: number): void;
}

interface Output {
  write(text: string): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
}

/** Options of {@link servePlugin}. */
export interface ServeOptions {
  /**
   * Runs when Terraform sends Shutdown while no apply is under way: Terraform has then received the last apply's
   * answer. Does not run at any other end. Cut off after 1.5 s.
   *
   * @default nothing
   */
  readonly onShutdown?: () => Promise<void>;
}

/** The descriptor of stdout. Nothing but the handshake line is ever written to it. */
const stdout = 1;

/**
 * How long the process waits for its first connection. Terraform connects at once, and gives a plugin one minute to
 * start.
 */
const connectTimeoutMs = 120_000;

/** How often the process looks whether the process lives that has started it. */
const parentPeriodMs = 500;

/**
 * Serves one provider to the Terraform that started this process, and ends the process when
 * Terraform asks for the end or is gone. Returns once the process listens. If the handshake cannot be answered,
 * stderr says why and the process ends with 1.
 */
export async function servePlugin(
  provider: Provider<unknown>,
  environment: PluginEnvironment,
  { onShutdown }: ServeOptions = {},
): Promise<void> {
  const started = await start(provider, environment);
  if (started === undefined) return;
  const { listener, handshake, certificate } = started;
  try {
    // Not `process.stdout`: making that stream takes as long as the socket and the certificate together.
    writeSync(stdout, handshakeLine(listener, certificate?.der, handshake));
  } catch {
    // The process that started this one is gone.
    listener.remove();
    environment.exit(0);
    return;
  }
  const logger = createLogger(environment.env, provider.address, stderrWriter(environment));
  const ending = new Ending((code) => {
    listener.remove();
    environment.exit(code);
  });
  const end = (): void => void ending.begin(0);
  watchProcess(environment, logger, end);
  const unconnected = setTimeout(end, connectTimeoutMs);
  const accepting = createAccept({
    provider,
    logger,
    ending,
    endsWithClient: true,
    handshake,
    certificate,
    onShutdown,
    onConnect: () => {
      clearTimeout(unconnected);
    },
  });
  listener.server.on("error", () => {
    logger.error("a connection could not be accepted");
  });
  listener.server.on("connection", (socket) => {
    socket.on("error", () => undefined);
    accepting.then(
      (accept) => {
        accept(socket);
      },
      () => socket.destroy(),
    );
  });
  try {
    await accepting;
  } catch (thrown) {
    environment.stderr.write(cannotStart(provider, thrown));
    await ending.begin(1);
  }
}

function watchProcess(environment: PluginEnvironment, logger: Logger, end: () => void): void {
  // Ctrl-C reaches the whole process group. Terraform then sends StopProvider, which is what counts.
  environment.on("SIGINT", () => undefined);
  environment.on("SIGTERM", end);
  // A closed terminal ends Terraform too. The end waits for applies under way, so that ids are noted.
  environment.on("SIGHUP", end);
  // The connection does not always tell that Terraform was killed: under heavy load, Node was seen to leave a connection
  // unread whose other end was gone. The next apply then met this process as a run that lives.
  const parent = environment.ppid;
  setInterval(() => {
    if (environment.ppid !== parent) end();
  }, parentPeriodMs).unref();
  // The process goes on after a bug: ending it would lose what other applies are making.
  environment.on("uncaughtException", (error) => {
    logger.error("uncaught exception", { kind: exceptionKind(error), stack: stackOf(error) });
  });
}

interface Started {
  readonly listener: Listener;
  readonly handshake: Handshake;
  readonly certificate: Certificate | undefined;
}

async function start(
  provider: Provider<unknown>,
  environment: PluginEnvironment,
): Promise<Started | undefined> {
  try {
    const handshake = readHandshake(environment.env, provider.address);
    const listening = listen(handshake, environment.platform);
    const certificate = handshake.clientCertificate && createCertificate(new Date());
    return { handshake, certificate, listener: await listening };
  } catch (thrown) {
    const isExpected = thrown instanceof HandshakeError;
    environment.stderr.write(isExpected ? `${thrown.message}\n` : cannotStart(provider, thrown));
    environment.exit(1);
    return undefined;
  }
}

function cannotStart({ address }: Provider<unknown>, thrown: unknown): string {
  return `The provider ${address} cannot start: ${messageOf(thrown)}\n`;
}

/** Writes log lines to stderr, and ignores its errors: Terraform may close stderr before this process ends. */
function stderrWriter(environment: PluginEnvironment): (line: string) => void {
  let isOpen = false;
  return (line) => {
    if (!isOpen) environment.stderr.on("error", () => undefined);
    isOpen = true;
    environment.stderr.write(line);
  };
}
