/** Figures of the code that a reader would otherwise count by hand. None is a rule. */
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import ts from "typescript";
import { exportsOf, parse } from "../source/exported.ts";

export interface CommentShare {
  readonly folder: string;
  readonly files: number;
  readonly commentLines: number;
  readonly codeLines: number;
}

export interface Documented {
  readonly documented: number;
  readonly all: number;
  /** Names without a documentation comment, with their file. */
  readonly missing: readonly string[];
}

/** Share of the exports that have a documentation comment. Exports that a file only hands on are not counted again. */
export function documentedExports(files: readonly string[]): Documented {
  return share(files.flatMap((file) => exportsOf(parse(file))));
}

/** The same share for all exports of a door: an index.ts, whose declarations are in other files. */
export function documentedAtDoor(door: string): Documented {
  const program = ts.createProgram([door], {
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(door);
  const symbol = source && checker.getSymbolAtLocation(source);
  const names = symbol ? checker.getExportsOfModule(symbol) : [];
  return share(
    names.map((name) => {
      const target = name.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(name) : name;
      const file = target.declarations?.[0]?.getSourceFile().fileName ?? door;
      return {
        name: name.name,
        file: posix.relative(process.cwd(), file),
        documented: hasComment(target, checker),
      };
    }),
  );
}

function hasComment(symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  return symbol.getDocumentationComment(checker).length > 0 || symbol.getJsDocTags(checker).length > 0;
}

function share(names: readonly { name: string; file: string; documented: boolean }[]): Documented {
  const missing = names.filter(({ documented }) => !documented).map(({ name, file }) => `${name} (${file})`);
  return { documented: names.length - missing.length, all: names.length, missing };
}

/** Lines by folder. A line with code counts as code, even if it also has a comment. Blank lines do not count. */
export function commentShares(files: readonly string[]): CommentShare[] {
  const folders = new Map<string, CommentShare>();
  for (const file of files) {
    const folder = posix.dirname(file);
    const { comment, code } = countLines(readFileSync(file, "utf8"));
    const known = folders.get(folder) ?? { folder, files: 0, commentLines: 0, codeLines: 0 };
    folders.set(folder, {
      folder,
      files: known.files + 1,
      commentLines: known.commentLines + comment,
      codeLines: known.codeLines + code,
    });
  }
  return [...folders.values()].sort((a, b) => a.folder.localeCompare(b.folder));
}

/** Lines with code, and lines with a comment only. */
export function countLines(text: string): { comment: number; code: number } {
  const source = parse("lines.ts", text);
  const code = new Set<number>();
  const comment = new Set<number>();
  const mark = (into: Set<number>, from: number, to: number): void => {
    const last = source.getLineAndCharacterOfPosition(to).line;
    for (let line = source.getLineAndCharacterOfPosition(from).line; line <= last; line++) into.add(line);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    if (node.getChildCount(source) > 0) {
      for (const child of node.getChildren(source)) visit(child);
      return;
    }
    for (const { pos, end } of ts.getLeadingCommentRanges(text, node.pos) ?? []) mark(comment, pos, end);
    for (const { pos, end } of ts.getTrailingCommentRanges(text, node.end) ?? []) mark(comment, pos, end);
    if (node.kind !== ts.SyntaxKind.EndOfFileToken && node.end > node.getStart(source))
      mark(code, node.getStart(source), node.end);
  };
  visit(source);
  return { comment: [...comment].filter((line) => !code.has(line)).length, code: code.size };
}

/** The number of `as` casts in the code, without `as const`, and the number of all lines of the files. */
export function casts(files: readonly string[]): { casts: number; lines: number } {
  let count = 0;
  let lines = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)) count++;
    ts.forEachChild(node, visit);
  };
  for (const file of files) {
    const source = parse(file);
    lines += linesOf(source.text);
    visit(source);
  }
  return { casts: count, lines };
}

export function largestFiles(files: readonly string[], howMany: number): { file: string; lines: number }[] {
  return files
    .map((file) => ({ file, lines: linesOf(readFileSync(file, "utf8")) }))
    .sort((a, b) => b.lines - a.lines)
    .slice(0, howMany);
}

function linesOf(text: string): number {
  return text.split("\n").length - 1;
}
