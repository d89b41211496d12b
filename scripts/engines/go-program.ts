import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { placeEngine, programPath, thisMachine } from "./cache.ts";
import { formatGoMod, parseGoMod } from "./go-mod.ts";
import { downloadModule, goBuild } from "./go.ts";

/** A command of a Go module, which lies in the folder `cmd/<name>` of it. */
export interface GoProgram {
  readonly name: string;
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
  const { name, module, version } = program;
  const path = programPath("tools", program, thisMachine());
  report(`building ${name} ${version} from its Go module, once; this takes a minute`);
  placeEngine(path, (scratch) => {
    const { go, requirements } = parseGoMod(downloadModule(module, version, scratch));
    writeFileSync(
      join(scratch, "go.mod"),
      formatGoMod({ go, requirements: [`${module} v${version}`, ...requirements], replacements: [] }),
    );
    const out = join(scratch, "program");
    goBuild(`${module}/cmd/${name}`, [], scratch, out);
    return out;
  });
  return path;
}
