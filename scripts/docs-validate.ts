/**
 * `npm run docs:validate` checks docs/ by the registry's own checker, `tfplugindocs validate`. The checker is a Go program. If the
 * checker is not built and there is no Go, the command says that it has checked nothing, and ends with exit code 0.
 * test/scripts/docs checks front matter, layout and sizes on every machine.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { providerAddress } from "../src/provider/index.ts";
import { root } from "./build/paths.ts";
import { subcategories } from "./docs/subcategories.ts";
import { findGoProgram, provideGoProgram, type GoProgram } from "./engines/go-program.ts";
import { writeProviderSchema } from "./generate/provider-schema.ts";

/** The checker of the registry's pages. */
const checker: GoProgram = {
  name: "tfplugindocs",
  module: "github.com/hashicorp/terraform-plugin-docs",
  version: "0.25.0",
};

if (findGoProgram(checker) === undefined && spawnSync("go", ["version"]).error !== undefined)
  console.log("skipped: tfplugindocs validate needs Go on the PATH, to build the checker once");
else
  orExit(() => {
    validate(provideGoProgram(checker, console.error));
  });

/** An error of the step is one line, and the exit code of this process. */
function orExit(step: () => void): void {
  try {
    step();
  } catch (reason) {
    console.error(reason instanceof Error ? reason.message : reason);
    process.exitCode = 1;
  }
}

function validate(validator: string): void {
  const scratch = mkdtempSync(join(tmpdir(), "streamkap-docs-"));
  try {
    const file = join(scratch, "schema.json");
    writeProviderSchema({ plugin: join(root, "dist", "plugin"), scratch, file });
    nameAsTheCheckerDoes(file);
    const { status, stdout, stderr } = spawnSync(
      validator,
      [
        "validate",
        `--provider-dir=${root}`,
        "--provider-name=terraform-provider-streamkap",
        `--providers-schema=${file}`,
        `--allowed-resource-subcategories=${subcategories.join(",")}`,
      ],
      { encoding: "utf8" },
    );
    if (status === 0) {
      console.log("docs: valid, says tfplugindocs");
      return;
    }
    console.log(`${stdout}${stderr.replaceAll(/^.*\[DEBUG\].*\n/gm, "")}`);
    process.exitCode = status ?? 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Gives the provider its bare name, because the checker looks only for this name or for a provider of HashiCorp. */
function nameAsTheCheckerDoes(file: string): void {
  const document = JSON.parse(readFileSync(file, "utf8")) as { provider_schemas: Record<string, unknown> };
  const { [providerAddress]: schema } = document.provider_schemas;
  writeFileSync(file, JSON.stringify({ ...document, provider_schemas: { streamkap: schema } }));
}
