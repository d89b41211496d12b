import type { Simulator } from "../../../src/simulator/index.ts";
import { wrongSources, type ChaosSource } from "./chaos-sources.ts";

/** The sources of a state. */
export interface StoredSources {
  /** Ids by the name of the source. */
  readonly ids: ReadonlyMap<string, string>;
  /** Ids of objects that terraform is still to destroy. */
  readonly deposed: ReadonlySet<string>;
}

/** The sources in the text of a state. */
export function storedSources(text: string | undefined): StoredSources {
  const ids = new Map<string, string>();
  const deposed = new Set<string>();
  if (text === undefined || text.trim() === "") return { ids, deposed };
  const { resources } = JSON.parse(text) as {
    resources: { name: string; instances: { deposed?: string; attributes: { id: string } }[] }[];
  };
  for (const { name, instances } of resources)
    for (const { deposed: key, attributes } of instances)
      if (key === undefined) ids.set(name, attributes.id);
      else deposed.add(attributes.id);
  return { ids, deposed };
}

/** The creates that the API has carried out since a request, by the name of the source. */
export function createsSince(simulator: Simulator, first: number): Map<string, number> {
  const creates = new Map<string, number>();
  for (const { method, path, status, body } of simulator.requests().slice(first)) {
    const name = body?.["name"];
    if (method !== "POST" || path !== "/sources" || status >= 300 || typeof name !== "string") continue;
    creates.set(name, (creates.get(name) ?? 0) + 1);
  }
  return creates;
}

/** What has to be true after a phase. */
export interface Expectation {
  /** The sources that there have to be. */
  readonly sources: readonly ChaosSource[];
  readonly isUpdated: boolean;
  /** How often a source of each name may have been created in the phase. */
  readonly creates: number;
}

export interface Verdict {
  /** Names of the sources that each fault concerns. */
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly wrong: readonly string[];
}

/** Compares the API, the state and what was wanted. @param creates what `createsSince` tells of the phase */
export function judge(
  simulator: Simulator,
  stored: StoredSources,
  creates: ReadonlyMap<string, number>,
  { sources, isUpdated, creates: allowed }: Expectation,
): Verdict {
  const books = simulator.sources();
  const known = new Set([...stored.ids.values(), ...stored.deposed]);
  const names = books.map(({ name }) => name);
  const mismatched = sources.filter(({ name }) => !books.some(({ id }) => id === stored.ids.get(name)));
  const extra = [...stored.ids.keys()].filter((name) => !sources.some((source) => source.name === name));
  return {
    lost: books.filter(({ id }) => !known.has(id)).map(({ name }) => name),
    twice: [
      ...names.filter((name, index) => names.indexOf(name) !== index),
      ...[...creates].filter(([, count]) => count > allowed).map(([name]) => name),
    ],
    wrong: [
      ...new Set([
        ...wrongSources(sources, isUpdated, books),
        ...mismatched.map(({ name }) => name),
        ...extra,
      ]),
    ],
  };
}

/** The sources that errors name with an import block, by name. @param stderr what terraform printed */
export function namedForImport(stderr: string): Map<string, string> {
  const named = new Map<string, string>();
  for (const error of stderr.split(/^(?:[│╷] ?)?Error: /mu).slice(1)) {
    const [, name] = /A source named "([^"]+)" exists already/.exec(error) ?? [];
    const [, id] = /import \{[^}]*\bid = "([^"]+)"/.exec(error) ?? [];
    if (name !== undefined && id !== undefined) named.set(name, id);
  }
  return named;
}

/** Names of the sources that an apply says it has taken over. */
export function takenOver(stdout: string): string[] {
  const found = stdout.matchAll(/The source "([^"]+)" was (?:taken over|found by its name)/g);
  return [...new Set([...found].map(([, name = ""]) => name))];
}
