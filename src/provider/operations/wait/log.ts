import type { Clock } from "../../../streamkap/index.ts";
import type { Logger } from "../../../terraform/index.ts";

const everyMs = 10_000;

/**
 * Logs that something is waited for: at once, then at most every ten seconds. Type, id and status
 * only: nothing of a configuration goes into a log.
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
