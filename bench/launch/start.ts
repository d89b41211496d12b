import { bareNode } from "./bare-node.ts";
import { builtPlugin, startPlugin } from "./plugin-process.ts";
import { paired, type Row } from "../row.ts";

/**
 * `start_ratio`: the time from the spawn of the plugin to its handshake line, over the time of `node -e 0`. The value is the
 * median of all pairs. The second row is the same up to the first answered RPC.
 */
export async function measureStart(runs: number): Promise<Row[]> {
  const { handshakes, firstAnswers } = await measurePairs(runs, builtPlugin(), process.execPath);
  return [
    { name: "start_ratio", ...paired(handshakes), goal: 1.5, unit: "x node -e 0" },
    { name: "first_answer_ratio", ...paired(firstAnswers), unit: "x node -e 0" },
  ];
}

/**
 * Times of a plugin, each over the time of `node -e 0` that was measured right before.
 *
 * @param command starts the plugin
 * @param node path of the Node that does nothing
 */
export async function measurePairs(
  runs: number,
  command: readonly string[],
  node: string,
): Promise<{ readonly handshakes: readonly number[]; readonly firstAnswers: readonly number[] }> {
  const handshakes: number[] = [];
  const firstAnswers: number[] = [];
  for (let run = -1; run < runs; run++) {
    const bare = await bareNode(node);
    const plugin = await startPlugin(command);
    // The first pair is not counted, because it warms the file cache.
    if (run < 0) continue;
    handshakes.push(plugin.handshakeMs / bare);
    firstAnswers.push(plugin.firstAnswerMs / bare);
  }
  return { handshakes, firstAnswers };
}
