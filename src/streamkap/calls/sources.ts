import { type Query, type Send, StreamkapApiError, UnexpectedShape } from "../call/index.ts";
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
  SourcePage,
  UnreadableEntry,
} from "../types.ts";

/** The calls on /sources. Every failure is a StreamkapApiError. */
export interface SourceCalls {
  /** Sent again only where nothing was saved for certain: after a lost answer a look-up has to tell. */
  createSource(body: NewSourceBody, options?: ChangeOptions): Promise<Source>;
  /** Undefined where there is none: the API answers 404 or an empty list. */
  getSource(id: string, options?: SecretOptions): Promise<Source | undefined>;
  updateSource(id: string, body: SourceBody, options?: ChangeOptions): Promise<Source>;
  /** Changes what is desired of it; the status follows later. What the API answers is not looked at. */
  actOnSource(id: string, action: SourceAction, options?: CallOptions): Promise<void>;
  /** False where it was gone already. A deleted source can be found for minutes. */
  deleteSource(id: string, options?: ChangeOptions): Promise<boolean>;
  /** All sources of the token's service; without secrets, unless asked for. Each entry is read by itself. */
  listSources(filter?: SourceFilter, options?: SecretOptions): Promise<SourcePage>;
  /** The same, page by page; leaving the loop ends the reading. */
  listSourcePages(filter?: SourceFilter, options?: SecretOptions): AsyncIterable<SourcePage>;
}

/** With `secretReturned` false no call asks for secrets, whatever its options say. */
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
    for await (const entries of pages) {
      yield {
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
        path: pathOf(id),
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
      const request = { method: "PUT", path: pathOf(id), query, body, lasting: query.wait } as const;
      return send(request, patient(options), (answer) => decodeSource(answer, "the source"));
    },

    async actOnSource(id, action, options = {}) {
      const path = `${pathOf(id)}/actions/${action}`;
      const request = { method: "POST", path, effect: "repeatable", bodyIgnored: true } as const;
      await send(request, options, () => undefined);
    },

    async deleteSource(id, options = {}) {
      const query = changeQuery({ ...options, secretReturned: false });
      const request = { method: "DELETE", path: pathOf(id), query, bodyIgnored: true } as const;
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

/** The time-out of a try does not cut short a wait that has a deadline of its own. */
function patient(options: ChangeOptions): ChangeOptions {
  if (options.wait !== true || options.deadline === undefined) return options;
  return { ...options, timeoutMs: options.timeoutMs ?? Infinity };
}

/** GET by id answers a list of none or one. */
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

function isNotFound(reason: unknown): boolean {
  return reason instanceof StreamkapApiError && reason.kind === "notFound";
}

/** Refuses what would turn the path into another one: an empty id would list all sources. */
function pathOf(id: string): string {
  if (!/^[\w-]+$/.test(id)) throw new TypeError(`"${id}" cannot be the id of a source`);
  return `/sources/${id}`;
}
