import type { Connector } from "../../catalogue/index.ts";
import type { Source } from "../../streamkap/index.ts";
import type { Diagnostic, ObjectValue, Value } from "../../terraform/index.ts";
import { fromConfig, secretsIn } from "./connector-config.ts";
import { isShown, noSecrets, type SentSecrets } from "../secrets/index.ts";
import type { ReadyConnection } from "../connection.ts";
import { answeredValues } from "./answered-values.ts";

/** An answer of the API, translated. */
export interface SourceState {
  /** The state that the answer makes. */
  readonly state: ObjectValue;
  /** A warning for each setting whose value could not be read. */
  readonly diagnostics: readonly Diagnostic[];
  /** Removes the source's secrets from a text, such as the trace of a task. */
  readonly redact: (text: string) => string;
}

/** What decides which secrets of an answer become part of the state. */
export interface AnswerView {
  /** The connection that has answered. */
  readonly connection: Pick<ReadyConnection, "api" | "secretsShown">;
  /** The secrets that the change has sent. @default none, as in a read */
  readonly sent?: SentSecrets;
}

/**
 * Makes a state of an answer of the API.
 *
 * @param prior the planned or stored values. They stay where the API answers nothing (`wait`, `timeouts`, masked
 *   secrets), and where it answers the same value in another form
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

/** The secrets of a source that are known in clear: those of the answer, and those of the plan or the state. */
function knownSecrets({ config }: Source, connector: Connector, prior: ObjectValue): string[] {
  const echoed = connector.settings
    .filter(({ sensitive }) => sensitive === true)
    .map(({ wire }) => config?.[wire])
    .filter((value) => typeof value === "string");
  return [...secretsIn(prior, connector), ...echoed].filter(isShown);
}
