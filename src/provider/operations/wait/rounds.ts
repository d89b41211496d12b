/** Looks at sources again and again, with growing pauses, until a wait is over. */
import type { Finding, StreamkapApiError, StreamkapClient } from "../../../streamkap/index.ts";

/**
 * Time from the answer to a change until the first look at a source that is to run. An earlier look may show the status
 * from before the change. A connector that cannot work with its new configuration needs this long to break.
 */
export const restartMs = 2_000;
/** Time until the first look at any other source. */
export const firstPauseMs = 250;
const longestPauseMs = 5_000;
/** Sources whose changes are no further apart than this are looked at together. */
const togetherMs = 250;
/** If less time than this is left, another look is not worth it. */
const shortestPauseMs = 100;

/** When a wait ends, and what it tells on the way. Times are those of the client's clock. */
export interface WaitOptions {
  readonly deadline: Date;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Called with the status at first, and after each look that does not end the wait. @default not called */
  readonly onStatus?: (status: string) => void;
  /** Called in a wait for a deletion, for each look that fails. @default not called */
  readonly onFailure?: (failure: StreamkapApiError) => void;
}

/** Whether a wait has to end: no time is left for another look, or Ctrl-C was pressed. */
export function isOver({ clock }: StreamkapClient, { deadline, signal }: WaitOptions): boolean {
  return signal.aborted || deadline.getTime() - clock.now() < shortestPauseMs;
}

/** Polls in rounds, with growing pauses, until the deadline or Ctrl-C. Yields what each round has found. */
export async function* rounds(
  api: StreamkapClient,
  ids: () => readonly string[],
  options: WaitOptions & { readonly firstMs: number; readonly secretReturned?: boolean },
): AsyncGenerator<ReadonlyMap<string, Finding>, void, undefined> {
  const { deadline, signal, firstMs, secretReturned = true } = options;
  // The look after a restart waits `togetherMs` longer, so that sources that were changed a moment later share it. It
  // joins no earlier look of another wait, which could show the status from before the change.
  let pause =
    firstMs === restartMs ? { afterMs: restartMs + togetherMs, joinAfterMs: restartMs } : pauseOf(firstMs);
  for (let nextMs = firstPauseMs * 1.5; !signal.aborted; nextMs = Math.min(nextMs * 1.5, longestPauseMs)) {
    const leftMs = deadline.getTime() - api.clock.now();
    if (leftMs < shortestPauseMs) return;
    // The last look begins early enough that its answer comes before the deadline.
    if (pause.afterMs >= leftMs) pause = pauseOf(leftMs / 2);
    yield await api.pollSources(ids(), { ...pause, deadline, signal, secretReturned });
    pause = pauseOf(nextMs);
  }
}

function pauseOf(afterMs: number): { readonly afterMs: number; readonly joinAfterMs: number } {
  return { afterMs, joinAfterMs: afterMs / 2 };
}
