import { type Query, type Send, UnexpectedShape } from "../call/index.ts";
import { isNotFound, pathOf } from "./by-id.ts";
import { decodePage, pageSize, readPages } from "./paging.ts";
import { decodeListedSource, decodeSource } from "./source.ts";
import type {
  CallOptions,
  ChangeOptions,
  ApiValue,
  ListedSource,
  NewSourceBody,
  SecretOptions,
  Source,
  SourceAction,
  SourceBody,
  SourceFilter,
  SourceList,
  SourcePage,
  UnreadableEntry,
} from "../types.ts";

/** The calls on /sources. Every failure is a StreamkapApiError. */
export interface SourceCalls {
  /**
   * POST /sources. Retried only if the API surely saved nothing. After a lost answer the caller must look for the
   * source, because a second POST could make a second source.
   */
  createSource(body: NewSourceBody, options?: ChangeOptions): Promise<Source>;
  /** GET /sources/{id}. Undefined if there is no such source: the API answers 404 or an empty list. */
  getSource(id: string, options?: SecretOptions): Promise<Source | undefined>;
  /** PUT /sources/{id} with the whole configuration. */
  updateSource(id: string, body: SourceBody, options?: ChangeOptions): Promise<Source>;
  /**
   * POST /sources/{id}/actions/{action}. It changes the desired state of the source, and the status follows later. The
   * body of the answer is not read.
   */
  actOnSource(id: string, action: SourceAction, options?: CallOptions): Promise<void>;
  /** DELETE /sources/{id}. False if the source was already gone. A GET can find a deleted source for minutes. */
  deleteSource(id: string, options?: ChangeOptions): Promise<boolean>;
  /**
   * GET /sources, all pages: the sources of the token's service. The default of `secretReturned` is false here. An
   * entry that cannot be read does not make the call fail.
   */
  listSources(filter?: SourceFilter, options?: SecretOptions): Promise<SourceList>;
  /** As `listSources`, but page by page. To leave the loop ends the reading. */
  listSourcePages(filter?: SourceFilter, options?: SecretOptions): AsyncIterable<SourcePage>;
}

/** The calls on /sources. If `secretReturned` is false, no call asks for secrets, whatever its options say. */
export function createSourceCalls(
  send: Send,
  { secretReturned }: { readonly secretReturned: boolean },
): SourceCalls {
  const secretQuery = (wanted = true): { secret_returned: boolean } => ({
    secret_returned: secretReturned && wanted,
  });
  const changeQuery = (options: ChangeOptions): Query & { readonly wait: boolean } => ({
    ...secretQuery(options.secretReturned),
    wait: options.wait ?? false,
  });

  async function* listSourcePages(
    filter: SourceFilter = {},
    options: SecretOptions = {},
  ): AsyncGenerator<SourcePage, void, undefined> {
    const query = {
      ...secretQuery(options.secretReturned ?? false),
      page_size: pageSize,
      partial_name: filter.partial_name,
      connector: filter.connector?.join(","),
    };
    const pages = readPages((page, stop) =>
      send({ method: "GET", path: "/sources", query: { ...query, page } }, { ...options, stop }, (answer) =>
        decodePage(answer, decodeListedSource),
      ),
    );
    for await (const { items: entries, pagesLeft } of pages) {
      yield {
        pagesLeft,
        sources: entries.flatMap((entry) => (isUnreadable(entry) ? [] : [entry])),
        unreadable: entries.filter(isUnreadable),
      };
    }
  }

  return {
    listSourcePages,

    async listSources(filter, options) {
      const sources: ListedSource[] = [];
      const unreadable: UnreadableEntry[] = [];
      for await (const page of listSourcePages(filter, options)) {
        sources.push(...page.sources);
        unreadable.push(...page.unreadable);
      }
      return { sources, unreadable };
    },

    createSource(body, options = {}) {
      const query = changeQuery(options);
      const request = { method: "POST", path: "/sources", query, body, lasting: query.wait } as const;
      return send(request, patient(options), (answer) => decodeSource(answer, "the source"));
    },

    async getSource(id, options = {}) {
      const request = {
        method: "GET",
        path: pathOf("/sources", id),
        query: secretQuery(options.secretReturned),
      } as const;
      try {
        return await send(request, options, (answer) => onlySource(answer, id));
      } catch (reason) {
        if (isNotFound(reason)) return undefined;
        throw reason;
      }
    },

    updateSource(id, body, options = {}) {
      const query = changeQuery(options);
      const request = {
        method: "PUT",
        path: pathOf("/sources", id),
        query,
        body,
        lasting: query.wait,
      } as const;
      return send(request, patient(options), (answer) => decodeSource(answer, "the source"));
    },

    async actOnSource(id, action, options = {}) {
      const path = `${pathOf("/sources", id)}/actions/${action}`;
      const request = { method: "POST", path, effect: "repeatable", bodyIgnored: true } as const;
      await send(request, options, () => undefined);
    },

    async deleteSource(id, options = {}) {
      const query = changeQuery({ ...options, secretReturned: false });
      const request = { method: "DELETE", path: pathOf("/sources", id), query, bodyIgnored: true } as const;
      try {
        await send(request, options, () => undefined);
        return true;
      } catch (reason) {
        if (isNotFound(reason)) return false;
        throw reason;
      }
    },
  };
}

/** Takes the time-out of the try away if the API answers after the deployment and the call has a deadline. */
function patient(options: ChangeOptions): ChangeOptions {
  if (options.wait !== true || options.deadline === undefined) return options;
  return { ...options, timeoutMs: options.timeoutMs ?? Infinity };
}

/** Reads the answer to GET /sources/{id}, which is a list of one source, or of none. */
function onlySource(answer: ApiValue | undefined, id: string): Source | undefined {
  const { items } = decodePage(answer, decodeSource);
  const found = items.find((source) => source.id === id);
  if (found === undefined && items.length > 0)
    throw new UnexpectedShape("it holds another source than the one asked for");
  return found;
}

function isUnreadable(entry: ListedSource | UnreadableEntry): entry is UnreadableEntry {
  return !("id" in entry);
}
