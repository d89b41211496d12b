import type { Catalogue } from "../../catalogue/index.ts";
import { typePrefix } from "../address.ts";

/**
 * The address to which a source can be imported. Terraform allows letters, digits, `_` and `-` in it, and a name of
 * Streamkap may hold any character.
 *
 * @param taken addresses that are in use. The new one is added
 */
export function importAddress(
  source: { readonly name: string; readonly connector: string | null },
  catalogue: Catalogue,
  taken: Set<string>,
): string {
  const resource = catalogue.get(source.connector ?? "")?.resource ?? "source";
  const address = `${typePrefix}_${resource}.${labelOf(source.name)}`;
  let free = address;
  for (let number = 2; taken.has(free); number++) free = `${address}_${String(number)}`;
  taken.add(free);
  return free;
}

function labelOf(name: string): string {
  const label = name
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .replaceAll(/[^A-Za-z0-9_-]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
  return /^[A-Za-z]/.test(label) ? label : ["source", label].filter((part) => part !== "").join("_");
}
