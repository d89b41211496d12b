import { requireList, requireObject } from "../call/index.ts";
import type { ApiValue } from "../types.ts";

/** The API's largest page. */
export const pageSize = 100;

/** How many pages are asked for before the awaited one has come. */
const ahead = 4;

/** A page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** How many entries the list has, as the API says. It is a hint: sometimes 0, and wrong while others delete. */
  readonly total: number;
  /** How many entries a full page has. The API may choose fewer than it was asked for. */
  readonly size: number;
}

/**
 * Reads the envelope `{result, page, page_size, total}` that the API puts around every list.
 *
 * @throws UnexpectedShape, or what `decodeItem` throws
 */
export function decodePage<T>(
  answer: ApiValue | undefined,
  decodeItem: (item: ApiValue, where: string) => T,
): Page<T> {
  const envelope = requireObject(answer, "the list");
  const items = requireList(envelope["result"], "result").map((item, index) =>
    decodeItem(item, `result[${String(index)}]`),
  );
  const { total, page_size: size } = envelope;
  const smaller = typeof size === "number" && size > 0 && size < pageSize;
  return { items, total: typeof total === "number" ? total : 0, size: smaller ? size : pageSize };
}

/** What a page adds to the pages before it. */
export interface NewOnPage<T> {
  readonly items: readonly T[];
  /** How many pages follow, as `total` hints. Above 0 unless this page is the last one. */
  readonly pagesLeft: number;
}

/**
 * Reads a list page by page, up to the first page that is not full. `total` cannot be trusted for that.
 *
 * An entry that stood on an earlier page is left out: entries move between pages while others delete and create. An
 * entry without an id is always passed on. When `total` on a page hints at more pages, and the caller
 * wants the next one, several are fetched at a time. To leave the loop cancels the pages that are on their way.
 *
 * @param fetchPage fetches a page by its number, from 1
 * @throws what `fetchPage` throws
 */
export async function* readPages<T extends object>(
  fetchPage: (page: number, signal: AbortSignal) => Promise<Page<T>>,
): AsyncGenerator<NewOnPage<T>, void, undefined> {
  const stop = new AbortController();
  const onTheirWay: Promise<Page<T>>[] = [];
  const seen = new Set<string>();
  let asked = 0;
  let taken = 0;

  function ask(): Promise<Page<T>> {
    asked++;
    const page = fetchPage(asked, stop.signal);
    // The page is awaited later, or never if the caller leaves the loop. Its failure must not end the process
    // meanwhile.
    page.catch(() => undefined);
    return page;
  }

  try {
    for (;;) {
      const page = await (onTheirWay.shift() ?? ask());
      const news = page.items.filter((item) => !hasId(item) || !seen.has(item.id));
      const ids = news.filter(hasId).map(({ id }) => id);
      for (const id of ids) seen.add(id);
      // A page without a new id ends the loop as well, because an API that repeats a page would repeat it for ever.
      const last = page.items.length < page.size || ids.length === 0;
      const hinted = Math.ceil(page.total / page.size);
      taken++;
      yield { items: news, pagesLeft: last ? 0 : Math.max(1, hinted - taken) };
      if (last) return;
      while (onTheirWay.length < ahead && asked < hinted) onTheirWay.push(ask());
    }
  } finally {
    stop.abort();
  }
}

function hasId<T extends object>(item: T): item is T & { readonly id: string } {
  return "id" in item && typeof item.id === "string";
}
