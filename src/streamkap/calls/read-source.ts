/**
 * Reads of single sources that share the pages of the list. With them, a refresh of a thousand sources takes a dozen
 * calls.
 *
 * Terraform reads source by source, and never says how many it will read. So a page of the list is fetched only when
 * there were at least as many reads as the list has pages. Then the calls are at most twice as many as with one GET for
 * each read. If Terraform reads many sources, there is one call for each hundred sources. The first reads are GETs: a
 * user with few sources gets their secrets, which a list never shows.
 */
import { type Clock, StreamkapApiError } from "../call/index.ts";
import type { CallOptions, Source, SourcePage } from "../types.ts";
import { type ListReader, openList } from "./list-reader.ts";
import type { SourceCalls } from "./sources.ts";

/** A source that was read. */
export interface SourceReading {
  readonly source: Source;
  /** Whether the secrets were asked for. False for a source from the list. */
  readonly secretReturned: boolean;
}

/** The reads of one command of Terraform. */
export interface SourceReads {
  /**
   * Reads a source. Undefined if there is no such source, which only GET /sources/{id} tells: a source can be missing
   * from the list while others are created and deleted.
   *
   * @throws StreamkapApiError
   */
  readonly readSource: (id: string, options: CallOptions) => Promise<SourceReading | undefined>;
  /** Makes the next read of this source ask by id, because a call has changed the source. */
  readonly forget: (id: string) => void;
}

/** How reads share the list. */
export interface SourceReadsOptions {
  /** The clock that tells how old an entry of the list is. */
  readonly clock: Clock;
  /** Whether reads share the list. If not, each read is a GET of its own, with secrets. */
  readonly shared: boolean;
}

/** How many reads are GETs before the list is opened. */
const aloneAtFirst = 2;
/**
 * How old an entry of the list may be. A source whose entry is older is asked for by id. Terraform
 * needs minutes to walk 10,000 sources.
 */
const maxAgeMs = 300_000;
/** How long the list may stay open without a read. Pages that were fetched ahead are as old. */
const maxPauseMs = 60_000;
/** How long Terraform may take to ask for the next source after it was answered. */
const gatherMs = 20;
/** How many times `gather` waits for Terraform. */
const mostGathers = 5;
/** After how many failures in a row the list is not read any more. */
const mostFailures = 3;

/** A read that waits for a page. */
interface Waiter {
  readonly found: (reading: SourceReading) => void;
  readonly askById: () => void;
}

/** An entry of the list that no read has asked for yet. */
interface Listed {
  readonly source: Source;
  /** When the list showed it, by the clock. */
  readonly at: number;
}

/**
 * Makes the reads. A source is taken from the list for its first read only. A further read asks by id, because its
 * caller wants to know the source as it is now.
 */
export function createSourceReads(
  calls: Pick<SourceCalls, "getSource" | "listSourcePages">,
  { clock, shared }: SourceReadsOptions,
): SourceReads {
  const asked = new Set<string>();
  const listed = new Map<string, Listed>();
  const waiting = new Map<string, Waiter>();
  /** How many reads there were since the start, or since the list was given up. */
  let reads = 0;
  let list: ListReader | undefined;
  let pausedAt = 0;
  let isReading = false;
  let failures = 0;

  async function byId(id: string, options: CallOptions): Promise<SourceReading | undefined> {
    const source = await calls.getSource(id, options);
    return source && { source, secretReturned: true };
  }

  /** Whether there were enough reads for the next page to save calls. */
  function isWorthIt(): boolean {
    if (!shared || failures >= mostFailures) return false;
    if (list === undefined) return reads > aloneAtFirst;
    return list.pagesLeft > 0 && reads >= list.pages + list.pagesLeft;
  }

  /** The entry of a source in the pages so far, if it is not too old. It is handed out once. */
  function take(id: string): Source | undefined {
    const entry = listed.get(id);
    listed.delete(id);
    if (entry === undefined || clock.now() - entry.at <= maxAgeMs) return entry?.source;
    // The entries of other sources are as old, so the list is begun anew.
    if (!isReading) startAnew();
    return undefined;
  }

  function startAnew(): void {
    list?.stop();
    list = undefined;
    listed.clear();
    reads = 0;
  }

  function hand({ sources }: SourcePage): void {
    const at = clock.now();
    for (const source of sources) {
      if (source.unreadable !== undefined) continue;
      const waiter = waiting.get(source.id);
      waiting.delete(source.id);
      if (waiter !== undefined) waiter.found({ source, secretReturned: false });
      else if (!asked.has(source.id)) listed.set(source.id, { source, at });
    }
  }

  /**
   * Waits for further reads, which Terraform begins a moment after it was answered. Enough of them make the next page
   * worth it.
   */
  async function gather(signal: AbortSignal): Promise<void> {
    for (let round = 0, before = -1; round < mostGathers && before !== reads && !isWorthIt(); round++) {
      before = reads;
      await clock.sleep(gatherMs, signal);
    }
  }

  /**
   * Reads pages while a read waits and the next page is worth it. Then it asks by id for the sources that still wait.
   */
  async function readPages(): Promise<void> {
    isReading = true;
    if (list !== undefined && clock.now() - pausedAt > maxPauseMs) startAnew();
    list ??= openList(calls);
    const current = list;
    try {
      do {
        const page = await current.next();
        if (page === undefined) break;
        hand(page);
        if (page.pagesLeft > 0) await gather(current.signal);
      } while (waiting.size > 0 && isWorthIt());
      failures = 0;
    } catch (reason) {
      if (!(reason instanceof StreamkapApiError)) throw reason;
      failures++;
      startAnew();
    } finally {
      isReading = false;
      pausedAt = clock.now();
      const left = [...waiting.values()];
      waiting.clear();
      for (const waiter of left) waiter.askById();
    }
  }

  /** Reads a source from a page, or by id if the pages do not show it. */
  async function fromList(id: string, options: CallOptions): Promise<SourceReading | undefined> {
    const { promise, resolve, reject } = promised<SourceReading | undefined>();
    const askById = (): void => {
      byId(id, options).then(resolve, reject);
    };
    // The call by id fails with the error of an interrupt. If no other read waits, the list is stopped.
    const onAbort = (): void => {
      if (!waiting.delete(id)) return;
      askById();
      if (waiting.size === 0) list?.stop();
    };
    waiting.set(id, { found: resolve, askById });
    options.signal?.addEventListener("abort", onAbort);
    if (!isReading) readPages().catch(reject);
    try {
      return await promise;
    } finally {
      options.signal?.removeEventListener("abort", onAbort);
    }
  }

  return {
    async readSource(id, options) {
      reads++;
      const isFirst = !asked.has(id);
      asked.add(id);
      if (!isFirst || options.signal?.aborted === true) return byId(id, options);
      const source = take(id);
      if (source !== undefined) return { source, secretReturned: false };
      return isReading || isWorthIt() ? fromList(id, options) : byId(id, options);
    },

    forget(id) {
      asked.add(id);
      listed.delete(id);
      const waiter = waiting.get(id);
      waiting.delete(id);
      waiter?.askById();
    },
  };
}

/** A promise, and the functions that settle it. Node 20 has no `Promise.withResolvers`. */
function promised<T>(): {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
} {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((onValue, onReason) => {
    resolve = onValue;
    reject = onReason;
  });
  return { promise, resolve, reject };
}
