import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { placeEngine, programPath, thisMachine } from "../../../scripts/engines/cache.ts";
import { formatGoMod, parseGoMod } from "../../../scripts/engines/go-mod.ts";
import { downloadModule, goBuild } from "../../../scripts/engines/go.ts";

const module = "github.com/pulumi/pulumi-terraform-bridge/v3";
const moduleVersion = "3.120.0";

/** The version that the bridge says it has. Pulumi's own build of it has a number of another repository. */
export const bridgeVersion = "1.1.2";
const program = { name: "pulumi-resource-terraform-provider", version: moduleVersion };

/**
 * The path of Pulumi's bridge to any Terraform provider. It is built from its Go module if the user's cache lacks it.
 *
 * @param report is called with one line before a build
 * @throws Error of one line if it cannot be built, for instance without Go
 */
export function provideBridge(report: (line: string) => void): string {
  const path = programPath("tools", program, thisMachine());
  if (existsSync(path)) return path;
  report(`building Pulumi's bridge ${moduleVersion} from its Go module, once; this takes some minutes`);
  placeEngine(path, (scratch) => {
    const { go, requirements, replacements } = parseGoMod(downloadModule(module, moduleVersion, scratch));
    writeFileSync(
      join(scratch, "go.mod"),
      formatGoMod({
        go,
        requirements: [`${module} v${moduleVersion}`, ...requirements],
        // A replacement by a folder is for the module's own tests.
        replacements: replacements.filter((line) => !line.includes("=> ./")),
      }),
    );
    const out = join(scratch, "bridge");
    const flags = ["-ldflags", `-X ${module}/dynamic/version.version=v${bridgeVersion}`];
    goBuild(`${module}/dynamic`, flags, scratch, out);
    return out;
  });
  return path;
}
