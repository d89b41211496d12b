import type { Connector } from "../catalogue/index.ts";
import type { Source } from "../streamkap/index.ts";
import type { Diagnostic, ObjectValue, Value } from "../terraform/index.ts";
import { fromConfig, type SecretsView } from "./connector-config.ts";
import { answeredValues } from "./source-attributes.ts";

export interface SourceState {
  readonly state: ObjectValue;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A state from an answer of the API.
 *
 * @param prior what was planned or stored: keeps what the API does not answer (`wait`, `timeouts`,
 * masked secrets) and what it answers in another form
 */
export function sourceState(
  source: Source,
  connector: Connector,
  prior: ObjectValue,
  view: SecretsView,
): SourceState {
  const { values, diagnostics } = fromConfig(source.config ?? {}, connector, prior, view);
  return {
    state: new Map<string, Value>([...prior, ...answeredValues(source, prior), ...values]),
    diagnostics,
  };
}
