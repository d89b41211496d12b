import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "node:net";
import { join } from "node:path";
import { demandKnown } from "./demands/known-id";
import { withoutNull } from "./tokens/without-null";
import { readPluginFolder } from "./zero-install";

/** How the simulated Streamkap API behaves. */
export interface StreamkapSimulatorProps {
  /**
   * How long a source takes to become active, as a duration such as `"2s"`.
   *
   * @default "100ms"
   */
  readonly deployTime?: string;

  /**
   * More arguments of the command line, for faults, quirks and limits. `terraform-provider-streamkap simulator --help`
   * lists them.
   *
   * @default none
   */
  readonly args?: string[];

  /**
   * Folder that holds the provider, for repositories that build their own provider. The simulator is a part of it.
   *
   * @default the one in this package
   */
  readonly pluginDirectory?: string;
}

/**
 * A simulated Streamkap API for tests, in a process of its own on this machine. It checks what is deployed to it as
 * Streamkap does, and costs nothing.
 */
export class StreamkapSimulator {
  /**
   * Starts a simulator on a free port, without any source. {@link stop} ends it, and so does the end of this process.
   *
   * @param props by default, a simulator whose sources become active after 100 ms
   * @throws Error where the simulator ends before it is ready, with what it has printed
   */
  public static async start(props: StreamkapSimulatorProps = {}): Promise<StreamkapSimulator> {
    const { deployTime = "100ms", args: more = [], pluginDirectory } = withoutNull(props);
    for (const [property, value] of Object.entries({ deployTime, args: more, pluginDirectory }))
      demandKnown("StreamkapSimulator.start()", property, value);
    const { directory, executable } = readPluginFolder(pluginDirectory);
    const args = ["simulator", "--json", "--deploy-time", deployTime, ...more];
    const child = spawn(process.execPath, [join(directory, executable), ...args], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    return new StreamkapSimulator(child, await firstLine(child));
  }

  /** URL that the simulator listens on. */
  public readonly url: string;
  /** Id of the one API client that the simulator knows. */
  public readonly clientId: string;
  /** Secret of that client. It is good for this simulator alone. */
  public readonly secret: string;

  private readonly child: ChildProcess;
  private readonly endWithParent: () => void;

  private constructor(child: ChildProcess, line: string) {
    const { url, clientId, secret } = JSON.parse(line) as Record<"url" | "clientId" | "secret", string>;
    this.url = url;
    this.clientId = clientId;
    this.secret = secret;
    this.child = child;
    // The simulator keeps no test process from ending, and ends with it.
    child.unref();
    for (const stream of [child.stdout, child.stderr]) (stream as Socket | null)?.unref();
    this.endWithParent = () => child.kill();
    process.once("exit", this.endWithParent);
  }

  /** Variables of the environment with which Terraform's provider talks to this simulator: name → value. */
  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- jsii knows no Record
  public get environment(): { [variable: string]: string } {
    return {
      STREAMKAP_HOST: this.url,
      STREAMKAP_CLIENT_ID: this.clientId,
      STREAMKAP_SECRET: this.secret,
    };
  }

  /** The sources in the simulator as the API answers them, without secrets. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- jsii has no unknown
  public async sources(): Promise<any[]> {
    const answer = await fetch(`${this.url}/_simulator/sources`);
    return (await answer.json()) as unknown[];
  }

  /** Ends the simulator. Its sources are gone. */
  public async stop(): Promise<void> {
    process.removeListener("exit", this.endWithParent);
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.ref();
    this.child.kill();
    await ended;
  }
}

/** The line that the simulator prints once it is ready. */
async function firstLine(child: ChildProcess): Promise<string> {
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (errors += text));
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.setEncoding("utf8").on("data", (more: string) => {
      text += more;
      const end = text.indexOf("\n");
      if (end >= 0) resolve(text.slice(0, end));
    });
    child.once("error", reject);
    child.once("close", (code) => {
      reject(new Error(`The simulator ended with ${String(code)} before it was ready. ${errors}`.trim()));
    });
  });
}
