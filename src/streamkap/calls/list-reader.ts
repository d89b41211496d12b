/** The list of sources, page by page, which stays open between two of its pages. */
import type { SourcePage } from "../types.ts";
import type { SourceCalls } from "./sources.ts";

/** One page may take so long. A page that fails is not tried again: a read by id is the other try. */
const pageTimeoutMs = 20_000;
const noMoreTries = AbortSignal.abort();

export interface ListReader {
  /** How many pages were read. */
  readonly pages: number;
  /** How many follow. Infinite before the first. */
  readonly pagesLeft: number;
  readonly signal: AbortSignal;
  /** Undefined after the last page. @throws StreamkapApiError */
  next(): Promise<SourcePage | undefined>;
  stop(): void;
}

/** Opens the list, without secrets. Nothing is fetched yet. */
export function openList(calls: Pick<SourceCalls, "listSourcePages">): ListReader {
  const stopped = new AbortController();
  const { signal } = stopped;
  const list = calls.listSourcePages({}, { signal, timeoutMs: pageTimeoutMs, noMoreTries });
  const pages = list[Symbol.asyncIterator]();
  let read = 0;
  let left = Infinity;
  return {
    get pages() {
      return read;
    },
    get pagesLeft() {
      return left;
    },
    signal,
    async next() {
      const next = await pages.next();
      if (next.done === true) {
        left = 0;
        return undefined;
      }
      read++;
      left = next.value.pagesLeft;
      return next.value;
    },
    stop() {
      stopped.abort();
    },
  };
}
