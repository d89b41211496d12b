import type { PrivateData } from "../../terraform/index.ts";
import type { Fingerprint } from "./fingerprint.ts";

/** Fingerprints of the secrets that are write-only in the configuration, by attribute. */
export type SecretRecord = ReadonlyMap<string, Fingerprint>;

/** Out of the private data of a resource; whatever has another form is left out. */
export function readSecretRecord({ secrets }: PrivateData): SecretRecord {
  if (typeof secrets !== "object" || secrets === null) return new Map();
  return new Map(
    Object.entries(secrets).filter((entry): entry is [string, Fingerprint] => isFingerprint(entry[1])),
  );
}

function isFingerprint(value: unknown): value is Fingerprint {
  if (typeof value !== "object" || value === null) return false;
  return (
    "salt" in value && typeof value.salt === "string" && "hash" in value && typeof value.hash === "string"
  );
}

export function writeSecretRecord(record: SecretRecord): PrivateData {
  return { secrets: Object.fromEntries(record) };
}
