import { isRecord, parseJsonBody } from "../http/index.ts";
import type { SourceStore } from "../records/index.ts";

/**
 * Makes the function that names the source of a request: the source whose id is in the path, or else the one in the
 * body.
 */
export function createNameOf(store: SourceStore): (path: string, bodyText: string) => string | undefined {
  return (path, bodyText) => {
    const id = /^\/sources\/([^/]+)/.exec(path)?.[1];
    return store.all().find((source) => source.id === id)?.name ?? nameIn(bodyText);
  };
}

function nameIn(bodyText: string): string | undefined {
  try {
    const body = parseJsonBody(bodyText);
    return isRecord(body) && typeof body["name"] === "string" ? body["name"] : undefined;
  } catch {
    return undefined;
  }
}
