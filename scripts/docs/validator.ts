import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { placeEngine, programPath, thisMachine } from "../engines/cache.ts";
import { formatGoMod, parseGoMod } from "../engines/go-mod.ts";
import { downloadModule, goBuild } from "../engines/go.ts";

const module = "github.com/hashicorp/terraform-plugin-docs";
const program = { name: "tfplugindocs", version: "0.25.0" };

/** The path of `tfplugindocs` if it has been built. */
export function findValidator(): string | undefined {
  const path = programPath("tools", program, thisMachine());
  return existsSync(path) ? path : undefined;
}

/**
 * The path of `tfplugindocs`. Builds it from its Go module if it is not in the cache.
 *
 * @param report is called with one line before a build
 * @throws Error of one line if it cannot be built
 */
export function provideValidator(report: (line: string) => void): string {
  const found = findValidator();
  if (found !== undefined) return found;
  const path = programPath("tools", program, thisMachine());
  report(`building ${program.name} ${program.version} from its Go module, once; this takes a minute`);
  placeEngine(path, (scratch) => {
    const { go, requirements } = parseGoMod(downloadModule(module, program.version, scratch));
    const own = `${module} v${program.version}`;
    writeFileSync(
      join(scratch, "go.mod"),
      formatGoMod({ go, requirements: [own, ...requirements], replacements: [] }),
    );
    const out = join(scratch, "validator");
    goBuild(`${module}/cmd/${program.name}`, [], scratch, out);
    return out;
  });
  return path;
}
