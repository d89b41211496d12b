import type { PrivateData } from "../../terraform/index.ts";
import { readSecretRecord, writeSecretRecord } from "./secret-record.ts";

/** The private data of a source that becomes another resource: what is write-only stays so, under its names there. */
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
