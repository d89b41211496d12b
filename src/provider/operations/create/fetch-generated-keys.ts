/**
 * The answer to a POST may have `<API_KEY>` where the platform will make a key. Whoever waits for
 * the source sees the key; where that answer was the last, the next read would tell of the key as a
 * change from outside, and until then nothing could refer to it.
 */
import type { Connector } from "../../../catalogue/index.ts";
import type { Source } from "../../../streamkap/index.ts";
import type { ObjectValue, OperationContext } from "../../../terraform/index.ts";
import { isApiError, isPlaceholder, sourceState } from "../../wire/index.ts";
import type { SentSecrets } from "../../secrets/index.ts";
import type { ReadyConnection } from "../../connection.ts";

export interface Made {
  readonly connection: ReadyConnection;
  /** As the POST answered it. */
  readonly source: Source;
  readonly connector: Connector;
  readonly deadline: Date;
  readonly sent: SentSecrets;
}

/** A state with what the platform has made by now: looks once, and only where something is missing. */
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
    // Everything else of the source is known.
    if (isApiError(thrown)) return state;
    throw thrown;
  }
}
