/**
 * `npm run packages:check` tries the packages as a user gets them. It makes the packages of `npm run packages:local`. The tools
 * publint and attw judge them. Then it follows the README's section "Your own stack" word by word in empty folders, which get the
 * packages from their tarballs: with npm, pnpm and yarn, as ES modules and as CommonJS. `-- --managers npm,yarn` chooses package
 * managers. The command needs the npm registry and bash.
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

/** @throws Error if the package for CDK Terrain does not have the same files as the package for CDKTF */
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
