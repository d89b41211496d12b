/**
 * The private bytes that Terraform keeps with each resource in the state. When a user moves from another provider to
 * this one, the other provider's bytes arrive here, and ours arrive there on the way back. So ours are a JSON object
 * with a numeric `v`: HashiCorp's framework discards such an object with a warning. Bytes without `v` are ignored
 * here.
 */
import type { PrivateData } from "../../resource.ts";
import type { LeftToApi } from "./left-to-api.ts";
import type { GivenWriteOnly } from "./write-only-config.ts";

/** What the bytes hold. */
export interface StoredPrivate {
  /** Attributes of `whenUnset: "filled"` that the configuration set at the last change. */
  readonly configured: readonly string[];
  /** Only in a plan: `configured` as it was before, which is stored if the change fails. */
  readonly previouslyConfigured?: readonly string[];
  /** The values that the API had filled in by itself, as of the last change. @default none */
  readonly leftToApi?: LeftToApi;
  /** Only in a plan: the write-only values that the plan was given. Undefined in a plan of an older version. */
  readonly writeOnly?: GivenWriteOnly;
  /** Private data of the resource's author. */
  readonly author: PrivateData;
  /** Only in a plan: `author` as it was before, which is stored if the change fails. */
  readonly previousAuthor?: PrivateData;
}

const version = 1;
const empty: StoredPrivate = { configured: [], author: {} };

/** The bytes of private data. */
export function encodePrivate(data: StoredPrivate): Uint8Array {
  return Buffer.from(JSON.stringify({ v: version, ...data }));
}

/** Reads the bytes. What this framework has not written is read as empty. */
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

/** An object with the member `leftToApi`. Without a note it has no member, which keeps most private data short. */
export function leftToApiMember(leftToApi: LeftToApi = {}): Pick<StoredPrivate, "leftToApi"> {
  return Object.keys(leftToApi).length === 0 ? {} : { leftToApi };
}
