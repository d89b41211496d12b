import { isMap, type NestedBlock, type ObjectValue } from "../../terraform/index.ts";
import { isDuration, parseDuration } from "./duration.ts";

/** An operation that the `timeouts` block bounds. */
export type TimedOperation = "create" | "read" | "update" | "delete";

/** The defaults of the official provider. */
const defaults: Readonly<Record<TimedOperation, string>> = {
  create: "20m",
  read: "5m",
  update: "20m",
  delete: "20m",
};

/** How long an operation may take, in milliseconds: as the `timeouts` block has it, else the operation's default. */
export function timeoutMs(state: ObjectValue, operation: TimedOperation): number {
  const timeouts = state.get("timeouts") ?? null;
  const text = isMap(timeouts) ? timeouts.get(operation) : undefined;
  const own = typeof text === "string" ? parseDuration(text) : undefined;
  return own ?? parseDuration(defaults[operation]) ?? 0;
}

/** The time that lies `ms` milliseconds ahead, by the system's clock. */
export function deadlineIn(ms: number): Date {
  return new Date(Date.now() + ms);
}

/** The `timeouts` block, with a duration for each of the operations. It is a block, as in the official provider. */
export function timeoutsBlock(...operations: readonly TimedOperation[]): NestedBlock {
  return {
    nesting: "single",
    block: {
      description: "How long operations may take, waiting included, such as `30m`.",
      attributes: Object.fromEntries(
        operations.map((operation) => [
          operation,
          {
            type: "string",
            optional: true,
            description: describe(operation),
            validators: [isDuration],
          } as const,
        ]),
      ),
    },
  };
}

function describe(operation: TimedOperation): string {
  const waiting = operation === "read" ? "retries included" : "waiting included";
  return `How long a source's ${operation} may take, ${waiting}. Default: \`${defaults[operation]}\`.`;
}
