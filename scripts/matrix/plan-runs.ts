import type { EngineSpec } from "../engines/spec.ts";
import type { Part } from "./parts.ts";
import type { Run } from "./run-engine.ts";

/** What the command line asks for. */
export interface Wanted {
  readonly engines: readonly EngineSpec[];
  /** Versions of Node. */
  readonly nodes: readonly string[];
  readonly parts: readonly Part[];
  /** Codes of connectors. None stands for all. */
  readonly connectors: readonly string[];
}

/**
 * The rows of the matrix. Every engine runs on the first Node, and every other Node runs the first engine. So each engine and each
 * Node is seen, in fewer runs than all pairs would be. The parts without an engine run in the first row of each Node.
 */
export function planRuns({ engines, nodes, parts, connectors }: Wanted): Run[] {
  return nodes.flatMap((node, nodeIndex) =>
    engines
      .slice(0, nodeIndex === 0 ? engines.length : 1)
      .map((engine, index) => ({
        engine,
        node,
        parts: parts.filter(({ withoutEngine }) => index === 0 || !withoutEngine),
        connectors,
      }))
      .filter((run) => run.parts.length > 0),
  );
}
