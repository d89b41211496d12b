import { type FailureKind, StreamkapApiError } from "../call/index.ts";
import { noMoreTries, pageTimeoutMs } from "./list-reader.ts";
import type { SourceCalls } from "./sources.ts";
import type { AnswerNote, CallOptions, Source } from "../types.ts";

/** The result of looking for a source by its id. `requestId` is the `X-Request-Id` of the answer that tells it. */
export type Finding =
  | {
      readonly kind: "found";
      readonly source: Source;
      readonly secretReturned: boolean;
      readonly requestId: string | undefined;
    }
  /** A GET by id did not find the source. Absence from a list would prove nothing. */
  | { readonly kind: "gone"; readonly requestId: string | undefined }
  | { readonly kind: "failed"; readonly error: StreamkapApiError };

/**
 * Looks for sources by their ids, in as few calls as possible.
 *
 * @param wanted the ids. The value says whether to ask for secrets if the source is asked for by its id
 * @returns a finding for each id
 */
export type FindSources = (
  wanted: ReadonlyMap<string, boolean>,
  options: CallOptions,
) => Promise<ReadonlyMap<string, Finding>>;

/**
 * After its first failure the list is left out of the next look, after the second of the next 2, then of 4, then of 8.
 */
const mostLooksWithoutList = 8;

/**
 * Makes the function that looks for sources. It reads the list if that has fewer pages than there are wanted sources,
 * and asks by id for each source that it did not find there. The list only saves calls: a list that fails, or that
 * holds an entry of somebody else that cannot be read, does not keep a source from being found.
 */
export function createFindSources(calls: Pick<SourceCalls, "getSource" | "listSourcePages">): FindSources {
  /** Pages that the last look read: all pages of the list, or those up to where asking by id became cheaper. */
  let knownPages = 1;
  let listFailures = 0;
  let looksWithoutList = 0;

  async function readInto(
    findings: Findings,
    wanted: ReadonlyMap<string, boolean>,
    options: CallOptions,
  ): Promise<void> {
    let pages = 0;
    let requestId: string | undefined;
    const onAnswer = (answer: AnswerNote): void => {
      ({ requestId } = answer);
    };
    for await (const page of calls.listSourcePages({}, { ...options, onAnswer })) {
      pages++;
      for (const source of page.sources) {
        if (!wanted.has(source.id) || source.unreadable !== undefined) continue;
        findings.set(source.id, { kind: "found", source, secretReturned: false, requestId });
      }
      if (wanted.size - findings.size <= pages) break;
    }
    knownPages = Math.max(pages, 1);
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

  /** The sources that the list shows, up to where it fails. Empty if the list would cost more calls than it saves. */
  async function fromList(wanted: ReadonlyMap<string, boolean>, options: CallOptions): Promise<Findings> {
    const findings: Findings = new Map();
    if (wanted.size <= knownPages) return findings;
    if (looksWithoutList > 0) {
      looksWithoutList--;
      return findings;
    }
    try {
      await readInto(findings, wanted, { ...options, ...brief(options) });
      listFailures = 0;
      return findings;
    } catch (reason) {
      const failure = failed(reason);
      const { kind } = failure.error;
      listFailures++;
      // A rate limit would meet the calls by id too, so all sources wait for the next look. If the list meets the limit
      // again then, they are asked for by id.
      if (hopeless.has(kind) || (kind === "rateLimited" && listFailures === 1))
        return new Map([...[...wanted.keys()].map((id) => [id, failure] as const), ...findings]);
      looksWithoutList = Math.min(2 ** (listFailures - 1), mostLooksWithoutList);
      return findings;
    }
  }

  return async (wanted, options) => {
    const listed = await fromList(wanted, options);
    const rest = [...wanted].filter(([id]) => !listed.has(id));
    const found = rest.map(async ([id, secretReturned]): Promise<[string, Finding]> => {
      return [id, await byId(id, secretReturned, options).catch(failed)];
    });
    return new Map([...listed, ...(await Promise.all(found))]);
  };
}

/** Gives the list one try and a third of the time. If it fails, the calls by id need the rest. */
function brief({ deadline }: CallOptions): Pick<CallOptions, "noMoreTries" | "timeoutMs"> {
  const leftMs = deadline === undefined ? Infinity : deadline.getTime() - Date.now();
  return { noMoreTries, timeoutMs: Math.min(pageTimeoutMs, Math.max(1_000, leftMs / 3)) };
}

type Findings = Map<string, Finding>;
type Failed = Extract<Finding, { readonly kind: "failed" }>;

/** Failures of the list that each call by id would meet too. */
const hopeless: ReadonlySet<FailureKind> = new Set(["unreachable", "aborted"]);

/** The finding for a failed call. @throws the reason, if it is no StreamkapApiError: then it is a bug */
function failed(reason: unknown): Failed {
  if (reason instanceof StreamkapApiError) return { kind: "failed", error: reason };
  throw reason;
}
