/**
 * `npm run packages` makes the packages of the constructs for other languages than TypeScript, in `.gen/packages` or in the folder
 * of `-- --output FOLDER`. `-- --languages python,go` chooses languages. A package is built if the tool of its language is on the
 * machine. Otherwise only its code is generated. Each printed line says which, and why. The examples in Python and Go are deployed
 * to the simulator with their packages. The command needs the npm registry, PyPI and the proxy for Go modules.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./build/paths.ts";
import { deployExample } from "./packages/apps.ts";
import { chosenLanguages, whyCodeOnly } from "./packages/languages.ts";
import { runProgram } from "./packages/run-program.ts";
import { stagePackage, withOldestConstructs } from "./packages/stage.ts";

const staged = join(root, ".gen", "cdktf-streamkap");

/** Whether a program is on the PATH and runs. A stand-in of a version manager is on the PATH, but does not run. */
function isThere(program: string): boolean {
  return spawnSync(program, [program === "go" ? "version" : "--version"], { stdio: "ignore" }).status === 0;
}

async function pack(targets: readonly string[], output: string, ...options: string[]): Promise<void> {
  if (targets.length === 0) return;
  const pacmak = join(root, "node_modules", "jsii-pacmak", "bin", "jsii-pacmak");
  const args = [pacmak, "--targets", ...targets, "--outdir", output, ...options];
  await runProgram(process.execPath, args, staged);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      output: { type: "string", default: join(root, ".gen", "packages") },
      languages: { type: "string" },
    },
  });
  const output = resolve(values.output);
  const planned = chosenLanguages(values.languages).map((language) => ({
    language,
    reason: whyCodeOnly(language, isThere),
  }));
  const targets = (built: boolean): string[] =>
    planned
      .filter(({ reason }) => (reason === undefined) === built)
      .map(({ language: { target } }) => target);

  rmSync(output, { recursive: true, force: true });
  await stagePackage(staged, { manifest: withOldestConstructs });
  await pack(targets(true), output);
  await pack(targets(false), output, "--code-only");

  const scratch = mkdtempSync(join(tmpdir(), "streamkap-packages-"));
  try {
    for (const {
      language: { target },
      reason,
    } of planned) {
      const folder = join(output, target);
      if (reason !== undefined) console.log(`${target}: code only, because ${reason}; in ${folder}`);
      else {
        const deployed = await deployExample(target, output, join(scratch, target));
        console.log(`${target}: built, in ${folder}; ${deployed ?? "no example to test it with"}`);
      }
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

main().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 1;
});
