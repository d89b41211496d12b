/** The list of sources, page by page. It stays open between two pages, for as long as its reader wants. */
import type { SourcePage } from "../types.ts";
import type { SourceCalls } from "./sources.ts";

/** How long one page may take. */
export const pageTimeoutMs = 20_000;
/** Allows one try. A page that fails is not tried again, because a read by id takes its place. */
export const noMoreTries = AbortSignal.abort();

/** An open list. */
export interface ListReader {
  /** How many pages were read. */
  readonly pages: number;
  /** How many pages follow, as the API hints. Infinite before the first page. */
  readonly pagesLeft: number;
  /** Aborts when the list is stopped. */
  readonly signal: AbortSignal;
  /** Fetches the next page. Undefined after the last page. @throws StreamkapApiError */
  next(): Promise<SourcePage | undefined>;
  /** Ends the reading, and cancels a page that is on its way. */
  stop(): void;
}

/** Opens the list, without secrets. It fetches no page yet. */
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
