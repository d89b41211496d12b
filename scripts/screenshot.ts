/** `npm run screenshot` runs the demo, and draws its last part as docs/demo.svg, which the README shows. */
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./build/paths.ts";
import { demoExcerpt } from "./screenshot/excerpt.ts";
import { terminalSvg } from "./screenshot/terminal-svg.ts";

async function main(): Promise<void> {
  const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [tsx, "scripts/demo.ts"], {
    cwd: root,
    maxBuffer: 2 ** 24,
  });
  const lines = ["$ npm run demo", "…", ...demoExcerpt(stdout)];
  const picture = terminalSvg(lines, "The end of npm run demo: five sources Active, second plan empty");
  writeFileSync(join(root, "docs", "demo.svg"), picture);
}

main().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 1;
});
