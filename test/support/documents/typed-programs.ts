import { join } from "node:path";
import ts from "typescript";
import { root } from "../paths.ts";
import type { CodeBlock } from "./blocks.ts";

const constructs = join(root, "constructs", "src", "index.ts");

/** JavaScript has no way to avoid this mistake. */
const parameterWithoutType = 7006;

/**
 * Compiles blocks in TypeScript or JavaScript against the constructs. A block that imports nothing is a part of a program: it may
 * use all names of the constructs and of cdktf, and it runs in the constructor of a stack, which is `this` and `stack`.
 *
 * @returns the mistakes of each block, in the order of the blocks
 */
export function mistakesIn(blocks: readonly CodeBlock[]): string[][] {
  // The files lie where the modules of the repository are found. They are not written to disk.
  const files = new Map(blocks.map((block, index) => [pathOf(block, index), programOf(block)]));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    paths: { "cdktf-streamkap": [constructs] },
    types: ["node", "jest"],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowJs: true,
    checkJs: true,
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    getSourceFile: (name, version) => {
      const text = files.get(name);
      return text === undefined
        ? disk.getSourceFile(name, version)
        : ts.createSourceFile(name, text, version);
    },
    fileExists: (name) => files.has(name) || disk.fileExists(name),
    readFile: (name) => files.get(name) ?? disk.readFile(name),
    // The compiler looks for no file in a folder that it does not find.
    directoryExists: () => true,
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].map((name) => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
      .filter(({ code }) => !(name.endsWith(".js") && code === parameterWithoutType))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  });
}

/** Files of one document lie in one folder, so that they can import each other. */
function pathOf({ document, file, language }: CodeBlock, index: number): string {
  const name = file?.replace(/\.mjs$/, ".js") ?? `block-${String(index)}.${language}`;
  return join(root, "constructs", "documented", document.replaceAll("/", "-"), name);
}

/** Makes a program of a block. */
function programOf({ language, text }: CodeBlock): string {
  if (language !== "ts" || /^import /m.test(text)) return `${text}\nexport {};\n`;
  const names = new Set(text.match(/(?<![\w."/-])[A-Z]\w+/g));
  return [
    'import * as cdktf from "cdktf";',
    'import * as streamkap from "cdktf-streamkap";',
    `const { ${[...names].join(", ")} } = { ...cdktf, ...streamkap };`,
    "export class Documented extends cdktf.TerraformStack {",
    "  public constructor(scope: cdktf.App) {",
    '    super(scope, "documented");',
    "    const stack = this;",
    text,
    "  }",
    "}",
  ].join("\n");
}
