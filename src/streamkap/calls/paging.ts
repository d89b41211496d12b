import { requireList, requireObject } from "../call/index.ts";
import type { ApiValue } from "../types.ts";

/** The API's largest page. */
export const pageSize = 100;

/** Pages asked for at a time, beyond the one that is awaited. */
const ahead = 4;

export interface Page<T> {
  readonly items: readonly T[];
  /** How many the API says there are: a hint, at times 0 and wrong while others delete. */
  readonly total: number;
  /** What the API made of the page size that it was asked for. */
  readonly size: number;
}

/** The envelope `{result, page, page_size, total}` around every list. */
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

/**
 * Reads a list page by page, up to the first short page; what stood on an earlier page is left out,
 * because entries move up while others delete. An entry without an id is always passed on. Once the first page has hinted how many there are,
 * several pages are on their way at a time. Leaving the loop cancels them.
 */
export async function* readPages<T extends object>(
  fetchPage: (page: number, signal: AbortSignal) => Promise<Page<T>>,
): AsyncGenerator<readonly T[], void, undefined> {
  const stop = new AbortController();
  const onTheirWay: Promise<Page<T>>[] = [];
  const seen = new Set<string>();
  let asked = 0;

  function ask(): Promise<Page<T>> {
    asked++;
    const page = fetchPage(asked, stop.signal);
    // Awaited later, or never where the caller leaves.
    page.catch(() => undefined);
    return page;
  }

  try {
    for (;;) {
      const page = await (onTheirWay.shift() ?? ask());
      const news = page.items.filter((item) => !hasId(item) || !seen.has(item.id));
      const ids = news.filter(hasId).map(({ id }) => id);
      for (const id of ids) seen.add(id);
      // A page of nothing new, or of nothing that can be told from what is known, would come again and again.
      const last = page.items.length < page.size || ids.length === 0;
      const hinted = Math.ceil(page.total / page.size);
      while (!last && onTheirWay.length < ahead && asked < hinted) onTheirWay.push(ask());
      yield news;
      if (last) return;
    }
  } finally {
    stop.abort();
  }
}

function hasId<T extends object>(item: T): item is T & { readonly id: string } {
  return "id" in item && typeof item.id === "string";
}
