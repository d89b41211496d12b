/**
 * Texts that the platform has put where the configuration says "". To the API that is null, so a
 * default takes its place, and nothing in the state tells it from a value that somebody else has set.
 */
import type { Connector } from "../../catalogue/index.ts";
import {
  type ChangeResponse,
  type ObjectValue,
  type PrivateData,
  type ReadResponse,
} from "../../terraform/index.ts";
import { recall, remember } from "../source/index.ts";

type FilledTexts = ReadonlyMap<string, string>;

/** After a change, notes what the API has made of each "". */
export function noteFilled(
  response: ChangeResponse,
  planned: ObjectValue,
  before: PrivateData,
  connector: Connector,
): ChangeResponse {
  const { newState } = response;
  if (newState === null) return response;
  const last = readFilled(before);
  const filled = emptyNames(planned, connector).flatMap((name): [string, string][] => {
    const answered = newState.get(name) ?? null;
    // Unchanged where no API was called: the answer is the plan itself.
    const text = answered === "" ? last.get(name) : answered;
    return typeof text === "string" ? [[name, text]] : [];
  });
  const base = response.private ?? before;
  if (filled.length === 0 && recall(base, "filled") === undefined) return response;
  return { ...response, private: { ...base, ...remember({ filled: Object.fromEntries(filled) }) } };
}

/** What the API had put where "" was sent is no difference; anything else is. */
export function keepEmpty(
  response: ReadResponse,
  prior: ObjectValue,
  stored: PrivateData,
  connector: Connector,
): ReadResponse {
  const { newState } = response;
  if (newState === null) return response;
  const filled = readFilled(stored);
  const kept = emptyNames(prior, connector)
    .filter((name) => newState.get(name) === filled.get(name))
    .map((name) => [name, ""] as const);
  return kept.length === 0 ? response : { ...response, newState: new Map([...newState, ...kept]) };
}

function emptyNames(state: ObjectValue, { settings }: Connector): string[] {
  return settings
    .filter(({ type, sensitive, readOnly }) => type === "string" && sensitive !== true && readOnly !== true)
    .flatMap(({ attribute, deprecatedNames = [] }) => [attribute, ...deprecatedNames])
    .filter((name) => state.get(name) === "");
}

function readFilled(stored: PrivateData): FilledTexts {
  return new Map(Object.entries(recall(stored, "filled") ?? {}));
}
