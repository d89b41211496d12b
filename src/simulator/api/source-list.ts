import { queryInteger, queryList } from "../http/index.ts";
import type { SourceAnswer } from "./source-answer.ts";

/** The envelope around lists, and around the answer to a GET by id. */
export interface ListedPage {
  readonly total: number;
  readonly page_size: number;
  /** Pages count from 1. */
  readonly page: number;
  readonly result: readonly SourceAnswer[];
  readonly has_next: boolean;
}

/**
 * The page of the list that a query asks for. The API has no filter for a whole name. Unknown parameters are ignored,
 * and so is `sort`: the sources stand in the order of their creation.
 *
 * @throws HttpError 422 if page or page_size is out of bounds
 */
export function listSources(
  sources: readonly SourceAnswer[],
  query: URLSearchParams,
  totals: "right" | "wrong" = "right",
): ListedPage {
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
    // The API's total is sometimes 0, and wrong while others delete.
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
