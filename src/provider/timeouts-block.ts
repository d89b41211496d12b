import type { NestedBlock } from "../terraform/index.ts";
import { isDuration } from "./duration.ts";

/** `timeouts { … }` with a duration for each of these operations; a block, as in the official provider. */
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
