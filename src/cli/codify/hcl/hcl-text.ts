/** Writes HCL as `terraform fmt` leaves it. Only the forms are known here that a project needs. */
import { quoted } from "../../quoted.ts";
import { formatNumber, isMap, isNumber, type Value } from "../../../terraform/index.ts";

/** An argument of a block or of an object: a name, and the lines of its expression. */
export interface Argument {
  /** As it stands in HCL: a name, or a text in quotes. */
  readonly name: string;
  /** The first line stands behind the `=`. The others are indented as they have to be inside of the block. */
  readonly lines: readonly string[];
}

/** An argument with the expression of a value. A map stands on several lines. */
export function argument(name: string, value: Value): Argument {
  return { name, lines: linesOf(value) };
}

/** An argument with an expression that stands on one line, such as a reference. */
export function reference(name: string, expression: string): Argument {
  return { name, lines: [expression] };
}

/** The lines of arguments. Names are padded so that the `=` of neighbouring lines stand below each other. */
function argumentLines(all: readonly Argument[], indent = "  "): string[] {
  const lines: string[] = [];
  let run: Argument[] = [];
  const endRun = (): void => {
    const width = Math.max(...run.map(({ name }) => name.length));
    lines.push(...run.map(({ name, lines: [first = ""] }) => `${indent}${name.padEnd(width)} = ${first}`));
    run = [];
  };
  for (const one of all) {
    if (one.lines.length === 1) {
      if (lines.length > 0 && run.length === 0) lines.push("");
      run.push(one);
      continue;
    }
    // An expression of several lines stands by itself between empty lines, so that it moves no `=` of its neighbours.
    endRun();
    if (lines.length > 0) lines.push("");
    const [first = "", ...rest] = one.lines;
    lines.push(`${indent}${one.name} = ${first}`, ...rest.map((line) => (line === "" ? "" : indent + line)));
  }
  endRun();
  return lines;
}

/** A block with its arguments. @param head such as `resource "streamkap_source_mysql" "orders"` */
export function block(head: string, body: readonly Argument[]): string {
  return `${head} {\n${argumentLines(body).join("\n")}\n}\n`;
}

/** Comment lines. @param indent @default none */
export function comment(sentences: readonly string[]): string {
  return sentences.map((sentence) => `# ${sentence.replaceAll(/\s+/g, " ")}\n`).join("");
}

function linesOf(value: Value): readonly string[] {
  if (isMap(value))
    return braced([...value].flatMap(([key, own]) => (own === null ? [] : [argument(quoted(key), own)])));
  if (Array.isArray(value)) return [`[${value.map((own: Value) => linesOf(own).join(" ")).join(", ")}]`];
  if (isNumber(value)) return [formatNumber(value)];
  if (typeof value === "string") return [quoted(value)];
  return [value === true ? "true" : "false"];
}

function braced(all: readonly Argument[]): readonly string[] {
  return all.length === 0 ? ["{}"] : ["{", ...argumentLines(all), "}"];
}
