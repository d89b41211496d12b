import type { Connector, Setting } from "../../src/catalogue/index.ts";
import type { Simulator } from "../../src/simulator/index.ts";
import { quoted } from "../../src/cli/quoted.ts";
import { randomStack } from "./stacks/random-stack.ts";
import { settables } from "./stacks/settable.ts";
import type { Argument, Configuration } from "./stacks/stack-case.ts";

/** A source that somebody has made by hand. */
export interface HandMadeSource {
  readonly id: string;
  readonly name: string;
  readonly connector: Connector;
  /** The secrets in clear, by attribute. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** Which sources a tenant has. */
export interface TenantOptions {
  readonly connectors: readonly Connector[];
  readonly count: number;
  /** The same seed gives the same sources. @default 1 */
  readonly seed?: number;
}

/** The mark in each secret, by which a test finds a secret that has got into a file. */
export const secretMark = "not-a-real-secret";

/**
 * Adds random sources to a simulator, as people make them in the web application. The connectors take turns.
 *
 * @returns the sources in the order in which they were made
 */
export function addRandomSources(
  simulator: Simulator,
  { connectors, count, seed = 1 }: TenantOptions,
): HandMadeSource[] {
  const made: HandMadeSource[] = [];
  for (let round = 1; made.length < count; round++) {
    const { sources } = randomStack(connectors, { seed, number: round, writeOnly: false });
    for (const [index, { before }] of sources.entries()) {
      const connector = connectors[index];
      if (connector === undefined || made.length === count) continue;
      made.push(addSource(simulator, connector, before, round));
    }
  }
  return made;
}

function addSource(
  simulator: Simulator,
  connector: Connector,
  configuration: Configuration,
  round: number,
): HandMadeSource {
  const name = `${textOf(configuration["name"])} ${String(round)}`;
  const secrets = new Map<string, string>();
  const config = settables(connector).flatMap(
    ({ setting, names }): [string, string | number | bigint | boolean][] => {
      const value = names.map((own) => configuration[own]).find((own) => own !== undefined);
      if (value === undefined) return [];
      if (setting.sensitive !== true) return [[setting.wire, wireValue(setting, value, round)]];
      const secret = marked(textOf(value));
      secrets.set(setting.attribute, secret);
      return [[setting.wire, secret]];
    },
  );
  const { tags, desired_state: desired, kc_cluster_id: cluster } = configuration;
  const id = simulator.addSource({
    name,
    connector: connector.code,
    config: Object.fromEntries(config),
    ...(Array.isArray(tags) && { tags: tags as readonly string[] }),
  });
  simulator.change(id, {
    ...(typeof cluster === "string" && cluster !== "" && { kcClusterId: cluster }),
    ...((desired === "Paused" || desired === "Stopped") && { desiredState: desired }),
  });
  return { id, name, connector, secrets };
}

/** No two sources of an account may read the same replication slot, so each gets a slot of its own. */
function wireValue(
  { uniqueAmong }: Setting,
  value: Argument,
  round: number,
): string | number | bigint | boolean {
  if (typeof value === "object") return JSON.stringify(value);
  return uniqueAmong !== undefined && typeof value === "string" ? `${value}${String(round)}` : value;
}

function textOf(value: Argument | undefined): string {
  return typeof value === "string" ? value : "";
}

function marked(secret: string): string {
  const at = secret.indexOf("sample-value");
  return at === -1 ? `${secretMark}-${secret}` : secret.replace("sample-value", secretMark);
}

/**
 * Fills in the example of a variable file, as a user does.
 *
 * @param example text that `codify` has written
 */
export function filledVariables(example: string, sources: readonly HandMadeSource[]): string {
  return sources.reduce((text, { name, connector, secrets }) => {
    const head = `# The source ${quoted(name)}\n`;
    return text
      .split(/^(?=# The source )/m)
      .map((group) => (group.startsWith(head) ? filled(group, connector, secrets) : group))
      .join("");
  }, example);
}

function filled(
  group: string,
  { settings, resource }: Connector,
  secrets: ReadonlyMap<string, string>,
): string {
  return settings.reduce((text, { attribute, wire }) => {
    const value = quoted(secrets.get(attribute) ?? "");
    const key = (resource === "source" ? wire : attribute).replaceAll(".", "\\.");
    return text
      .replace(new RegExp(`^(# ${key}\n\\w+ = )""$`, "m"), (_all, left: string) => left + value)
      .replace(new RegExp(`^(  "${key}" += )""$`, "m"), (_all, left: string) => left + value);
  }, group);
}
