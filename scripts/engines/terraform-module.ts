import { posix } from "node:path";
import type { EngineModule } from "./engine-module.ts";
import { formatGoMod, parseGoMod } from "./go-mod.ts";

const path = "github.com/hashicorp/terraform";
const unversioned = "v0.0.0-00010101000000-000000000000";

/**
 * How Terraform is built. Its cloud backends are modules of their own that are published nowhere, so stubs stand in for them. The
 * backends local, http, inmem, remote and cloud work; s3, gcs, azurerm and other cloud backends panic.
 */
export const terraformModule: EngineModule = {
  path,
  command: path,
  flags: ["-ldflags", `-X ${path}/version.dev=no`],
  layOut(goMod, version) {
    const { go, requirements, replacements } = parseGoMod(goMod);
    const stubs = replacements.flatMap((line) => {
      const [, module, folder] = /^(\S+)\s.*=> \.\/(\S+)$/.exec(line) ?? [];
      return module === undefined || folder === undefined ? [] : [{ module, folder }];
    });
    return new Map([
      [
        "go.mod",
        formatGoMod({
          go,
          requirements: [
            `${path} v${version}`,
            ...requirements.filter((line) => !line.includes(`${path}/internal`)),
            ...stubs.map(({ module }) => `${module} ${unversioned}`),
          ],
          replacements: stubs.map(({ module, folder }) => `${module} => ./${folder}`),
        }),
      ],
      ...stubs.flatMap(({ module, folder }): [string, string][] => [
        [posix.join(folder, "go.mod"), `module ${module}\n\ngo 1.20\n`],
        [posix.join(folder, "stub.go"), stubSource(module)],
      ]),
    ]);
  },
};

/** The stub of a backend, which says that the backend is missing. Other modules need only exist. */
function stubSource(module: string): string {
  if (!module.includes("/remote-state/")) return "package legacy\n";
  return [
    `package ${posix.basename(module)}`,
    `import "${path}/internal/backend"`,
    'func New() backend.Backend { panic("left out of this build") }',
    "",
  ].join("\n\n");
}
