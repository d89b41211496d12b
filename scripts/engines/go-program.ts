import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { placeEngine, programPath, thisMachine } from "./cache.ts";
import { formatGoMod, parseGoMod } from "./go-mod.ts";
import { downloadModule, goBuild } from "./go.ts";

/** A command of a Go module. */
export interface GoProgram {
  readonly name: string;
  /** Package of the command. @default the folder `cmd/<name>` of the module */
  readonly command?: string;
  /** Path of the module, such as `github.com/hashicorp/terraform-plugin-docs`. */
  readonly module: string;
  /** Version of the module, such as `0.25.0`. */
  readonly version: string;
}

/** The path of the program if it has been built. */
export function findGoProgram(program: GoProgram): string | undefined {
  const path = programPath("tools", program, thisMachine());
  return existsSync(path) ? path : undefined;
}

/**
 * The path of the program. Builds it from its Go module if it is not in the cache.
 *
 * @param report is called with one line before a build
 * @throws Error of one line if it cannot be built
 */
export function provideGoProgram(program: GoProgram, report: (line: string) => void): string {
  const found = findGoProgram(program);
  if (found !== undefined) return found;
  const { name, module, version, command = `${module}/cmd/${name}` } = program;
  const path = programPath("tools", program, thisMachine());
  report(`building ${name} ${version} from its Go module, once; this takes some minutes`);
  placeEngine(path, (scratch) => {
    const published = downloadModule(module, version, scratch);
    const goMod = parseGoMod(readFileSync(join(published, "go.mod"), "utf8"));
    const requirements = [`${module} v${version}`, ...goMod.requirements];
    writeFileSync(join(scratch, "go.mod"), formatGoMod({ ...goMod, requirements }));
    // Go asks a public database for each checksum that this file lacks, and the database does not know all modules.
    const checksums = join(published, "go.sum");
    if (existsSync(checksums)) copyFileSync(checksums, join(scratch, "go.sum"));
    const out = join(scratch, "program");
    goBuild(command, [], scratch, out);
    return out;
  });
  return path;
}
