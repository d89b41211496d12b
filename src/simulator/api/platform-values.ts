import type { Setting } from "../../catalogue/index.ts";
import { hexId } from "../hex-id.ts";
import type { Quirks } from "../quirks.ts";
import { type SourceRecord, topicsOf } from "../records/index.ts";

type Make = (source: SourceRecord, seed: number, edition: string) => string | null;

/** How the platform makes the value of a read-only key. `edition` differs if keys are made anew by each update. */
const made: ReadonlyMap<string, Make> = new Map<string, Make>([
  [
    "ssh.public.key.user.displayed",
    ({ id }, seed, edition) => `ssh-ed25519 SIMULATOR${hexId(seed, `ssh/${id}${edition}`)} streamkap`,
  ],
  ["webhook.url", ({ id }, _seed, edition) => `https://webhook.simulator.invalid/${id}${edition}`],
  ["api.key", ({ id }, seed, edition) => `simulator-api-key-${hexId(seed, `api-key/${id}${edition}`)}`],
  [
    "mongodb.connection.hostname",
    ({ config }) => hostNames(config.get("mongodb.connection.string.user.defined") ?? ""),
  ],
  ["topic.include.list.user.defined", (source) => topicsOf(source).join(",")],
]);

/** What the platform fills in for a key without a default that was left out. */
const filled: ReadonlyMap<string, string> = new Map([["batch.size", "1024"]]);

/** The value that the platform makes for a setting, or null if it makes none. */
export function platformValue(
  setting: Setting,
  source: SourceRecord,
  { seed, quirks }: { readonly seed: number; readonly quirks: Quirks },
): string | null {
  if (!setting.readOnly) return filled.get(setting.wire) ?? null;
  const edition = quirks.renewedKeys === true && source.updates > 0 ? `/${String(source.updates)}` : "";
  return made.get(setting.wire)?.(source, seed, edition) ?? null;
}

/** `mongodb://user:password@one:27017,two:27017/?options` has the hosts `one,two`. */
function hostNames(uri: string): string {
  const authority = uri.replace(/^[^/]*\/\//, "").replace(/[/?].*$/s, "");
  return authority
    .slice(authority.lastIndexOf("@") + 1)
    .split(",")
    .map((host) => host.replace(/:\d+$/, ""))
    .join(",");
}

const placeholders: ReadonlyMap<string, string> = new Map([
  ["ssh.public.key.user.displayed", "<SSH.PUBLIC.KEY>"],
  ["api.key", "<API_KEY>"],
]);

/** The placeholder that stands for the platform's value until it is made. Undefined if the setting has none. */
export function placeholderOf(setting: Setting): string | undefined {
  return placeholders.get(setting.wire);
}
