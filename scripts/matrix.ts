/**
 * `npm run matrix` runs the acceptance tests on every engine that we support, and prints a table of the results. It ends with exit
 * code 1 if a cell failed. `--engines terraform@1.5.7,tofu@1.8.11`, `--connectors mysql,webhook` and
 * `--parts life-cycle,bad-input*` choose what runs. `--json FILE` also writes the table to a file.
 */
import { parseArgs } from "node:util";
import { parseEngineSpec, type EngineSpec } from "./engines/spec.ts";
import { chooseParts, type Part } from "./matrix/parts.ts";
import { runEngine } from "./matrix/run-engine.ts";
import { formatTable, type MatrixRow } from "./matrix/table.ts";
import { writeResults } from "./results/write-results.ts";

/** The oldest engines that we support, the newest ones, and those that brought something that we use. */
const promised = "terraform@1.5.7,terraform@1.8.5,terraform@1.11.4,terraform@1.15.0,tofu@1.8.11,tofu@1.12.6";

interface Options {
  readonly specs: readonly EngineSpec[];
  readonly parts: readonly Part[];
  readonly connectors: readonly string[];
  readonly json: string | undefined;
}

function parseOptions(): Options {
  const { values } = parseArgs({
    options: {
      engines: { type: "string", default: promised },
      connectors: { type: "string", default: "" },
      parts: { type: "string", default: "" },
      json: { type: "string" },
    },
  });
  return {
    specs: listed(values.engines).map(parseEngineSpec),
    parts: chooseParts(listed(values.parts)),
    connectors: listed(values.connectors),
    json: values.json,
  };
}

function listed(text: string): string[] {
  return text.split(",").filter((item) => item !== "");
}

async function main({ specs, parts, connectors, json }: Options): Promise<number> {
  const rows: MatrixRow[] = [];
  for (const spec of specs) {
    const engine = `${spec.name} ${spec.version}`;
    console.error(`--- ${engine}`);
    rows.push({ engine, cells: await runEngine(spec, parts, connectors) });
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
