/**
 * What the provider remembers of a source in Terraform's private data. This file alone names the keys. States hold
 * them, so a key keeps its name and its form for ever. A value of another form is read as absent.
 */
import type { PrivateData } from "../../terraform/index.ts";

/** The keys, with the JSON that each holds. */
export interface Memory {
  /** Fingerprints of the write-only secrets, by the stored attribute. */
  readonly secrets: Readonly<Record<string, Fingerprint>>;
  /** From a plan: stored attributes of the write-only secrets that the update leaves as they are in Streamkap. */
  readonly heldSecrets: readonly string[];
  /** From a plan: whether the configuration sets `desired_state`. A plan to create holds a value in either case. */
  readonly demandsState: boolean;
  /**
   * Only in a plan: the arguments that the configuration sets. An apply needs to know which of the planned values
   * somebody has asked for. It may not read that from its own configuration, because `ignore_changes` filters the
   * configuration of a plan only.
   */
  readonly configuredArguments: readonly string[];
  /** From a plan: whether there is a write-only secret to be sent that was not sent before. */
  readonly secretsToSend: boolean;
  /** From a plan of the generic resource: keys that the configuration no longer has. The update sends them as null. */
  readonly dropped: readonly string[];
  /**
   * The mark that a create leaves when it takes a source over. By the mark, the same process tells this resource from
   * the one that had the source before. To another process the mark means nothing.
   */
  readonly takenOver: string;
  /** Attributes that keep the value which version 2 of the official provider gave them unasked. */
  readonly inherited: readonly string[];
  /** Texts that the API has filled in where the configuration says "", by attribute. Never a secret. */
  readonly filled: Readonly<Record<string, string>>;
}

/** Recognises a write-only secret whose value is stored nowhere. */
export interface Fingerprint {
  /** Base64. */
  readonly salt: string;
  /** Base64. */
  readonly hash: string;
  /** True if the hash is that of a value that the API showed, and not of the value that was sent. @default false */
  readonly drifted?: boolean;
}

/** Private data with the given keys only. Spread it over the data that is kept. */
export function remember(memory: Partial<Memory>): PrivateData {
  return { ...memory };
}

/** The value of one key. Undefined if the key is absent or has another form. */
export function recall<Key extends keyof Memory>(data: PrivateData, key: Key): Memory[Key] | undefined {
  return readers[key](data[key]);
}

/** The data without one key. */
export function forget(data: PrivateData, key: keyof Memory): PrivateData {
  const { [key]: _, ...kept } = data;
  return kept;
}

const readers: { readonly [Key in keyof Memory]: (stored: unknown) => Memory[Key] | undefined } = {
  secrets: (stored) => recordOf(stored, isFingerprint),
  heldSecrets: textsOf,
  demandsState: flagOf,
  configuredArguments: textsOf,
  secretsToSend: flagOf,
  dropped: textsOf,
  takenOver: (stored) => (isText(stored) ? stored : undefined),
  inherited: textsOf,
  filled: (stored) => recordOf(stored, isText),
};

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function flagOf(stored: unknown): boolean | undefined {
  return typeof stored === "boolean" ? stored : undefined;
}

function textsOf(stored: unknown): readonly string[] | undefined {
  return Array.isArray(stored) ? stored.filter(isText) : undefined;
}

function recordOf<Item>(
  stored: unknown,
  isItem: (value: unknown) => value is Item,
): Readonly<Record<string, Item>> | undefined {
  if (typeof stored !== "object" || stored === null) return undefined;
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, Item] => isItem(entry[1])),
  );
}

function isFingerprint(value: unknown): value is Fingerprint {
  if (typeof value !== "object" || value === null) return false;
  return "salt" in value && isText(value.salt) && "hash" in value && isText(value.hash);
}
