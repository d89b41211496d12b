import type { EngineModule } from "./engine-module.ts";
import { formatGoMod, parseGoMod } from "./go-mod.ts";

const path = "github.com/opentofu/opentofu";

/** How OpenTofu is built. A build of the user's own calls itself `<version>-dev`. */
export const tofuModule: EngineModule = {
  path,
  command: `${path}/cmd/tofu`,
  flags: [],
  layOut(goMod, version) {
    const { go, requirements, replacements } = parseGoMod(goMod);
    return new Map([
      [
        "go.mod",
        formatGoMod({
          go,
          requirements: [`${path} v${version}`, ...requirements],
          replacements: replacements.filter((line) => !isLocal(line)),
        }),
      ],
    ]);
  },
};

function isLocal(replacement: string): boolean {
  return replacement.includes("=> ./");
}
