import {
  attributePath,
  error,
  nearest,
  type Diagnostic,
  type ModifyPlanRequest,
  type OperationContext,
} from "../../../../terraform/index.ts";
import type { TextForm } from "../../../../catalogue/index.ts";
import type { Connection } from "../../../connection.ts";
import { textOf } from "../../../source/index.ts";
import { checkDefinition } from "./check-definition.ts";
import type { LookUp } from "./definitions.ts";

/** What a check of the connector needs beside the plan. */
export interface ConnectorCheck {
  /** Keys of the held secrets, which the plan was not given and which stay as they are. */
  readonly held: ReadonlySet<string>;
  /** Asks Streamkap for its description of the connector. */
  readonly lookUp: LookUp;
  /** How the text of a setting has to look, by the key of the setting. */
  readonly forms: ReadonlyMap<string, TextForm>;
}

/**
 * Holds a configuration against Streamkap's own description of the connector. If there is none, or if Streamkap does
 * not answer, nothing is checked before the API judges the configuration at apply.
 */
export async function checkConnector(
  { client, config }: ModifyPlanRequest<Connection>,
  { logger }: OperationContext,
  { held, lookUp, forms }: ConnectorCheck,
): Promise<readonly Diagnostic[]> {
  const code = textOf(config, "connector");
  if (client?.kind !== "ready" || code === "") return [];
  const found = await lookUp(client.api, code, logger);
  if (found.kind === "described") return checkDefinition(config, found.definition, forms, held);
  return found.kind === "unlisted" && found.codes.length > 0 ? [noConnector(code, found.codes)] : [];
}

function noConnector(code: string, codes: readonly string[]): Diagnostic {
  const meant = nearest(code, codes);
  return error(
    `Streamkap has no connector ${code}`,
    (meant === undefined ? "" : `Did you mean ${JSON.stringify(meant)}? `) +
      `Its connectors are ${codes.join(", ")}.`,
    attributePath("connector"),
  );
}
