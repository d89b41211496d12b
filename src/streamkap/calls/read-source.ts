/**
 * Reads of single sources that share the pages of the list, so that a refresh of a thousand sources takes a dozen calls.
 *
 * The cost model. Terraform reads source by source and never says how many it will read. So the list is read only as far
 * as it has paid for itself: a page is fetched once there were at least as many reads as the list has pages. Then the
 * calls are at most twice what they would be with one GET for each read, and one for each hundred sources where
 * Terraform reads many. The first reads are GETs, so that whoever has few sources sees their secrets, which a list
 * never shows.
 */
import { type Clock, StreamkapApiError } from "../call/index.ts";
import type { CallOptions, Source, SourcePage } from "../types.ts";
import { type ListReader, openList } from "./list-reader.ts";
import type { SourceCalls } from "./sources.ts";

export interface SourceReading {
  readonly source: Source;
  /** Whether the secrets were asked for. False for a source from the list. */
  readonly secretReturned: boolean;
}

/** The reads of one walk of Terraform. */
export interface SourceReads {
  /**
   * Undefined if there is no such source. Only GET /sources/{id} tells that: a source can be missing from the list
   * while others are created and deleted.
   *
   * @throws StreamkapApiError
   */
  readonly readSource: (id: string, options: CallOptions) => Promise<SourceReading | undefined>;
  /** From now on the list is not believed for this source, because a call has changed it. */
  readonly forget: (id: string) => void;
}

export interface SourceReadsOptions {
  /** The clock by which an entry of the list grows old. */
  readonly clock: Clock;
  /** False: each read is a GET of its own, with secrets. */
  readonly shared: boolean;
}

/** So many reads are GETs before the list is looked at. */
const aloneAtFirst = 2;
/** A source that the list showed longer ago is asked for again. */
const maxAgeMs = 120_000;
/** How long Terraform may take to ask for the next source after it was answered. */
const gatherMs = 20;
const mostGathers = 5;
/** The list is not asked again after so many failures. */
const mostFailures = 3;

interface Waiter {
  readonly found: (reading: SourceReading) => void;
  readonly askById: () => void;
}

interface Listed {
  readonly source: Source;
  readonly at: number;
}

/** Shares pages between reads. A source is taken from the list once: whoever reads it again wants to know it anew. */
export function createSourceReads(
  calls: Pick<SourceCalls, "getSource" | "listSourcePages">,
  { clock, shared }: SourceReadsOptions,
): SourceReads {
  const asked = new Set<string>();
  const listed = new Map<string, Listed>();
  const waiting = new Map<string, Waiter>();
  /** Reads since the list was begun, or has failed. */
  let reads = 0;
  let list: ListReader | undefined;
  let isReading = false;
  let failures = 0;

  async function byId(id: string, options: CallOptions): Promise<SourceReading | undefined> {
    const source = await calls.getSource(id, options);
    return source && { source, secretReturned: true };
  }

  /** Whether the next page has paid for itself. */
  function isWorthIt(): boolean {
    if (!shared || failures >= mostFailures) return false;
    if (list === undefined) return reads > aloneAtFirst;
    return list.pagesLeft > 0 && reads >= list.pages + list.pagesLeft;
  }

  /** What the list has shown of it, once. */
  function take(id: string): Source | undefined {
    const entry = listed.get(id);
    listed.delete(id);
    if (entry === undefined || clock.now() - entry.at <= maxAgeMs) return entry?.source;
    // What the list has shown of the others is as old.
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

  /** Terraform asks for the next sources a moment after it was answered. */
  async function gather(signal: AbortSignal): Promise<void> {
    for (let round = 0, before = -1; round < mostGathers && before !== reads && !isWorthIt(); round++) {
      before = reads;
      await clock.sleep(gatherMs, signal);
    }
  }

  /** Reads pages while somebody waits and they are worth it. Who is left is asked for by id. */
  async function readPages(): Promise<void> {
    isReading = true;
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
      const left = [...waiting.values()];
      waiting.clear();
      for (const waiter of left) waiter.askById();
    }
  }

  /** From a page, or by id where the pages do not show it. */
  async function fromList(id: string, options: CallOptions): Promise<SourceReading | undefined> {
    const { promise, resolve, reject } = promised<SourceReading | undefined>();
    const askById = (): void => {
      byId(id, options).then(resolve, reject);
    };
    // The call by id says what an interrupt is, and nobody may be left to read pages for.
    const onAbort = (): void => {
      if (waiting.delete(id)) askById();
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

/** A promise with what settles it: Node 20 has no `Promise.withResolvers`. */
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
