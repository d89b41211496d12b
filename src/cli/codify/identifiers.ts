import type { ExistingSource } from "../../provider/index.ts";
import type { NamedSource } from "./project.ts";

/** The template of identifiers that is used unless the user gives another one. */
export const defaultTemplate = "{name}";

/** What a template may name. */
export const placeholders = ["name", "connector", "id"] as const;

/** Identifiers that the generated code needs for itself. */
const reserved: readonly string[] = ["streamkap"];

const longest = 60;

/**
 * Gives each source an identifier, and each of its secrets a variable. They depend on name, connector and id of the source
 * alone. Of several sources with one identifier the oldest keeps it, and the others get a part of their id. So a new
 * source changes no identifier of the others. Ids of Streamkap begin with the time, so the lowest id is the oldest.
 *
 * @param template text with `{name}`, `{connector}` and `{id}` in it
 * @returns the sources in the order in which they were given
 */
export function nameSources(sources: readonly ExistingSource[], template = defaultTemplate): NamedSource[] {
  const taken = new Set(reserved);
  const identifiers = new Map<string, string>();
  for (const source of [...sources].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const wished = identifierOf(source, template);
    const candidates = [wished, `${wished}_${source.id.slice(-6)}`, `${wished}_${source.id}`];
    const identifier = candidates.find((candidate) => !taken.has(candidate)) ?? `${wished}_${source.id}`;
    taken.add(identifier);
    identifiers.set(source.id, identifier);
  }
  const variables = new Set<string>();
  return sources.map((source) => {
    const identifier = identifiers.get(source.id) ?? source.id;
    const own = source.secrets.map((key): [string, string] => [
      key,
      freeName(`${identifier}_${words(key)}`, variables),
    ]);
    const secretsVariable = freeName(`${identifier}_secrets`, variables);
    return { ...source, identifier, variables: new Map(own), secretsVariable };
  });
}

function identifierOf({ name, code, id }: ExistingSource, template: string): string {
  const values: Readonly<Record<string, string>> = { name: words(name), connector: code, id };
  const filled = words(template.replaceAll(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole));
  const cut = filled.slice(0, longest).replace(/_+$/, "");
  if (/^[a-z]/.test(cut)) return cut;
  // A name without any Latin letter gives nothing to begin an identifier with.
  return cut === "" ? `${words(code)}_${id.slice(-6)}` : `${words(code)}_${cut}`;
}

/** The Latin letters and digits of a text, in small letters, with `_` for everything else. */
function words(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
}

function freeName(wished: string, taken: Set<string>): string {
  let free = wished;
  for (let number = 2; taken.has(free); number++) free = `${wished}_${String(number)}`;
  taken.add(free);
  return free;
}
