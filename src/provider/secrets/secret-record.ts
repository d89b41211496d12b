import type { PrivateData } from "../../terraform/index.ts";
import { recall, remember, type Fingerprint } from "../source/index.ts";

/** Fingerprints of the secrets that are write-only in the configuration, by the stored attribute. */
export type SecretRecord = ReadonlyMap<string, Fingerprint>;

/** The record in the private data of a resource. */
export function readSecretRecord(data: PrivateData): SecretRecord {
  return new Map(Object.entries(recall(data, "secrets") ?? {}));
}

/** Private data with the record alone. */
export function writeSecretRecord(record: SecretRecord): PrivateData {
  return remember({ secrets: Object.fromEntries(record) });
}
