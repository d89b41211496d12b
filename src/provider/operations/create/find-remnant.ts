import type { Source } from "../../../streamkap/index.ts";
import { warning, type Diagnostic } from "../../../terraform/index.ts";
import type { ReadyConnection } from "../../connection.ts";
import { clockToleranceMs, isOurs } from "./find-after-lost-answer.ts";
import type { Intent } from "../../journal/index.ts";
import { listNamesakes } from "./namesake.ts";
import type { WaitOptions } from "../wait/index.ts";

/** What became of the creates that dead runs have left. */
export type RemnantSource =
  | { readonly kind: "found"; readonly source: Source }
  | { readonly kind: "none"; readonly diagnostics: readonly Diagnostic[] }
  /** There is a source of the name, and nothing proves that an earlier create has made it. */
  | { readonly kind: "foreign"; readonly namesake: Source };

/** The source that a create is to make. */
export interface Wanted {
  /** Type code of the connector. */
  readonly connector: string;
  readonly name: string;
}

/**
 * Looks for the source that an earlier create has made: by its id if the note has one, else by its name.
 *
 * @throws StreamkapApiError if the API cannot be asked
 */
export async function findRemnant(
  connection: ReadyConnection,
  { connector, name }: Wanted,
  intent: Intent,
  { deadline, signal }: WaitOptions,
): Promise<RemnantSource> {
  const { api } = connection;
  const diagnostics: Diagnostic[] = [];
  for (const { id } of intent.left) {
    if (id === undefined || !intent.mayTake(id)) continue;
    const source = await api.getSource(id, { deadline, signal });
    if (source === undefined || isGoing(source)) continue;
    if (source.connector === connector && source.name === name) return { kind: "found", source };
    diagnostics.push(renamed(source, name));
  }
  const doubts = intent.left.filter(({ id }) => id === undefined);
  if (doubts.length === 0) return { kind: "none", diagnostics };

  const { found } = await listNamesakes(connection, name, { deadline, signal });
  const [namesake, ...others] = found.filter((source) => !isGoing(source));
  // An entry of the list that cannot be read may still be the source. Then the POST says that the name is taken.
  if (namesake === undefined) return { kind: "none", diagnostics };
  const ours = doubts.some(({ since, last = since }) => {
    // Until then the API may have been at work on the request.
    const until = new Date(last.getTime() + api.requestTimeoutMs + clockToleranceMs);
    return isOurs(namesake, { name, connector, since, until });
  });
  if (!ours || others.length > 0 || !intent.mayTake(namesake.id)) return { kind: "foreign", namesake };
  // A list shows no secrets.
  const source = await api.getSource(namesake.id, { deadline, signal });
  return source === undefined ? { kind: "none", diagnostics } : { kind: "found", source };
}

function isGoing({ desired_state }: Source): boolean {
  return desired_state === "Pending Delete";
}

function renamed({ id, name, connector }: Source, wanted: string): Diagnostic {
  return warning(
    `Source ${id} is not managed`,
    `An interrupted apply made it as "${wanted}". It is called "${String(name)}" now, of the connector ` +
      `${String(connector)}, so it is left alone, and another one is created. Import it, or delete it.`,
  );
}
