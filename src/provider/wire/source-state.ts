import type { Connector } from "../../catalogue/index.ts";
import type { Source } from "../../streamkap/index.ts";
import type { Diagnostic, ObjectValue, Value } from "../../terraform/index.ts";
import { fromConfig, secretsIn } from "./connector-config.ts";
import { isMasked, noSecrets, type SentSecrets } from "../secrets/index.ts";
import type { ReadyConnection } from "../connection.ts";
import { answeredValues } from "./answered-values.ts";

export interface SourceState {
  readonly state: ObjectValue;
  readonly diagnostics: readonly Diagnostic[];
  /** Takes the source's secrets out of a text, such as the words of its tasks. */
  readonly redact: (text: string) => string;
}

/** How an answer is to be read. */
export interface AnswerView {
  readonly connection: Pick<ReadyConnection, "api" | "secretsShown">;
  /** @default none, as in a read */
  readonly sent?: SentSecrets;
}

/**
 * A state from an answer of the API.
 *
 * @param prior what was planned or stored: keeps what the API does not answer (`wait`, `timeouts`,
 * masked secrets) and what it answers in another form
 * @param view the connection that was asked, and the secrets that a change sent
 */
export function sourceState(
  source: Source,
  connector: Connector,
  prior: ObjectValue,
  { connection, sent = noSecrets }: AnswerView,
): SourceState {
  const { api, secretsShown } = connection;
  const { values, diagnostics } = fromConfig(source.config ?? {}, connector, prior, {
    secretsShown,
    writeOnly: sent.writeOnly,
  });
  const redact = (text: string): string =>
    api.redact(text, [...sent.texts, ...knownSecrets(source, connector, prior)]);
  return {
    state: new Map<string, Value>([...prior, ...answeredValues(source, prior, redact), ...values]),
    diagnostics,
    redact,
  };
}

/** As they are answered, and as they are planned or stored. */
function knownSecrets({ config }: Source, connector: Connector, prior: ObjectValue): string[] {
  const echoed = connector.settings
    .filter(({ sensitive }) => sensitive === true)
    .map(({ wire }) => config?.[wire])
    .filter((value) => typeof value === "string");
  return [...secretsIn(prior, connector), ...echoed].filter((value) => value !== "" && !isMasked(value));
}
