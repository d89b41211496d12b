/**
 * `npm run packages:check`: makes the packages of `npm run packages:local`, has publint and attw judge them, and follows the
 * README's "Your own stack" word by word in empty folders that have nothing but the tarballs: by npm, pnpm and yarn, as ES
 * modules and as CommonJS. `-- --managers npm` chooses. Needs the npm registry, and bash.
 */
import { parseArgs } from "node:util";
import { followCdkTerrain } from "./packages/check/cdk-terrain.ts";
import { followOwnStack } from "./packages/check/follow.ts";
import { judgePackage } from "./packages/check/judge.ts";
import { readOwnStack } from "./packages/check/own-stack.ts";
import { installTools } from "./packages/check/tools.ts";
import { describePacked, makePackages } from "./packages/local/make.ts";
import type { Packed } from "./packages/local/pack.ts";

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { managers: { type: "string" } } });
  const stack = readOwnStack();
  const managers = values.managers?.split(",") ?? [...stack.managers.keys()];
  const tools = await installTools();
  const lines: string[] = [];
  const made = await makePackages((packed) => {
    lines.push(describePacked(packed));
  });
  for (const packed of made) await judgePackage(packed, tools);
  demandSameFiles(made);
  for (const manager of managers) lines.push(...(await followOwnStack(stack, manager, tools)));
  lines.push(await followCdkTerrain(stack, tools));
  for (const line of lines) console.log(line);
}

/** @throws Error where the constructs for CDK Terrain are not made of the same files as those for CDKTF */
function demandSameFiles(made: readonly Packed[]): void {
  const [cdktf = [], cdktn = []] = ["cdktf-streamkap", "cdktn-streamkap"].map(
    (name) => made.find((packed) => packed.name === name)?.paths,
  );
  const others = [
    ...cdktf.filter((path) => !cdktn.includes(path)),
    ...cdktn.filter((path) => !cdktf.includes(path)),
  ];
  if (cdktf.length === 0 || others.length > 0) {
    throw new Error(`The packages for CDKTF and CDK Terrain differ in their files: ${others.join(", ")}.`);
  }
}

main().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 1;
});
