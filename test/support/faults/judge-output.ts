import { secretValue } from "./fault-stack.ts";
import type { Outcome } from "../workspace.ts";

/** What a command of the engine printed, in one line each, without the frames around diagnostics. */
export interface Printed {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** Texts that only a fault of the provider puts into an output. */
const signsOfABug =
  /Provider produced|bug in the provider|plugin did not respond|crash|Request cancelled|TypeError|RangeError|node:internal|\.(?:ts|cjs|js):\d+:\d+/i;

/** Splits an output into its diagnostics. */
export function printed({ stdout, stderr }: Outcome): Printed {
  const plain = `${stdout}\n${stderr}`.replace(/^[│╷╵] ?/gm, "");
  const blocks = plain.split(/^(?=(?:Error|Warning): )/m).map((block) => block.replace(/\s+/g, " "));
  return {
    errors: blocks.filter((block) => block.startsWith("Error: ")),
    warnings: blocks.filter((block) => block.startsWith("Warning: ")),
  };
}

/**
 * What is wrong with an output, whatever the fault: an exit code of neither success nor error, the trace of a bug, a
 * secret, more errors than sources, or an error without words.
 */
export function judgeOutput(outcome: Outcome, sources: number): string | undefined {
  const all = outcome.stdout + outcome.stderr;
  const { errors } = printed(outcome);
  if (outcome.code < 0 || outcome.code > 2) return `the engine ended with ${String(outcome.code)}`;
  const [bug] = signsOfABug.exec(all) ?? [];
  if (bug !== undefined) return `the output shows a bug ("${bug}"):\n${excerpt(all, bug)}`;
  if (all.includes(secretValue)) return `the output shows a secret:\n${excerpt(all, secretValue)}`;
  if (outcome.code === 1 && errors.length === 0)
    return `an error without a diagnostic:\n${all.slice(-1_000)}`;
  if (errors.length > sources) return `${String(errors.length)} errors for ${String(sources)} sources`;
  const short = errors.find((text) => text.length < 40);
  return short === undefined ? undefined : `an error says too little: ${short}`;
}

function excerpt(text: string, part: string): string {
  const at = text.indexOf(part);
  return text.slice(Math.max(0, at - 500), at + 500);
}
