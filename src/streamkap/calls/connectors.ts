import { isApiObject, requireList, requireObject } from "../call/index.ts";
import type { ConnectorDefinition, ApiObject, ApiValue } from "../types.ts";

/**
 * Reads the connectors out of the answer to GET /sources/connectors. They are grouped by display name, and under each
 * name stands one connector or a list of them. A plain list of connectors is accepted too.
 *
 * @throws UnexpectedShape
 */
export function decodeConnectors(answer: ApiValue | undefined): readonly ConnectorDefinition[] {
  const body = isApiObject(answer) && "result" in answer ? answer["result"] : answer;
  if (Array.isArray(body)) return body.flatMap((entry: ApiValue) => definitionsIn(entry, null));
  return Object.entries(requireObject(body, "the list of connectors")).flatMap(([heading, entry]) =>
    definitionsIn(entry, heading),
  );
}

function definitionsIn(entry: ApiValue, heading: string | null): readonly ConnectorDefinition[] {
  if (Array.isArray(entry)) return entry.flatMap((inner: ApiValue) => definitionsIn(inner, heading));
  const where = heading ?? "a connector";
  const definition = requireObject(entry, where);
  const config = requireList(definition["config"], `config of ${where}`);
  const name = definition["display_name"];
  return [
    {
      displayName: heading ?? (typeof name === "string" ? name : null),
      definition,
      config: objects(config, where),
    },
  ];
}

function objects(entries: readonly ApiValue[], where: string): readonly ApiObject[] {
  return entries.map((entry, index) => requireObject(entry, `config[${String(index)}] of ${where}`));
}
