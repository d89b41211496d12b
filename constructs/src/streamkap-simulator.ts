import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "node:net";
import { join } from "node:path";
import { demandKnown } from "./demands/known-id";
import { withoutNull } from "./tokens/without-null";
import { readPluginFolder } from "./zero-install";

/** How a simulated Streamkap behaves. */
export interface StreamkapSimulatorProps {
  /**
   * How long a source takes until it is active, such as `"2s"`.
   *
   * @default "100ms"
   */
  readonly deployTime?: string;

  /**
   * Further arguments, as `terraform-provider-streamkap simulator --help` lists them: faults, quirks, limits.
   *
   * @default none
   */
  readonly args?: string[];

  /**
   * Folder that holds the provider, which has the simulator in it, for repositories that build their own.
   *
   * @default the one in this package
   */
  readonly pluginDirectory?: string;
}

/**
 * A Streamkap API on this machine, in a process of its own, for tests: what is deployed to it is checked as Streamkap
 * checks it, and costs nothing.
 */
export class StreamkapSimulator {
  /** Starts one on a free port, with no source in it. {@link stop} ends it, and so does the end of this process. */
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

  /** Where it listens. */
  public readonly url: string;
  /** The client that it knows. */
  public readonly clientId: string;
  /** Secret of that client. It opens nothing else. */
  public readonly secret: string;

  private readonly child: ChildProcess;
  private readonly endWithParent: () => void;

  private constructor(child: ChildProcess, line: string) {
    const { url, clientId, secret } = JSON.parse(line) as Record<"url" | "clientId" | "secret", string>;
    this.url = url;
    this.clientId = clientId;
    this.secret = secret;
    this.child = child;
    // It keeps no test from ending, and does not outlive it either.
    child.unref();
    for (const stream of [child.stdout, child.stderr]) (stream as Socket | null)?.unref();
    this.endWithParent = () => child.kill();
    process.once("exit", this.endWithParent);
  }

  /** What Terraform needs in its environment for the provider to talk to this simulator. */
  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- jsii knows no Record
  public get environment(): { [variable: string]: string } {
    return {
      STREAMKAP_HOST: this.url,
      STREAMKAP_CLIENT_ID: this.clientId,
      STREAMKAP_SECRET: this.secret,
    };
  }

  /** The sources that it has, as the API shows them, secrets left out. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- jsii has no unknown
  public async sources(): Promise<any[]> {
    const answer = await fetch(`${this.url}/_simulator/sources`);
    return (await answer.json()) as unknown[];
  }

  /** Ends it, and forgets everything that it has. */
  public async stop(): Promise<void> {
    process.removeListener("exit", this.endWithParent);
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.ref();
    this.child.kill();
    await ended;
  }
}

/** What it prints once it is ready. */
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
