import { readCatalogue } from "../../catalogue/index.ts";
import type { ListedSource, SourceList } from "../../streamkap/index.ts";
import { error, type Diagnostic, type OperationContext } from "../../terraform/index.ts";
import { typePrefix } from "../address.ts";
import type { Environment } from "../block/index.ts";
import { isDiagnostic, ready } from "../connection.ts";
import { apiDiagnostic } from "../wire/index.ts";
import { importAddress } from "./import-address.ts";
import { namePattern, plainName } from "./name-pattern.ts";
import type { StateContent } from "./read-states.ts";

/** What is looked for, and where. */
export interface OrphanSearch {
  /** Its variables name host and credentials, as for the provider. */
  readonly environment: Environment;
  /** Path of the catalogue. */
  readonly catalogueLocation: string;
  /** Version of this build, for the User-Agent header. */
  readonly version: string;
  /** The states that may hold a source. */
  readonly states: readonly StateContent[];
  /** Only sources whose name fits: `*` stands for any text, `?` for one character. @default all names */
  readonly name?: string;
  /** Ends the search. */
  readonly signal: AbortSignal;
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
  const { environment, version, signal } = search;
  const { configure, variables } = await import("../block/index.ts");
  const missing = [variables.client_id, variables.secret].filter(
    (key) => (environment[key] ?? "").trim() === "",
  );
  if (missing.length > 0) return [noCredentials(missing)];
  const { client, diagnostics } = await configure(new Map(), contextOf(signal), {
    environment,
    userAgent: `terraform-provider-${typePrefix}/${version}`,
  });
  if (client === undefined) return diagnostics ?? [];
  const connection = ready(client);
  if (isDiagnostic(connection)) return [connection];
  try {
    return compare(await connection.api.listSources({}, { signal }), search);
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
  const catalogue = readCatalogue(search.catalogueLocation);
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

function noCredentials(missing: readonly string[]): Diagnostic {
  return error(
    "Missing credentials",
    `Set ${missing.join(" and ")} in the environment, as for the provider. A client id and its secret come as a pair ` +
      "from Streamkap: Settings, API tokens. The command reads no provider block.",
  );
}

/** The context of an operation that Terraform has not begun. Nothing is logged. */
function contextOf(signal: AbortSignal): OperationContext {
  const silent = (): void => undefined;
  return {
    signal,
    logger: { trace: silent, debug: silent, info: silent, warn: silent, error: silent },
    clientCapabilities: { deferralAllowed: false, writeOnlyAttributesAllowed: false },
    terraformVersion: "",
  };
}
