import { StreamkapApiError } from "./error.ts";
import type { SourceCalls } from "./sources.ts";
import type { AnswerNote, CallOptions, Source } from "./types.ts";

/** What looking for a source by its id gave. */
export type Finding =
  | {
      readonly kind: "found";
      readonly source: Source;
      readonly secretReturned: boolean;
      readonly requestId: string | undefined;
    }
  /** A GET said so: absence from a list proves nothing. */
  | { readonly kind: "gone"; readonly requestId: string | undefined }
  | { readonly kind: "failed"; readonly error: StreamkapApiError };

/**
 * Looks for sources by their ids, in as few calls as it takes.
 *
 * @param wanted ids, each with whether its secrets are wanted if it is asked for by itself
 */
export type FindSources = (
  wanted: ReadonlyMap<string, boolean>,
  options: CallOptions,
) => Promise<ReadonlyMap<string, Finding>>;

/** Reads the list's pages where they are fewer than the sources, and asks for what is missing one by one. */
export function createFindSources(calls: Pick<SourceCalls, "getSource" | "listSourcePages">): FindSources {
  /** How many pages the list has, or as many as were read before the rest was cheaper by id. */
  let knownPages = 1;

  async function fromPages(wanted: ReadonlyMap<string, boolean>, options: CallOptions): Promise<Findings> {
    const findings: Findings = new Map();
    let pages = 0;
    let requestId: string | undefined;
    const onAnswer = (answer: AnswerNote): void => {
      ({ requestId } = answer);
    };
    for await (const page of calls.listSourcePages({}, { ...options, onAnswer })) {
      pages++;
      for (const source of page) {
        if (!wanted.has(source.id)) continue;
        findings.set(source.id, { kind: "found", source, secretReturned: false, requestId });
      }
      if (wanted.size - findings.size <= pages) break;
    }
    knownPages = Math.max(pages, 1);
    return findings;
  }

  async function byId(id: string, secretReturned: boolean, options: CallOptions): Promise<Finding> {
    let requestId: string | undefined;
    const onAnswer = (answer: AnswerNote): void => {
      ({ requestId } = answer);
    };
    const source = await calls.getSource(id, { ...options, secretReturned, onAnswer });
    return source === undefined
      ? { kind: "gone", requestId }
      : { kind: "found", source, secretReturned, requestId };
  }

  return async (wanted, options) => {
    let listed: Findings;
    try {
      listed = wanted.size > knownPages ? await fromPages(wanted, options) : new Map<string, Finding>();
    } catch (reason) {
      return new Map([...wanted.keys()].map((id) => [id, failed(reason)]));
    }
    const rest = [...wanted].filter(([id]) => !listed.has(id));
    const found = rest.map(async ([id, secretReturned]): Promise<[string, Finding]> => {
      return [id, await byId(id, secretReturned, options).catch(failed)];
    });
    return new Map([...listed, ...(await Promise.all(found))]);
  };
}

type Findings = Map<string, Finding>;

/** Anything but an error of the API is a bug, and goes on as the exception it is. */
function failed(reason: unknown): Finding {
  if (reason instanceof StreamkapApiError) return { kind: "failed", error: reason };
  throw reason;
}
