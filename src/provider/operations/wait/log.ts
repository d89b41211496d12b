import type { Clock } from "../../../streamkap/index.ts";
import type { Logger } from "../../../terraform/index.ts";

const everyMs = 10_000;

/**
 * Logs a wait: at once, then at most every ten seconds. A line holds resource type, id and status, and nothing of a
 * configuration.
 *
 * @returns a function to call with each status that is seen
 */
export function createWaitLog(
  logger: Logger,
  clock: Clock,
  { typeName, id, what }: { readonly typeName: string; readonly id: string; readonly what: string },
): (status: string) => void {
  const began = clock.now();
  let logged = -Infinity;
  return (status) => {
    const now = clock.now();
    if (now - logged < everyMs) return;
    logged = now;
    const elapsed = Math.round((now - began) / 1000);
    logger.info(`waiting for the ${what} of a source`, { type: typeName, id, status, elapsed_s: elapsed });
  };
}
