/**
 * `npm run matrix` runs the acceptance tests on every engine that we support, and the unit tests and the acceptance tests of one engine
 * on every Node that we support. It prints a table of the results, and ends with exit code 1 if a cell failed.
 * `--engines terraform@1.5.7,tofu@1.8.11`, `--nodes 20,22,24`, `--connectors mysql,webhook` and `--parts life-cycle,bad-input*` choose
 * what runs. Every engine runs on the first Node, and every other Node runs the first engine. `--json FILE` also writes the table to
 * a file; `npm run evidence` makes docs/compatibility.md of evidence/matrix.json.
 */
import { parseArgs } from "node:util";
import { parseEngineSpec } from "./engines/spec.ts";
import { parseNode, promisedNodes } from "./matrix/node.ts";
import { chooseParts } from "./matrix/parts.ts";
import { planRuns } from "./matrix/plan-runs.ts";
import { runEngine, type Run } from "./matrix/run-engine.ts";
import { formatTable, type MatrixRow } from "./matrix/table.ts";
import { writeResults } from "./results/write-results.ts";

/** The newest engines, the oldest ones that we support, and those that brought something that we use. */
const promisedEngines =
  "terraform@1.15.0,terraform@1.11.4,terraform@1.8.5,terraform@1.5.7,tofu@1.12.6,tofu@1.8.11";

interface Options {
  readonly runs: readonly Run[];
  readonly json: string | undefined;
}

function parseOptions(): Options {
  const { values } = parseArgs({
    options: {
      engines: { type: "string", default: promisedEngines },
      nodes: { type: "string", default: ["own", ...promisedNodes].join(",") },
      connectors: { type: "string", default: "" },
      parts: { type: "string", default: "" },
      json: { type: "string" },
    },
  });
  const runs = planRuns({
    engines: listed(values.engines).map(parseEngineSpec),
    nodes: [...new Set(listed(values.nodes).map((word) => parseNode(word)))],
    parts: chooseParts(listed(values.parts)),
    connectors: listed(values.connectors),
  });
  return { runs, json: values.json };
}

function listed(text: string): string[] {
  return text.split(",").filter((item) => item !== "");
}

async function main({ runs, json }: Options): Promise<number> {
  const rows: MatrixRow[] = [];
  for (const run of runs) {
    const engine = `${run.engine.name} ${run.engine.version}`;
    console.error(`--- ${engine}, Node ${run.node}`);
    rows.push({ engine, node: run.node, cells: await runEngine(run) });
  }
  console.log(formatTable(rows));
  if (json !== undefined) writeResults(json, "matrix", { rows });
  return rows.some(({ cells }) => cells.some(({ verdict }) => verdict === "fail")) ? 1 : 0;
}

function options(): Options {
  try {
    return parseOptions();
  } catch (reason) {
    console.error(reason instanceof Error ? reason.message : reason);
    process.exit(2);
  }
}

process.exitCode = await main(options());
