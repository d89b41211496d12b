import type { PrivateData } from "../../terraform/index.ts";
import { recall, remember, type Fingerprint } from "../source/index.ts";

/** Fingerprints of the secrets that are write-only in the configuration, by the stored attribute. */
export type SecretRecord = ReadonlyMap<string, Fingerprint>;

/** Reads the record from the private data of a resource. Empty if there is none. */
export function readSecretRecord(data: PrivateData): SecretRecord {
  return new Map(Object.entries(recall(data, "secrets") ?? {}));
}

/** @returns private data that holds the record and nothing else */
export function writeSecretRecord(record: SecretRecord): PrivateData {
  return remember({ secrets: Object.fromEntries(record) });
}
