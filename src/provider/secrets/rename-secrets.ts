import type { PrivateData } from "../../terraform/index.ts";
import { readSecretRecord, writeSecretRecord } from "./secret-record.ts";

/**
 * The private data of a source that becomes a resource of another type. Its write-only secrets stay write-only, under
 * the names that the new resource has for them.
 *
 * @param newName the new name of a stored attribute; undefined if the new resource has no such attribute
 */
export function renameSecrets(
  stored: PrivateData,
  newName: (attribute: string) => string | undefined,
): PrivateData {
  const renamed = [...readSecretRecord(stored)].flatMap(([attribute, fingerprint]) => {
    const name = newName(attribute);
    return name === undefined ? [] : [[name, fingerprint] as const];
  });
  return writeSecretRecord(new Map(renamed));
}
