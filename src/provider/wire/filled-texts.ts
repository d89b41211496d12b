/**
 * Filled texts: what the API has put in the place of a "" in the configuration. To the API "" is null, so a default
 * takes its place. The state cannot tell such a default from a value that somebody else has set, so private data notes
 * it.
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

/**
 * After a create or an update, notes the text that the API has filled in for each planned "".
 *
 * @param planned the planned state
 * @param before private data before the change, whose notes count for what was not sent again
 */
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
    // If the API was not called, the answer is the plan itself, and the earlier note still holds.
    const text = answered === "" ? last.get(name) : answered;
    return typeof text === "string" ? [[name, text]] : [];
  });
  const base = response.private ?? before;
  if (filled.length === 0 && recall(base, "filled") === undefined) return response;
  return { ...response, private: { ...base, ...remember({ filled: Object.fromEntries(filled) }) } };
}

/**
 * After a read, keeps a stored "" if the API still has the text that it filled in itself. Any other text is a change
 * from outside, and stays in the state.
 *
 * @param prior the state before the read
 * @param stored private data, with the notes of {@link noteFilled}
 */
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
