import type { Catalogue } from "../../catalogue/index.ts";
import type { ListedSource, SourceList } from "../../streamkap/index.ts";
import type { Diagnostic } from "../../terraform/index.ts";
import { namePattern, openAccount, plainName, type AccountAccess } from "../account/index.ts";
import { apiDiagnostic } from "../wire/index.ts";
import { importAddress } from "./import-address.ts";
import type { StateContent } from "./read-states.ts";

/** What is looked for, and where. */
export interface OrphanSearch extends AccountAccess {
  /** Reads the catalogue. */
  readonly catalogue: () => Catalogue;
  /** The states that may hold a source. */
  readonly states: readonly StateContent[];
  /** Only sources whose name fits: `*` stands for any text, `?` for one character. @default all names */
  readonly name?: string;
}

/** A source that Terraform has made and that no state has. */
export interface Orphan {
  readonly id: string;
  /** The name as Streamkap answers it. "" if it cannot be read. */
  readonly name: string;
  /** Type code; null if it cannot be read. */
  readonly connector: string | null;
  /** When the source was made, in ISO 8601; null if it cannot be read. */
  readonly created: string | null;
  /** The address to which the source can be imported. */
  readonly address: string;
}

/** What was found. */
export interface OrphanReport {
  /** In the order of their names. */
  readonly orphans: readonly Orphan[];
  /** Number of the sources of the account. */
  readonly sources: number;
  /** Number of the entries of the list that have no id, so that it is not known which sources they are. */
  readonly unreadable: number;
}

/**
 * Compares the sources of the account with states. A source that is being deleted is no orphan.
 *
 * @returns the report, or the errors why there is none
 */
export async function findOrphans(search: OrphanSearch): Promise<OrphanReport | readonly Diagnostic[]> {
  const account = await openAccount(search);
  if (!("connection" in account)) return account;
  const { connection } = account;
  try {
    return compare(await connection.api.listSources({}, { signal: search.signal }), search);
  } catch (thrown) {
    return [apiDiagnostic("Cannot list the sources of the account", thrown)];
  } finally {
    connection.api.close();
  }
}

function compare({ sources, unreadable }: SourceList, search: OrphanSearch): OrphanReport {
  const { states, name } = search;
  const ids = new Set(states.flatMap((state) => [...state.ids]));
  const taken = new Set(states.flatMap((state) => [...state.addresses]));
  const fits = name === undefined ? () => true : namePattern(name);
  const catalogue = search.catalogue();
  const orphans = sources
    .filter((source) => isMadeByTerraform(source) && !ids.has(source.id))
    .map((source) => ({ source, name: source.name ?? "" }))
    .filter((found) => fits(found.name) || fits(plainName(found.name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((found): Orphan => ({
      id: found.source.id,
      name: found.name,
      connector: found.source.connector,
      created: found.source.created_timestamp,
      address: importAddress(
        { name: plainName(found.name), connector: found.source.connector },
        catalogue,
        taken,
      ),
    }));
  return { orphans, sources: sources.length, unreadable: unreadable.length };
}

function isMadeByTerraform({ created_from, desired_state }: ListedSource): boolean {
  return created_from === "terraform" && desired_state !== "Pending Delete";
}
