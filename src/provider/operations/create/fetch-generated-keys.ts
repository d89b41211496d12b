/**
 * Fetches the keys that the platform makes. The answer to a POST may hold a placeholder, such as `<API_KEY>`, for a key
 * that is not made yet. A create that waits for the source sees the key later. If the answer to the POST is the last
 * one that a create sees, the state would lack the key. Then nothing could refer to the key, and the next read would
 * report it as a change from outside.
 */
import type { Connector } from "../../../catalogue/index.ts";
import type { Source } from "../../../streamkap/index.ts";
import type { ObjectValue, OperationContext } from "../../../terraform/index.ts";
import { isApiError, isPlaceholder, sourceState } from "../../wire/index.ts";
import type { SentSecrets } from "../../secrets/index.ts";
import type { ReadyConnection } from "../../connection.ts";

/** A source that a create has just made. */
export interface Made {
  readonly connection: ReadyConnection;
  /** The source as the POST answered it. */
  readonly source: Source;
  readonly connector: Connector;
  readonly deadline: Date;
  readonly sent: SentSecrets;
}

/**
 * The state with the keys that the platform has made by now. Looks the source up once, and only if a key is missing.
 */
export async function fetchGeneratedKeys(
  state: ObjectValue,
  { connection, source, connector, deadline, sent }: Made,
  { signal }: OperationContext,
): Promise<ObjectValue> {
  const { api, secretsShown } = connection;
  const isMissing = connector.settings.some(
    (setting) =>
      isPlaceholder(source.config?.[setting.wire] ?? null, setting) &&
      (setting.sensitive !== true || secretsShown) &&
      (state.get(setting.attribute) ?? null) === null,
  );
  if (!isMissing) return state;
  try {
    const latest = await api.getSource(source.id, { deadline, signal });
    return latest === undefined ? state : sourceState(latest, connector, state, { connection, sent }).state;
  } catch (thrown) {
    // A failed look-up is no failure of the create: everything else of the source is known.
    if (isApiError(thrown)) return state;
    throw thrown;
  }
}
