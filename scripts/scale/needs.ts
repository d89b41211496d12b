import { spawnSync } from "node:child_process";
import { engineOnPath } from "../engines/on-path.ts";
import { engineVersion } from "../engines/version.ts";
import { findPostgres } from "./postgres.ts";
import { findTerragrunt, provideTerragrunt } from "./terragrunt.ts";

/** The programs that the command runs. */
export interface Needs {
  /** Path of Terraform or OpenTofu. */
  readonly engine: string;
  /** Folder with the programs of PostgreSQL. */
  readonly postgres: string;
  /** Path of Terragrunt. */
  readonly terragrunt: string;
}

/**
 * Finds the programs, and says for each of them how it is started.
 *
 * @param report is called with each line
 * @returns undefined if one is missing; the lines say which, and where it comes from
 */
export function findNeeds(report: (line: string) => void): Needs | undefined {
  const engine = attempt(() => engineOnPath(process.env));
  const postgres = findPostgres();
  const hasTerragrunt = findTerragrunt() !== undefined || spawnSync("go", ["version"]).error === undefined;
  if ("value" in engine) {
    const { name, version } = engineVersion(engine.value);
    report(`${name} ${version}: ${engine.value}, started by Terragrunt in the folder of each stack`);
  } else report(`MISSING: an engine with the backend "pg": ${engine.reason}`);
  report(
    postgres === undefined
      ? "MISSING: PostgreSQL. On Debian, `apt-get install postgresql` brings it"
      : `PostgreSQL: ${postgres}, started by this command with a database of its own, and ended by it`,
  );
  if (!hasTerragrunt)
    report("MISSING: Terragrunt, which needs Go on the PATH to be built once: https://go.dev/dl");
  if (!("value" in engine) || postgres === undefined || !hasTerragrunt) return undefined;
  const terragrunt = attempt(() => provideTerragrunt(report));
  if (!("value" in terragrunt)) {
    report(`MISSING: Terragrunt: ${terragrunt.reason}`);
    return undefined;
  }
  report(`Terragrunt: ${terragrunt.value}, built from its Go module, started by this command`);
  report("simulator: in this process, with a rate limit");
  return { engine: engine.value, postgres, terragrunt: terragrunt.value };
}

function attempt<Value>(find: () => Value): { readonly value: Value } | { readonly reason: string } {
  try {
    return { value: find() };
  } catch (reason) {
    return { reason: reason instanceof Error ? reason.message : String(reason) };
  }
}
