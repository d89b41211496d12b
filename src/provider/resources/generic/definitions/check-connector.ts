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

/**
 * What Streamkap's own description of the connector finds wrong. Without one, the API has the say at apply.
 *
 * @param held keys of secrets that the plan was not given and that stay as they are
 */
export async function checkConnector(
  { client, config }: ModifyPlanRequest<Connection>,
  held: ReadonlySet<string>,
  { logger }: OperationContext,
  lookUp: LookUp,
  forms: ReadonlyMap<string, TextForm>,
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
