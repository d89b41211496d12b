/**
 * The private bytes kept with each resource in the state. Other providers' bytes reach us when
 * users move here, and ours reach them on the way back: so ours are a JSON object with a
 * numeric `v`, which HashiCorp's framework discards with a warning, and whatever lacks it is
 * ignored here.
 */
import type { PrivateData } from "../../resource.ts";
import type { LeftToApi } from "./left-to-api.ts";
import type { GivenWriteOnly } from "./write-only-config.ts";

export interface StoredPrivate {
  /** Attributes of `whenUnset: "filled"` that the configuration set at the last change. */
  readonly configured: readonly string[];
  /** In a plan: `configured` as it was before, for the case that the change fails. */
  readonly previouslyConfigured?: readonly string[];
  /** What the API had put where nothing was planned, as of the last change. @default nothing */
  readonly leftToApi?: LeftToApi;
  /** In a plan: the write-only values that it was given. Undefined in a plan of an older version. */
  readonly writeOnly?: GivenWriteOnly;
  /** The resource author's own. */
  readonly author: PrivateData;
  /** In a plan: `author` as it was before. */
  readonly previousAuthor?: PrivateData;
}

const version = 1;
const empty: StoredPrivate = { configured: [], author: {} };

export function encodePrivate(data: StoredPrivate): Uint8Array {
  return Buffer.from(JSON.stringify({ v: version, ...data }));
}

export function decodePrivate(bytes: Uint8Array): StoredPrivate {
  if (bytes.length === 0) return empty;
  try {
    const data: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
    return isStoredPrivate(data) ? data : empty;
  } catch {
    return empty;
  }
}

function isStoredPrivate(data: unknown): data is StoredPrivate {
  if (!isObject(data) || !("v" in data) || data.v !== version) return false;
  if ("leftToApi" in data && !isObject(data.leftToApi)) return false;
  if ("writeOnly" in data && !isObject(data.writeOnly)) return false;
  return "configured" in data && Array.isArray(data.configured) && "author" in data && isObject(data.author);
}

function isObject(data: unknown): data is object {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

/** What to store after a change that succeeded. */
export function privateAfterChange(
  planned: StoredPrivate,
  author?: PrivateData,
  leftToApi = planned.leftToApi,
): Uint8Array {
  return encodePrivate({
    configured: planned.configured,
    ...leftToApiMember(leftToApi),
    author: author ?? planned.author,
  });
}

/** What to store after a change that did not happen. */
export function privateAfterFailure(planned: StoredPrivate): Uint8Array {
  return encodePrivate({
    configured: planned.previouslyConfigured ?? [],
    ...leftToApiMember(planned.leftToApi),
    author: planned.previousAuthor ?? {},
  });
}

/** Most resources have nothing to note, and their private data stays as short as it was. */
export function leftToApiMember(leftToApi: LeftToApi = {}): Pick<StoredPrivate, "leftToApi"> {
  return Object.keys(leftToApi).length === 0 ? {} : { leftToApi };
}
