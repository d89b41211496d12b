/** The content of a go.mod, as lines. */
export interface GoMod {
  /** `go 1.25.0` */
  readonly go: string;
  /** `<module> <version>`, with a comment or not. */
  readonly requirements: readonly string[];
  /** `<module> [<version>] => <module or folder> [<version>]` */
  readonly replacements: readonly string[];
}

export function parseGoMod(text: string): GoMod {
  return {
    go: /^go .*$/m.exec(text)?.[0].trim() ?? "",
    requirements: directive(text, "require"),
    replacements: directive(text, "replace"),
  };
}

/** The lines of one directive, which stands on a line of its own or in front of a block of lines. */
function directive(text: string, name: string): readonly string[] {
  const blocks = text.matchAll(new RegExp(`^${name} \\((.*?)^\\)`, "gms"));
  const single = text.matchAll(new RegExp(`^${name} (?!\\()(.*)$`, "gm"));
  return [...blocks, ...single]
    .flatMap(([, lines = ""]) => lines.split("\n"))
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("//"));
}

/** Writes the go.mod of a module that exists only to build a command of another one. */
export function formatGoMod({ go, requirements, replacements }: GoMod): string {
  return [
    "module scratch",
    go,
    ...requirements.map((line) => `require ${line}`),
    ...replacements.map((line) => `replace ${line}`),
    "",
  ].join("\n");
}
