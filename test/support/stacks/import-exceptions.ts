import type { Catalogue } from "../../../src/catalogue/index.ts";
import { settables } from "./settable.ts";
import type { SourceCase, StackCase } from "./stack-case.ts";

/** Arguments that the API never hears of: after an import they come into the state by an update. */
const locals: readonly string[] = ["wait", "timeouts"];

/** Whether an import cannot but be followed by one update of the source: the API does not tell all that is configured. */
export function mayChangeAtImport(
  { connector: code, after }: SourceCase,
  { quirks, provider }: StackCase,
  catalogue: Catalogue,
): boolean {
  const connector = catalogue.get(code);
  if (connector === undefined) return false;
  if (locals.some((name) => after[name] !== undefined)) return true;
  // A sparse answer leaves these out.
  if (quirks.sparse === true && (after["desired_state"] ?? after["kc_cluster_id"]) !== undefined) return true;
  // "" is null to the API, and an empty map as well.
  if (Object.values(after).some((value) => value === "" || isEmptyMap(value))) return true;
  const isHidden = (quirks.secrets ?? "clear") !== "clear" || provider["secret_returned"] === false;
  return settables(connector).some(
    ({ setting, names, twin }) =>
      (twin !== undefined && after[twin.name] !== undefined) ||
      (isHidden && setting.sensitive === true && names.some((name) => after[name] !== undefined)),
  );
}

function isEmptyMap(value: unknown): boolean {
  return typeof value === "object" && !Array.isArray(value) && Object.keys(value ?? {}).length === 0;
}
