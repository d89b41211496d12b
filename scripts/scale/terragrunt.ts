import { findGoProgram, type GoProgram, provideGoProgram } from "../engines/go-program.ts";

const module = "github.com/gruntwork-io/terragrunt";
const program: GoProgram = { name: "terragrunt", version: "1.0.0", module, command: module };

/** The path of Terragrunt if it has been built. */
export function findTerragrunt(): string | undefined {
  return findGoProgram(program);
}

/**
 * The path of Terragrunt. Builds it from its Go module if it is not in the cache.
 *
 * @param report is called with one line before a build
 * @throws Error of one line if it cannot be built
 */
export function provideTerragrunt(report: (line: string) => void): string {
  return provideGoProgram(program, report);
}
