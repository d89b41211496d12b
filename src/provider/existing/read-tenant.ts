import type { Catalogue } from "../../catalogue/index.ts";
import type { ListedSource, StreamkapClient } from "../../streamkap/index.ts";
import type { Diagnostic, OperationContext } from "../../terraform/index.ts";
import { namePattern, openAccount, plainName, type AccountAccess } from "../account/index.ts";
import type { ReadyConnection } from "../connection.ts";
import type { LookUp } from "../resources/index.ts";
import { apiDiagnostic } from "../wire/index.ts";
import { isUnsuitable, type ExistingSource, type Unsuitable } from "./existing-source.ts";
import { genericSource } from "./generic-source.ts";
import { typedSource } from "./typed-source.ts";

/** Which sources are read, and where. */
export interface TenantSearch extends AccountAccess {
  /** Reads the catalogue. */
  readonly catalogue: () => Catalogue;
  /** Type codes of the only connectors that are wanted. @default all connectors */
  readonly connectors: readonly string[];
  /** Only sources whose name fits: `*` stands for any text, `?` for one character. @default all names */
  readonly name?: string | undefined;
  /** Names or ids of tags. Only sources that have one of them are wanted. @default all sources */
  readonly tags: readonly string[];
  /** Ids of sources that are not wanted. */
  readonly managed: ReadonlySet<string>;
  /** Called after each page of the list, with the pages that were read, and how many there are as Streamkap hints. */
  readonly onPage: (page: number, pages: number) => void;
}

/** A source that is there, and of which no code can be written. */
export interface LeftOutSource {
  /** Null if it cannot be read. */
  readonly name: string | null;
  /** Undefined if it cannot be read. */
  readonly id: string | undefined;
  /** As a sentence. */
  readonly reason: string;
}

/** The sources of the account. */
export interface Tenant {
  /** In the order of connectors, names and ids. */
  readonly sources: readonly ExistingSource[];
  readonly leftOut: readonly LeftOutSource[];
  /** How many sources were left out because they are managed already. */
  readonly managed: number;
  /** Names of the tags that sources have, by id, as far as Streamkap tells them. */
  readonly tagNames: ReadonlyMap<string, string>;
}

/**
 * Reads all pages of the list of sources, and turns each source into arguments.
 *
 * @returns the sources, or the errors why there are none
 */
export async function readTenant(search: TenantSearch): Promise<Tenant | readonly Diagnostic[]> {
  const account = await openAccount(search);
  if (!("connection" in account)) return account;
  const { connection, context } = account;
  try {
    return await read(search, connection, context);
  } catch (thrown) {
    return [apiDiagnostic("Cannot list the sources of the account", thrown)];
  } finally {
    connection.api.close();
  }
}

async function read(
  search: TenantSearch,
  connection: ReadyConnection,
  context: OperationContext,
): Promise<Tenant> {
  const { api } = connection;
  const tagNames = await namesOfTags(search, api);
  const { entries, unreadable } = await listed(search, api);
  const fits = search.name === undefined ? () => true : namePattern(search.name);
  const wanted = entries
    .filter((source) => isWanted(source, search, tagNames))
    .filter(({ name }) => fits(name ?? "") || fits(plainName(name ?? "")));
  const { createLookUp } = await import("../resources/index.ts");
  const look: Look = {
    catalogue: search.catalogue(),
    connection,
    lookUp: createLookUp(),
    context,
  };
  const sources: ExistingSource[] = [];
  const leftOut: LeftOutSource[] = [...unreadable];
  for (const source of wanted.filter(({ id }) => !search.managed.has(id))) {
    const found = await argumentsOf(source, look);
    if (isUnsuitable(found)) leftOut.push({ name: source.name, id: source.id, reason: found.reason });
    else sources.push(found);
  }
  return {
    sources: sources.sort(byConnectorAndName),
    leftOut: leftOut.sort((a, b) => compare(a.name ?? "", b.name ?? "")),
    managed: wanted.filter(({ id }) => search.managed.has(id)).length,
    tagNames,
  };
}

async function listed(
  { connectors, onPage, signal }: TenantSearch,
  api: StreamkapClient,
): Promise<{ readonly entries: readonly ListedSource[]; readonly unreadable: readonly LeftOutSource[] }> {
  const filter = connectors.length === 0 ? {} : { connector: connectors };
  const entries: ListedSource[] = [];
  const unreadable: LeftOutSource[] = [];
  let read = 0;
  // The answers hold secrets in clear. Only with them can it be told which optional secrets a source has.
  for await (const page of api.listSourcePages(filter, { signal, secretReturned: true })) {
    entries.push(...page.sources);
    unreadable.push(
      ...page.unreadable.map((entry) => ({
        name: entry.name,
        id: undefined,
        reason: unreadableEntry(entry.unreadable),
      })),
    );
    read++;
    onPage(read, read + page.pagesLeft);
  }
  return { entries, unreadable };
}

async function namesOfTags(
  { tags, signal }: TenantSearch,
  api: StreamkapClient,
): Promise<Map<string, string>> {
  if (tags.length === 0) return new Map();
  const all = await api.listTags({ signal });
  return new Map(all.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}

/** Filters again by connector, in case the API ignores the filter. */
function isWanted(
  { connector, tags: own, desired_state }: ListedSource,
  { connectors, tags }: TenantSearch,
  tagNames: ReadonlyMap<string, string>,
): boolean {
  if (desired_state === "Pending Delete") return false;
  if (connectors.length > 0 && connector !== null && !connectors.includes(connector)) return false;
  return (
    tags.length === 0 || (own ?? []).some((id) => tags.includes(id) || tags.includes(tagNames.get(id) ?? ""))
  );
}

/** What it takes to turn a source into arguments. */
interface Look {
  readonly catalogue: Catalogue;
  readonly connection: ReadyConnection;
  readonly lookUp: LookUp;
  readonly context: OperationContext;
}

async function argumentsOf(
  source: ListedSource,
  { catalogue, connection, lookUp, context }: Look,
): Promise<ExistingSource | Unsuitable> {
  const { unreadable, name, connector: code } = source;
  if (unreadable !== undefined) return { reason: unreadableEntry(unreadable) };
  if (name === null || name.trim() === "") return { reason: "Streamkap does not tell its name." };
  if (code === null) return { reason: "Streamkap does not tell its connector." };
  const connector = catalogue.get(code);
  return connector === undefined
    ? genericSource(source, connection, context, lookUp)
    : typedSource(source, connector, context);
}

function unreadableEntry(problem: string): string {
  return `Streamkap's answer has another form than this version of the provider knows: ${problem}.`;
}

function byConnectorAndName(a: ExistingSource, b: ExistingSource): number {
  return compare(a.code, b.code) || compare(a.name, b.name) || compare(a.id, b.id);
}

/** Compares by code units, so that the order does not depend on the language of the machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
