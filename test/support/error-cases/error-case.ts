import type { Simulator } from "../../../src/simulator/index.ts";
import type { Ability } from "../engines.ts";
import type { OddHosts } from "./odd-hosts.ts";

/** One mistake or mishap, and what a user reads about it. */
export interface ErrorCase {
  /** Heading in docs/guides/errors.md; unique. */
  readonly title: string;
  /** The block that shows it, in HCL. Its label is made of the title. */
  readonly block: (place: Place) => string;
  /** Lines of a webhook source that exists already, when it was created. @default none */
  readonly given?: string;
  /** Makes the API misbehave for it. */
  readonly arrange?: (simulator: Simulator, place: Place) => void;
  /** Stands in its text, where that points at no block. */
  readonly marker?: string;
  /** The engine writes the text. OpenTofu's may differ, and newer releases of Terraform may end with more words. */
  readonly byEngine?: boolean;
  /** An engine without it says something else. */
  readonly needs?: Ability;
}

export interface Place {
  /** Label of the block, and name of the source. */
  readonly label: string;
  /** Servers that answer in their own way, by what is wrong with them. */
  readonly hosts: Hosts;
}

export interface Hosts {
  readonly simulator: string;
  /** Its certificate is known to nobody. */
  readonly untrusted: string;
  /** Nobody listens there. */
  readonly closed: string;
  /** Something else than Streamkap. */
  readonly odd: OddHosts;
  readonly clientId: string;
  readonly secret: string;
  /** Id of a source whose connector is another one. */
  readonly foreignId: string;
  /** Id of a source of a connector that the catalogue lacks. */
  readonly newConnectorId: string;
}

/** As a heading becomes a label, and a link. */
export function labelOf({ title }: ErrorCase): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_|_$/g, "");
}

/** A webhook source, which connects to nothing, is the least there is. */
export function webhook(label: string, more = ""): string {
  return `resource "streamkap_source_webhook" "${label}" {\n  name = "${label}"\n${more}}\n`;
}

/** A webhook source, with something that happens at the API before it is applied. */
export function arranged(
  title: string,
  arrange: (simulator: Simulator, place: Place) => void,
  more = "",
): ErrorCase {
  return { title, block: ({ label }) => webhook(label, more), arrange };
}

/** A source with settings. An empty text leaves a line out. */
export function postgresql(label: string, lines: Readonly<Record<string, string>> = {}): string {
  const all = {
    name: `"${label}"`,
    database_hostname: '"db.example.com"',
    database_user: '"streamkap"',
    database_password: '"example-password"',
    database_dbname: '"shop"',
    schema_include_list: '"public"',
    table_include_list: '"public.orders"',
    ...lines,
  };
  const text = Object.entries(all).map(([name, value]) => (value === "" ? "" : `  ${name} = ${value}\n`));
  return `resource "streamkap_source_postgresql" "${label}" {\n${text.join("")}}\n`;
}
