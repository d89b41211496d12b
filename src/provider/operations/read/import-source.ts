import { error, type Diagnostic, type ImportRequest, type ImportResponse } from "../../../terraform/index.ts";
import { type Connection, isDiagnostic, ready } from "../../connection.ts";
import { isSourceId, textOf } from "../../source/index.ts";

const idInside = /(?<![0-9a-z])[0-9a-f]{24}(?![0-9a-z])/gi;

/**
 * Makes the state of an import, which holds the id only. The id comes from the import's id or from its identity. The
 * read that follows fills in everything else, secrets included.
 */
export function importSource({ client, ...target }: ImportRequest<Connection>): ImportResponse {
  const connection = ready(client);
  if (isDiagnostic(connection)) return { state: null, diagnostics: [connection] };
  const id = target.identity === undefined ? target.id : textOf(target.identity, "id");
  if (!isSourceId(id)) return { state: null, diagnostics: [notAnId(id)] };
  return { state: new Map([["id", id]]) };
}

/**
 * The error for a text that is no id. If the text contains an id, as a URL of the app does, the error shows that id.
 */
function notAnId(id: string): Diagnostic {
  const [candidate, ...others] = new Set(id.match(idInside) ?? []);
  const advice =
    candidate !== undefined && others.length === 0
      ? `The text contains one: use "${candidate}" alone.`
      : "It is part of the address of the source's page in Streamkap. A name is not accepted.";
  return error(
    `"${id}" is not the id of a source`,
    `An id has 24 hexadecimal characters, such as 66a0c0ffee0000000000beef, and nothing around them. ${advice}`,
  );
}
