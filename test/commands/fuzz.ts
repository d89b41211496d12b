/**
 * `npm run fuzz` gives hostile inputs to everything that reads what somebody else has written: protobuf, gRPC frames, MessagePack,
 * states, private states, the handshake, answers of the API, notes of the journal, the catalogue, definitions of connectors. No input
 * may end the process, hang, fill the memory, show a secret or cause an exception that is a bug. `--inputs 1000000`, `--seed 1` and
 * `--targets msgpack,answers` choose what runs, `--json FILE` writes the figures. The exit code is 1 where an input was not stood.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { writeResults } from "../../scripts/results/write-results.ts";
import { fuzzTarget, type FuzzReport } from "../support/fuzz/fuzz-target.ts";
import { fuzzTargets } from "../support/fuzz/fuzz-targets.ts";
import { type FuzzOptions, parseFuzzOptions, shares } from "./fuzz/options.ts";
import { fuzzRows, fuzzTable } from "./fuzz/table.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

async function main({ inputs, seed, targets, json }: FuzzOptions): Promise<number> {
  const reports: FuzzReport[] = [];
  for (const [name, own] of shares(targets, inputs)) {
    const target = fuzzTargets[name];
    if (target === undefined) continue;
    const report = await fuzzTarget(name, target, { inputs: own, seed, collect });
    reports.push(report);
    console.error(`${name}: ${String(report.inputs)} inputs, ${String(report.findings.length)} findings`);
    for (const { input, problem } of report.findings) console.error(`${problem}\ninput (base64): ${input}\n`);
  }
  console.log(fuzzTable(reports));
  if (json !== undefined) writeResults(json, "fuzz", { rows: fuzzRows(reports), seed, reports });
  return reports.some(({ findings }) => findings.length > 0) ? 1 : 0;
}

function options(): FuzzOptions {
  try {
    return parseFuzzOptions(process.argv.slice(2));
  } catch (reason) {
    console.error(reason instanceof Error ? reason.message : reason);
    process.exit(2);
  }
}

process.exitCode = await main(options());
