/**
 * `npm run cdktn`: the constructs for CDK Terrain as the package `.gen/cdktn-streamkap`, from the same sources; each
 * example synthesized with both packages, the same but for metadata; and one deployed to the simulator by the real
 * `cdktn`. Needs the npm registry for cdktn, its jsii and its command line. `--json FILE` also writes the results to a file.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { transformSync } from "esbuild";
import { root } from "./build/paths.ts";
import { deployWithCdktn } from "./cdktn/deploy.ts";
import { rewriteSource } from "./cdktn/rewrite.ts";
import { cdktnPackage as target, stageCdktn } from "./cdktn/stage.ts";
import { runProgram } from "./packages/run-program.ts";
import { writeResults, type ResultRow } from "./results/write-results.ts";

const examples = ["one-source", "five-sources", "fleet", "environments", "import", "remote-state", "vault"];

/** @returns what the example's stacks become, by their names */
async function synthesize(example: string, cdk: "cdktf" | "cdktn"): Promise<Record<string, unknown>> {
  const folder = join(target, "examples", cdk, example);
  mkdirSync(folder, { recursive: true });
  const source = readFileSync(join(root, "examples", example, "main.ts"), "utf8");
  const { code } = transformSync(source, { loader: "ts", format: "cjs", target: "node20.9" });
  const program =
    cdk === "cdktf" ? code : rewriteSource(code).replaceAll(/"cdktn-streamkap"/g, JSON.stringify(target));
  writeFileSync(join(folder, "main.cjs"), program);
  await runProgram(process.execPath, ["main.cjs"], folder, { CDKTF_OUTDIR: folder });
  const stacks = readdirSync(join(folder, "stacks"));
  return Object.fromEntries(stacks.map((stack) => [stack, readStack(join(folder, "stacks", stack))]));
}

/** A stack without metadata, and without its backend, which names the folder. */
function readStack(folder: string): unknown {
  const text = readFileSync(join(folder, "cdk.tf.json"), "utf8");
  return JSON.parse(text, (key, value: unknown) => (key === "//" || key === "backend" ? undefined : value));
}

/** @throws Error if the package takes other versions of constructs than CDK Terrain does: then a project may get two copies */
function demandSameConstructs(): void {
  const [own, cdktn] = ["package.json", "node_modules/cdktn/package.json"].map((file) => {
    const manifest = JSON.parse(readFileSync(join(target, file), "utf8")) as {
      readonly peerDependencies: { readonly constructs: string };
    };
    return manifest.peerDependencies.constructs;
  });
  if (own !== cdktn) {
    throw new Error(
      `cdktn takes constructs ${String(cdktn)}, and our package takes ${String(own)}. Change scripts/cdktn/rewrite.ts.`,
    );
  }
}

async function main(): Promise<void> {
  const { json } = parseArgs({ options: { json: { type: "string" } } }).values;
  await stageCdktn();
  demandSameConstructs();
  const different: string[] = [];
  for (const example of examples) {
    const expected = await synthesize(example, "cdktf");
    if (!isDeepStrictEqual(await synthesize(example, "cdktn"), expected)) different.push(example);
  }
  if (different.length > 0) {
    throw new Error(
      `With cdktn these synthesize to something else: ${different.join(", ")}. Compare cdk.tf.json in ` +
        `${join(target, "examples")}.`,
    );
  }
  console.log(
    `cdktn: ${String(examples.length)} examples synthesize as with cdktf; the package is in ${target}`,
  );
  const deployed = await deployWithCdktn(target);
  console.log(deployed);
  const rows: ResultRow[] = [
    { name: "examples that synthesize as with cdktf", value: examples.length },
    { name: "deployment", value: deployed.replace(/^cdktn: /, "") },
  ];
  if (json !== undefined) writeResults(json, "cdktn", { rows });
}

main().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 1;
});
