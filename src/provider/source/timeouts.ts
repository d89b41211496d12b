import { isMap, type NestedBlock, type ObjectValue } from "../../terraform/index.ts";
import { isDuration, parseDuration } from "./duration.ts";

const defaultMs = 20 * 60_000;

/** How long an operation may take, in milliseconds: as the `timeouts` block has it, else 20 minutes. */
export function timeoutMs(state: ObjectValue, operation: "create" | "update" | "delete"): number {
  const timeouts = state.get("timeouts") ?? null;
  const text = isMap(timeouts) ? timeouts.get(operation) : undefined;
  return (typeof text === "string" ? parseDuration(text) : undefined) ?? defaultMs;
}

/** The time that lies `ms` milliseconds ahead, by the system's clock. */
export function deadlineIn(ms: number): Date {
  return new Date(Date.now() + ms);
}

/** The `timeouts` block, with a duration for each of the operations. It is a block, as in the official provider. */
export function timeoutsBlock(...operations: readonly ("create" | "update" | "delete")[]): NestedBlock {
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
            description: `How long a source's ${operation} may take, waiting included. Default: \`20m\`.`,
            validators: [isDuration],
          } as const,
        ]),
      ),
    },
  };
}
