import { statSync } from "node:fs";
import { join } from "node:path";
import { makeExecutables } from "../../scripts/binaries/make.ts";
import { provideNode } from "../../scripts/binaries/node-program.ts";
import { ownTarget } from "../../scripts/binaries/targets.ts";
import { root } from "../../scripts/build/paths.ts";
import { paired, type Row } from "../row.ts";
import { measurePairs } from "./start.ts";

/**
 * The executable for this machine, which holds Node. It is made anew from the built plugin; the first time this downloads Node from
 * the npm registry. `binary_start_ratio` compares it with `node -e 0` of the same Node that is in it, and not with the Node that
 * runs this process. 1 MB is 1,000,000 bytes.
 */
export async function measureExecutable(runs: number): Promise<Row[]> {
  const target = ownTarget();
  const [made] = await makeExecutables({
    plugin: join(root, "dist", "plugin"),
    targets: [target],
    folder: join(root, ".gen", "bench"),
    report: console.error,
  });
  if (made === undefined) throw new Error("No executable was made.");
  const { handshakes, firstAnswers } = await measurePairs(
    runs,
    [made.file],
    provideNode(target, console.error),
  );
  return [
    { name: "binary_start_ratio", ...paired(handshakes), goal: 1.2, unit: "x node -e 0" },
    { name: "binary_first_answer_ratio", ...paired(firstAnswers), unit: "x node -e 0" },
    { name: "binary_mb", value: statSync(made.file).size / 1_000_000, unit: "MB" },
  ];
}
