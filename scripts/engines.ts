/**
 * Builds engines for tests, and prints their paths, one path a line:
 * `npm run engines -- terraform@1.15.0 tofu@1.12.6`
 */
import { provideEngine } from "./engines/build.ts";
import { parseEngineSpec, type EngineSpec } from "./engines/spec.ts";

const usage = "usage: npm run engines -- terraform@<version> tofu@<version> ...";

function parseArguments(args: readonly string[]): readonly EngineSpec[] {
  if (args.length === 0) throw new Error(usage);
  return args.map(parseEngineSpec);
}

/** Runs a step. If the step fails, prints its error as one line, and ends the process with the given exit code. */
function orExit<T>(exitCode: number, step: () => T): T {
  try {
    return step();
  } catch (reason) {
    console.error(reason instanceof Error ? reason.message : reason);
    process.exit(exitCode);
  }
}

const specs = orExit(2, () => parseArguments(process.argv.slice(2)));
for (const spec of specs) {
  console.log(orExit(1, () => provideEngine(spec, console.error)));
}
