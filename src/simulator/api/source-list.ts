import { queryInteger, queryList } from "../http/index.ts";
import type { SourceAnswer } from "./source-answer.ts";

/** The envelope of lists, and of GET by id. */
export interface SourceList {
  readonly total: number;
  readonly page_size: number;
  /** From 1. */
  readonly page: number;
  readonly result: readonly SourceAnswer[];
  readonly has_next: boolean;
}

/**
 * Filters, then cuts a page. There is no exact `name` filter: unknown parameters are ignored. So is
 * `sort`: the order is that of creation.
 *
 * @throws HttpError 422 for a page or page_size out of bounds.
 */
export function listSources(
  sources: readonly SourceAnswer[],
  query: URLSearchParams,
  totals: "right" | "wrong" = "right",
): SourceList {
  const page = queryInteger(query, "page", 1, { min: 1, max: Number.MAX_SAFE_INTEGER });
  const pageSize = queryInteger(query, "page_size", 10, { min: 1, max: 100 });
  const partialName = (query.get("partial_name") ?? "").toLowerCase();
  const found = sources.filter(
    (source) =>
      source.name.toLowerCase().includes(partialName) &&
      passes(query, "id", source.id) &&
      passes(query, "connector", source.connector) &&
      passes(query, "status", source.connector_status),
  );
  const end = page * pageSize;
  return {
    // Known to be 0 at times, and off while others delete.
    total: totals === "right" ? found.length : Math.max(0, found.length - 1) % 7,
    page_size: pageSize,
    page,
    result: found.slice(end - pageSize, end),
    has_next: found.length > end,
  };
}

function passes(query: URLSearchParams, name: string, value: string): boolean {
  const wanted = queryList(query, name);
  return wanted.length === 0 || wanted.includes(value);
}
