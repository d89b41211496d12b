import { type FailureKind, StreamkapApiError } from "../call/index.ts";
import type { SourceCalls } from "./sources.ts";
import type { AnswerNote, CallOptions, Source } from "../types.ts";

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

/** After the first failure of the list the next look does without it, after the second the next two, and so on. */
const mostLooksWithoutList = 8;

/**
 * Reads the list's pages where they are fewer than the sources, and asks for what is missing one by one.
 * The list only saves calls: what others have in it, and what becomes of it, harms no source.
 */
export function createFindSources(calls: Pick<SourceCalls, "getSource" | "listSourcePages">): FindSources {
  /** How many pages the list has, or as many as were read before the rest was cheaper by id. */
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

  /** What the list shows, until it fails; nothing where it is not worth its calls. */
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
      // A limit is everybody's, so the sources wait for their next look; once.
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

const noOtherTry = AbortSignal.abort();
const longestListMs = 20_000;

/** One try, and no more than a part of the time: asking by id is the other try. */
function brief({ deadline }: CallOptions): Pick<CallOptions, "noMoreTries" | "timeoutMs"> {
  const leftMs = deadline === undefined ? Infinity : deadline.getTime() - Date.now();
  return { noMoreTries: noOtherTry, timeoutMs: Math.min(longestListMs, Math.max(1_000, leftMs / 3)) };
}

type Findings = Map<string, Finding>;
type Failed = Extract<Finding, { readonly kind: "failed" }>;

/** Where a list fails so, each call does. */
const hopeless: ReadonlySet<FailureKind> = new Set(["unreachable", "aborted"]);

/** Anything but an error of the API is a bug, and goes on as the exception it is. */
function failed(reason: unknown): Failed {
  if (reason instanceof StreamkapApiError) return { kind: "failed", error: reason };
  throw reason;
}
