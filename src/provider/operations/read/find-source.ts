import type { Connector } from "../../../catalogue/index.ts";
import type { Source } from "../../../streamkap/index.ts";
import {
  isMap,
  type Diagnostic,
  type ObjectValue,
  type OperationContext,
  type Value,
} from "../../../terraform/index.ts";
import { isDiagnostic, type ReadyConnection } from "../../connection.ts";
import { deadlineIn, describeTraces, sameValue, textOf, timeoutMs } from "../../source/index.ts";
import { sourceState, type SourceState } from "../../wire/index.ts";

/** Finds the connector by which a source is read. A diagnostic says why the source is not what the resource expects. */
export type ExpectConnector = (source: Source) => Connector | Diagnostic | Promise<Connector | Diagnostic>;

/** A source as Streamkap has it, and the state that it makes. */
export interface FoundSource {
  readonly source: Source;
  /** The connector by which the source was read. */
  readonly connector: Connector;
  /** The state, with warnings. */
  readonly shown: SourceState;
  /** Whether the answer has the source's secrets in clear, as far as Streamkap shows them. */
  readonly secretsShown: boolean;
}

/**
 * Looks for the source of a state. The answer may come from a page of the list, which shows no secrets. If the secrets
 * matter, the source is then read by its id.
 *
 * @returns the source, or a diagnostic if the source is not what the resource expects; undefined if there is no such
 *   source
 * @throws StreamkapApiError if Streamkap cannot be asked
 */
export async function findSource(
  client: ReadyConnection,
  state: ObjectValue,
  expected: ExpectConnector,
  { signal }: OperationContext,
): Promise<FoundSource | Diagnostic | undefined> {
  const id = textOf(state, "id");
  const options = { signal, deadline: deadlineIn(timeoutMs(state, "read")) };
  const view = async (source: Source, secretsShown: boolean): Promise<FoundSource | Diagnostic> => {
    const connector = await expected(source);
    if (isDiagnostic(connector)) return connector;
    const shown = sourceState(source, connector, state, { connection: { ...client, secretsShown } });
    return { source, connector, shown, secretsShown };
  };
  const alone = async (): Promise<FoundSource | Diagnostic | undefined> => {
    const source = await client.api.getSource(id, options);
    return source && view(source, client.secretsShown);
  };
  // The first read after an import or a move puts the secrets into the state.
  if ((state.get("revision") ?? null) === null) return alone();
  const reading = await client.api.readSource(id, options);
  if (reading === undefined) return undefined;
  const { source, secretReturned } = reading;
  const found = await view(source, client.secretsShown && secretReturned);
  if (secretReturned || !client.secretsShown) return found;
  return isDiagnostic(found) || !needsSecrets(found, state) ? found : alone();
}

/**
 * Whether the secrets of a source matter, which a list does not show. They do in three cases. A setting has changed:
 * then a secret may have changed too. A task has a trace: it may quote a secret, which can be removed only if it is
 * known. The state lacks a key that the platform makes: the key may exist by now.
 */
function needsSecrets({ source, connector, shown }: FoundSource, state: ObjectValue): boolean {
  if (describeTraces(source, (text) => text) !== "") return true;
  return connector.settings.some(({ attribute, sensitive, readOnly }) => {
    const before = state.get(attribute) ?? null;
    if (readOnly === true) return sensitive === true && before === null;
    return sensitive !== true && isGiven(before) && !sameValue(shown.state.get(attribute) ?? null, before);
  });
}

/** False for what the API may have filled in by itself: a state keeps null and "" there, whatever the API shows. */
function isGiven(before: Value): boolean {
  return before !== null && before !== "" && !(isMap(before) && before.size === 0);
}
