/**
 * Writes TypeScript as Prettier leaves it with its defaults. Only the forms are known here that a project needs. The
 * package takes no printer along: Prettier alone is larger than the provider.
 */
import { displayWidth } from "./display-width.ts";

/** A piece of an expression. */
export type Code =
  | { readonly kind: "text"; readonly text: string }
  /** A literal text or a member of a class, which goes onto a line of its own where the line is too long. */
  | { readonly kind: "movable"; readonly text: string }
  | { readonly kind: "array"; readonly elements: readonly string[] }
  | { readonly kind: "object"; readonly members: readonly Member[] }
  /** A call of a function or a class, such as `new MySqlConfig`. */
  | { readonly kind: "call"; readonly callee: string; readonly arguments: readonly Code[] };

/** A property of an object, or a spread of another object if it has no key. */
export interface Member {
  readonly key?: string;
  readonly value: Code;
}

const lineWidth = 80;
/** A key that is shorter does not push its value onto the next line. */
const shortKey = 5;
/** A single argument of at most this many UTF-16 units does not stand on a line of its own. */
const shortArgument = 20;

/** A text in quotes: in double ones, unless single ones need fewer escapes. */
export function stringLiteral(text: string): string {
  const [doubles, singles] = [text.split('"').length, text.split("'").length];
  const quote = doubles > singles ? "'" : '"';
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll(quote, `\\${quote}`)
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]/gu, (mark) => {
      const code = (mark.codePointAt(0) ?? 0).toString(16);
      return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
    });
  return quote + escaped + quote;
}

/** A text as an expression. */
export function literal(text: string): Code {
  return { kind: "movable", text: stringLiteral(text) };
}

/** A call of a function or a class. */
export function call(callee: string, ...args: readonly Code[]): Code {
  return { kind: "call", callee, arguments: args };
}

/** A property. Its key is put into quotes where that is needed. */
export function property(key: string, value: Code): Member {
  return { key: isName(key) ? key : stringLiteral(key), value };
}

/** A declaration of a constant that other files may import. */
export function exportedConstant(name: string, value: Code): string {
  return `${assigned(`export const ${name} =`, value, "", ";")}\n`;
}

/** A statement of one expression. @param tail what stands behind the expression, such as a call of a method */
export function statement(value: Code, indent: string, tail = ""): string {
  return `${indent}${printed(value, indent, { before: indent.length, after: tail.length + 1 })}${tail};\n`;
}

/** An import of names. */
export function importStatement(names: readonly string[], from: string): string {
  const line = `import { ${names.join(", ")} } from "${from}";\n`;
  if (line.length - 1 <= lineWidth) return line;
  return `import {\n${names.map((name) => `  ${name},\n`).join("")}} from "${from}";\n`;
}

/** The width of what stands on the line before an expression and behind it. */
interface Beside {
  readonly before: number;
  readonly after: number;
}

/** Prints what stands behind `=` or a key, and puts it onto the next line if Prettier does so. */
function assigned(head: string, value: Code, indent: string, end: string): string {
  const before = `${indent}${head} `;
  const line = flat(value);
  const fits = line !== undefined && displayWidth(before + line + end) <= lineWidth;
  if (fits) return before + line + end;
  const key = displayWidth(head.replace(/:$/, ""));
  const moves = value.kind === "movable" ? key >= shortKey : isShortCall(value);
  if (moves && line !== undefined) return `${indent}${head}\n${indent}  ${line}${end}`;
  return before + printed(value, indent, { before: displayWidth(before), after: end.length }) + end;
}

function isShortCall(value: Code): boolean {
  if (value.kind !== "call" || value.arguments.length !== 1) return false;
  const [only] = value.arguments;
  return only?.kind === "movable" && only.text.length <= shortArgument;
}

function printed(value: Code, indent: string, beside: Beside): string {
  switch (value.kind) {
    case "text":
    case "movable":
      return value.text;
    case "array": {
      const line = flat(value) ?? "";
      if (beside.before + displayWidth(line) + beside.after <= lineWidth) return line;
      return `[\n${value.elements.map((element) => `${indent}  ${element},\n`).join("")}${indent}]`;
    }
    case "object":
      return printedObject(value.members, indent);
    case "call":
      return printedCall(value.callee, value.arguments, indent, beside);
  }
}

function printedObject(members: readonly Member[], indent: string): string {
  if (members.length === 0) return "{}";
  const inner = `${indent}  `;
  const lines = members.map(({ key, value }) =>
    key === undefined
      ? `${inner}...${printed(value, inner, { before: 0, after: 0 })},\n`
      : `${assigned(`${key}:`, value, inner, ",")}\n`,
  );
  return `{\n${lines.join("")}${indent}}`;
}

/** An object as the last argument begins on the line of the call, if it is the only object and the line is not too long. */
function printedCall(callee: string, args: readonly Code[], indent: string, beside: Beside): string {
  const [last, ...others] = [...args].reverse();
  const first = others.reverse().map((own) => flat(own));
  const line = flat(call(callee, ...args));
  if (line !== undefined && beside.before + displayWidth(line) + beside.after <= lineWidth) return line;
  if (last?.kind === "object" && last.members.length > 0 && !first.includes(undefined) && !hasObject(args)) {
    const head = `${callee}(${first.map((own) => `${own ?? ""}, `).join("")}`;
    if (beside.before + displayWidth(`${head}{`) <= lineWidth)
      return `${head}${printedObject(last.members, indent)})`;
  }
  const inner = `${indent}  `;
  const lines = args.map((own) => `${inner}${printed(own, inner, { before: inner.length, after: 1 })},\n`);
  return `${callee}(\n${lines.join("")}${indent})`;
}

/** Whether an object stands before the last argument. */
function hasObject(args: readonly Code[]): boolean {
  return args.slice(0, -1).some(({ kind }) => kind === "object");
}

/** The code on one line. Undefined for an object with properties, which always stands on several lines. */
function flat(value: Code): string | undefined {
  switch (value.kind) {
    case "text":
    case "movable":
      return value.text;
    case "array":
      return `[${value.elements.join(", ")}]`;
    case "object":
      return value.members.length === 0 ? "{}" : undefined;
    case "call": {
      const parts = value.arguments.map(flat);
      return parts.includes(undefined) ? undefined : `${value.callee}(${parts.join(", ")})`;
    }
  }
}

/** Whether a key needs no quotes: it is a name of ECMAScript 5, which has no characters outside of the first plane. */
function isName(key: string): boolean {
  return (
    /^[\p{L}\p{Nl}$_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}$\u200c\u200d]*$/u.test(key) &&
    !/[^\0-\uffff]/u.test(key)
  );
}
