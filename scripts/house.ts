/** `npm run house`: prints figures of the code, and fails on none. `-- --missing` names the exports without documentation. */
import {
  casts,
  commentShares,
  documentedAtDoor,
  documentedExports,
  largestFiles,
  type CommentShare,
  type Documented,
} from "./house/figures.ts";
import { sourceFiles } from "./source/exported.ts";

const source = sourceFiles("src");
const constructs = sourceFiles("constructs/src");
const named = process.argv.includes("--missing");

console.log("Exports with a documentation comment");
printDocumented("src", documentedExports(source));
for (const door of ["src/terraform/index.ts", "constructs/src/index.ts"])
  printDocumented(door, documentedAtDoor(door));

const { casts: castCount, lines } = casts(constructs);
const perThousand = ((castCount / lines) * 1000).toFixed(1);
console.log(
  `\n\`as\` casts in constructs/src, without \`as const\`: ${String(castCount)}, ${perThousand} per thousand lines`,
);

console.log("\nComment ÷ code and files, by folder");
const shares = commentShares([...source, ...constructs]);
for (const each of shares) printShare(each);
printShare(shares.reduce(sum));

console.log("\nLargest files, in lines");
for (const { file, lines: count } of largestFiles([...source, ...constructs], 10))
  console.log(`  ${String(count).padStart(4)}  ${file}`);

function printDocumented(what: string, { documented, all, missing }: Documented): void {
  const percent = all === 0 ? "none" : `${((documented / all) * 100).toFixed(0)} %`;
  console.log(`  ${percent.padStart(5)}  ${what} (${String(documented)} of ${String(all)})`);
  if (named) for (const name of missing) console.log(`           ${name}`);
}

function printShare({ folder, files, commentLines, codeLines }: CommentShare): void {
  const ratio = codeLines === 0 ? "none" : (commentLines / codeLines).toFixed(2);
  console.log(`  ${ratio.padStart(5)}  ${String(files).padStart(3)} files  ${folder}`);
}

function sum(left: CommentShare, right: CommentShare): CommentShare {
  return {
    folder: "all of them",
    files: left.files + right.files,
    commentLines: left.commentLines + right.commentLines,
    codeLines: left.codeLines + right.codeLines,
  };
}
