import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Engine } from "../engines.ts";
import { root } from "../paths.ts";
import { run, Workspace } from "../workspace.ts";
import { codeBlocks, placeOf, type CodeBlock } from "./blocks.ts";

/** Somebody who follows documents in a folder of their own. Bash runs the commands as they stand in the document. */
export class Reader {
  readonly #workspace: Workspace;
  readonly #programs: string;

  /** @param environment what the reader has exported before */
  constructor(engine: Engine, environment: Readonly<Record<string, string>>) {
    this.#workspace = new Workspace({ engine, environment });
    this.#programs = join(this.#workspace.folder, ".programs");
    mkdirSync(this.#programs);
    const command = `exec "${process.execPath}" "${join(root, "dist", "bin.cjs")}" "$@"`;
    this.#program("terraform", `exec "${engine.binary}" "$@"`);
    // The package that a user has installed: npx runs it, and so does its link in node_modules.
    this.#program("npx", `[ "$1" = terraform-provider-streamkap ] || exit 64; shift\n${command}`);
    mkdirSync(join(this.folder, "node_modules", ".bin"), { recursive: true });
    this.#program(join("..", "node_modules", ".bin", "terraform-provider-streamkap"), command);
  }

  get folder(): string {
    return this.#workspace.folder;
  }

  write(file: string, text: string): void {
    this.#workspace.write(file, text);
  }

  /**
   * Runs commands.
   *
   * @returns what they print
   * @throws Error with that if one of them fails
   */
  async follow({ text, ...block }: CodeBlock): Promise<string> {
    const { code, stdout, stderr } = await run("bash", ["-ec", text], this.folder, {
      environment: {
        ...this.#workspace.environment(),
        PATH: [this.#programs, process.env["PATH"]].join(delimiter),
        // A reader answers yes.
        TF_CLI_ARGS_apply: "-auto-approve -no-color",
        TF_CLI_ARGS_destroy: "-auto-approve -no-color",
        TF_CLI_ARGS_init: "-no-color",
        TF_CLI_ARGS_plan: "-no-color",
        TF_CLI_ARGS_test: "-no-color",
      },
    });
    const printed = stdout + stderr;
    if (code === 0) return printed;
    throw new Error(`${placeOf({ text, ...block })} ended with ${String(code)}:\n${printed}`);
  }

  remove(): void {
    this.#workspace.remove();
  }

  #program(name: string, script: string): void {
    const file = join(this.#programs, name);
    writeFileSync(file, `#!/usr/bin/env bash\n${script}\n`);
    chmodSync(file, 0o755);
  }
}

/** The block of a document that begins so. @throws Error if there is none, or more than one */
export function blockThatBegins(document: string, begins: string): CodeBlock {
  const [block, ...more] = codeBlocks(document).filter(({ text }) => text.startsWith(begins));
  if (block === undefined || more.length > 0) throw new Error(`${document} has not one block "${begins}"`);
  return block;
}

/**
 * The lines of a block of output that a command has not printed. Ids, versions, times and widths of columns may differ. A line with
 * nothing but `…` stands for what is left out.
 */
export function linesNotIn(printed: string, { text }: CodeBlock): string[] {
  const known = simplified(printed);
  return text.split("\n").filter((line) => line.trim() !== "…" && !known.includes(simplified(line).trim()));
}

function simplified(text: string): string {
  return text
    .replaceAll(/\b[0-9a-f]{24}\b/g, "ID")
    .replaceAll(/\+dev\.[0-9a-f]{8}/g, "+dev.BUILD")
    .replaceAll(/\b\d+(ms|s)\b/g, "TIME")
    .replaceAll(/ +/g, " ");
}
