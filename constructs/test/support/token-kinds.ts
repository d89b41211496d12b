import {
  Fn,
  Lazy,
  TerraformCount,
  TerraformIterator,
  type TerraformStack,
  TerraformVariable,
  Token,
} from "cdktf";
import { SecretValue } from "../../src";

/** The kind of value that a property takes. `known` takes no value that only Terraform knows. `secret` takes only a SecretValue. */
export type Takes = "text" | "number" | "switch" | "list" | "map" | "known" | "secret";

interface TokenKind {
  readonly make: (variable: TerraformVariable) => unknown;
  /** The expression that Terraform evaluates, without the braces around it. */
  readonly expression?: string;
  readonly takenBy: readonly Takes[];
}

const ALL: readonly Takes[] = ["text", "number", "switch", "list", "map"];
const numbers = (variable: TerraformVariable): number[] => Token.asNumberList(variable.value);
const map = (variable: TerraformVariable): object => Token.asStringMap(variable.value);

/** Every kind of token, and the values that JavaScript makes of some tokens by a mistake of the author. */
export const TOKEN_KINDS: Readonly<Record<string, TokenKind>> = {
  text: { make: (v) => v.stringValue, expression: "var.v", takenBy: ALL },
  "a number": { make: (v) => v.numberValue, expression: "var.v", takenBy: ["text", "number"] },
  "a list": { make: (v) => v.listValue, expression: "var.v", takenBy: ["list"] },
  "a list of numbers": { make: numbers, expression: "var.v", takenBy: ["list"] },
  "a map": { make: map, expression: "var.v", takenBy: ["map"] },
  "a switch": { make: (v) => v.booleanValue, expression: "var.v", takenBy: ALL },
  "a resolvable": { make: (v) => v.value as unknown, expression: "var.v", takenBy: ALL },
  "a function of text": { make: (v) => Fn.upper(v.stringValue), expression: "upper(var.v)", takenBy: ALL },
  "a function of any value": {
    make: (v) => Fn.merge([v.value]) as unknown,
    expression: "merge(var.v)",
    takenBy: ALL,
  },
  "a function of a number": {
    make: (v) => Fn.ceil(v.numberValue),
    expression: "ceil(var.v)",
    takenBy: ["text", "number"],
  },
  "a function of a list": {
    make: (v) => Fn.split("-", v.stringValue),
    expression: "split(",
    takenBy: ["list"],
  },
  "a choice of two": {
    make: (v) => Fn.conditional(v.booleanValue, v.value, v.stringValue) as unknown,
    expression: "var.v ? var.v : var.v",
    takenBy: ALL,
  },
  "lazy text": {
    make: (v) => Lazy.stringValue({ produce: () => v.stringValue }),
    expression: "var.v",
    takenBy: ALL,
  },
  "a lazy number": {
    make: (v) => Lazy.numberValue({ produce: () => v.numberValue }),
    expression: "var.v",
    takenBy: ["text", "number"],
  },
  "an iterator's value": {
    make: (v) => TerraformIterator.fromList(v.listValue).value as unknown,
    expression: "each.value",
    takenBy: ALL,
  },
  "a count": {
    make: () => TerraformCount.of(2).index,
    expression: "count.index",
    takenBy: ["text", "number"],
  },
  "text around text": {
    make: (v) => `1${v.stringValue}`,
    expression: "1${var.v}",
    takenBy: ["text", "number"],
  },
  "text around a number": {
    make: (v) => `1${String(v.numberValue)}.e`,
    expression: "1${var.v}.e",
    takenBy: ["text", "number"],
  },
  "a number spread into a list": { make: (v) => [v.numberValue, [v.listValue]], takenBy: [] },
  "a list that is spread": { make: (v) => [...v.listValue, "a"], takenBy: [] },
  "a list of numbers that is spread": { make: (v) => [...numbers(v), 1], takenBy: [] },
  "a map that is spread": { make: (v) => ({ ...map(v), a: "b" }), takenBy: [] },
  "any value that is spread": { make: (v) => ({ ...(Fn.merge([v.value]) as object), a: "b" }), takenBy: [] },
  "a resolvable that is spread": { make: (v) => ({ ...v.booleanValue, a: "b" }), takenBy: [] },
  "an element of a list": { make: (v) => v.listValue[0], takenBy: [] },
  "an element of a list of numbers": { make: (v) => numbers(v)[0], takenBy: [] },
  "a number times two": { make: (v) => v.numberValue * 2, takenBy: [] },
  "text around a list": { make: (v) => `a-${String(v.listValue)}`, takenBy: [] },
  "text around a list of numbers": { make: (v) => `a-${String(numbers(v))}`, takenBy: [] },
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- the case is about this mistake
  "text around a map": { make: (v) => `a-${String(map(v))}`, takenBy: [] },
  "text around a secret": { make: () => `a-${SecretValue.fromVariable("password").toString()}`, takenBy: [] },
  "a secret": {
    make: () => SecretValue.fromVariable("password"),
    expression: "var.password",
    takenBy: ["secret"],
  },
};

export function tokenIn(stack: TerraformStack, kind: TokenKind): unknown {
  return kind.make(new TerraformVariable(stack, "v", {}));
}

/** Texts that no output may hold: marks of cdktf, and texts that JavaScript makes of a token. */
export const GARBAGE = /TfToken|[eE]\+?2[89][89]|\[object|"0":"\$"|creationStack|Map Token Value/;

/** Errors that no user must see: those of JavaScript, and those of cdktf that name no construct. */
const RAW =
  /Cannot read|Cannot convert|is not a function|is not iterable|Resolution error|encoded \w+ token|Cannot add elements/;

/** Whether an error says where the mistake is, and what to do. */
export function isClear(error: string): boolean {
  const where =
    /^(Validation failed[^]*\[)?streaming|^(SecretValue|LiteralText|Wait|StreamkapSimulator)\.\w+\(\)|^".*" is no name for a Terraform variable/;
  const cure = /must be|takes|Give|Write|Leave out|Declare|[Mm]ake|Use|at least/;
  return where.test(error) && cure.test(error) && !RAW.test(error);
}
