/** Launches the test provider and calls it, as Terraform does. */
import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { buildSync } from "esbuild";
import {
  createCertificate,
  type Certificate,
} from "../../../../src/terraform/protocol/process/certificate.ts";

const magicCookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

export interface PluginBundle {
  readonly file: string;
  /** A temporary folder, which is removed with the bundle. */
  readonly folder: string;
  readonly remove: () => void;
}

export function buildPlugin(): PluginBundle {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "test-plugin-")));
  const file = join(folder, "plugin.cjs");
  buildSync({
    entryPoints: [join(dirname(__filename), "plugin-main.ts")],
    bundle: true,
    platform: "node",
    target: "node20.9",
    format: "cjs",
    outfile: file,
  });
  return {
    file,
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A program that launches a plugin. */
const launch = `
  const { spawn } = require("node:child_process");
  spawn(process.execPath, [process.argv[1]], { stdio: "inherit" });`;

export class PluginProcess {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly clientCertificate: Certificate = createCertificate(new Date());
  /** Resolves to the exit code, or to null after a signal. */
  readonly exited: Promise<number | null>;
  stdout = "";
  stderr = "";

  /**
   * @param env variables in addition to those that Terraform sets. Undefined removes a variable
   * @param parent whether another process launches the plugin. `child` is that process then
   */
  constructor(
    bundle: PluginBundle,
    env: Readonly<Record<string, string | undefined>> = {},
    parent: "this process" | "another process" = "this process",
  ) {
    const all = {
      PATH: process.env["PATH"],
      TMPDIR: bundle.folder,
      TF_PLUGIN_MAGIC_COOKIE: magicCookie,
      PLUGIN_PROTOCOL_VERSIONS: "5,6",
      PLUGIN_MIN_PORT: "10000",
      PLUGIN_MAX_PORT: "25000",
      PLUGIN_CLIENT_CERT: this.clientCertificate.certificatePem,
      ...env,
    };
    const launcher = parent === "another process" ? ["-e", launch] : [];
    this.child = spawn(process.execPath, [...launcher, bundle.file], {
      env: all,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child.stdout.on("data", (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.child.stderr.on("data", (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.exited = once(this.child, "close").then(([code]) => code as number | null);
  }

  /** Resolves to the fields of the handshake line. Rejects if the process ends without a handshake. */
  async handshake(): Promise<readonly string[]> {
    await this.#until(() => this.stdout.includes("\n"));
    return this.stdout.trimEnd().split("|");
  }

  async logged(text: string): Promise<void> {
    await this.#until(() => this.stderr.includes(text));
  }

  async #until(isSo: () => boolean): Promise<void> {
    const ended = this.exited.then(() => {
      if (!isSo()) throw new Error(`the plugin has ended: ${this.stderr}`);
    });
    while (!isSo()) {
      await Promise.race([once(this.child.stdout, "data"), once(this.child.stderr, "data"), ended]);
    }
  }
}
