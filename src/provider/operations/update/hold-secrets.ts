import type { Connector } from "../../../catalogue/index.ts";
import type { StreamkapClient } from "../../../streamkap/index.ts";
import {
  attributePath,
  error,
  type Diagnostic,
  type PrivateData,
  type UpdateRequest,
} from "../../../terraform/index.ts";
import { apiDiagnostic } from "../../wire/index.ts";
import { labelOf, recall, textOf } from "../../source/index.ts";
import type { Connection } from "../../connection.ts";
import {
  fingerprint,
  heldValues,
  readSecretRecord,
  writeOnlyName,
  writeSecretRecord,
} from "../../secrets/index.ts";

/**
 * Finds the values of the held secrets, which the plan leaves as they are in Streamkap. The update has to send them,
 * because a PUT replaces the whole configuration.
 *
 * @returns the values by stored attribute, or why the update would reset a secret
 */
export async function holdSecrets(
  api: StreamkapClient,
  { plannedPrivate, priorState, withheldConfig }: UpdateRequest<Connection>,
  connector: Connector,
  options: { readonly deadline: Date; readonly signal: AbortSignal },
): Promise<ReadonlyMap<string, string> | Diagnostic> {
  const names = recall(plannedPrivate, "heldSecrets") ?? [];
  if (names.length === 0) return new Map();
  const record = readSecretRecord(plannedPrivate);
  try {
    const source = await api.getSource(textOf(priorState, "id"), options);
    const { values, untold } = heldValues(names, { source, withheld: withheldConfig, record, connector });
    const [first] = untold;
    // If the source is gone, the PUT that follows says so.
    return first === undefined || source === undefined ? values : cannotHold(labelOf(priorState), first);
  } catch (thrown) {
    return apiDiagnostic(`Cannot change ${labelOf(priorState)}`, thrown);
  }
}

/** Private data with the fingerprints of held secrets, so that no read takes one of them for a stored secret. */
export function recordHeld(data: PrivateData, held: ReadonlyMap<string, string>): PrivateData {
  const record = readSecretRecord(data);
  const unknown = [...held].filter(([attribute]) => !record.has(attribute));
  if (unknown.length === 0) return data;
  const known = unknown.map(([attribute, value]) => [attribute, fingerprint(value)] as const);
  return { ...data, ...writeSecretRecord(new Map([...record, ...known])) };
}

function cannotHold(source: string, attribute: string): Diagnostic {
  const twin = writeOnlyName(attribute);
  return error(
    `Cannot change ${source}: ${attribute} cannot be kept`,
    `ignore_changes names ${twin}, so the secret is to stay what it is in Streamkap. Streamkap replaces the whole ` +
      `configuration at each change and does not show this secret, and the value of ${twin} is not the one that was ` +
      `sent last. Nothing was changed. Remove ${twin} from ignore_changes to send its value; or, if the provider has ` +
      "secret_returned = false, remove that, so that the secret can be read.",
    attributePath(attribute),
  );
}
