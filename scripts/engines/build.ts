import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { enginePath, findEngine, placeEngine, thisMachine, type Machine } from "./cache.ts";
import type { EngineModule } from "./engine-module.ts";
import { downloadModule, goBuild } from "./go.ts";
import type { EngineName, EngineSpec } from "./spec.ts";
import { terraformModule } from "./terraform-module.ts";
import { tofuModule } from "./tofu-module.ts";

const modules: Readonly<Record<EngineName, EngineModule>> = { terraform: terraformModule, tofu: tofuModule };

/**
 * The path of an engine, which is built from its Go module when it is not in the cache.
 *
 * @param report is called with one line before a build, which takes minutes
 * @throws Error of one line where it cannot be built
 */
export function provideEngine(
  spec: EngineSpec,
  report: (line: string) => void,
  machine: Machine = thisMachine(),
): string {
  const found = findEngine(spec, machine);
  if (found !== undefined) return found;

  const path = enginePath(spec, machine);
  const module = modules[spec.name];
  report(`building ${spec.name} ${spec.version} from its Go module, once; this takes some minutes`);
  placeEngine(path, (scratch) => {
    const published = downloadModule(module.path, spec.version, scratch);
    const goMod = readFileSync(join(published, "go.mod"), "utf8");
    for (const [file, content] of module.layOut(goMod, spec.version)) {
      mkdirSync(dirname(join(scratch, file)), { recursive: true });
      writeFileSync(join(scratch, file), content);
    }
    const out = join(scratch, "engine");
    goBuild(module.command, module.flags, scratch, out);
    return out;
  });
  return path;
}
