import type { Simulator } from "../../../src/simulator/index.ts";
import type { Ability } from "../engines.ts";
import type { OddHosts } from "./odd-hosts.ts";

/** A mistake of the user or of the API, for which the document shows what a user reads. */
export interface ErrorCase {
  /** Heading in docs/guides/errors.md. No two cases have the same. */
  readonly title: string;
  /** The block of HCL that has the mistake. Its label is made of the title. */
  readonly block: (place: Place) => string;
  /** More lines of the webhook source with which an existing source was created. @default none */
  readonly given?: string;
  /** Makes the API misbehave. @default it does not */
  readonly arrange?: (simulator: Simulator, place: Place) => void;
  /** Words by which the text is recognised if it points at no block. @default the label */
  readonly marker?: string;
  /**
   * Whether the engine writes the text. OpenTofu's text may differ, and newer releases of Terraform may end theirs with
   * more words. @default false
   */
  readonly byEngine?: boolean;
  /** An ability without which an engine says something else. @default none */
  readonly needs?: Ability;
}

/** What the block of a case may name. */
export interface Place {
  /** Label of the block, and name of the source. */
  readonly label: string;
  readonly hosts: Hosts;
}

/** The servers and the existing sources of a run. */
export interface Hosts {
  readonly simulator: string;
  /** A host whose certificate no authority has signed. */
  readonly untrusted: string;
  /** A host at which nobody listens. */
  readonly closed: string;
  /** Hosts that are no Streamkap API, by what they are. */
  readonly odd: OddHosts;
  readonly clientId: string;
  readonly secret: string;
  /** Id of a source of another connector than the webhook. */
  readonly foreignId: string;
  /** Id of a source of a connector that the catalogue lacks. */
  readonly newConnectorId: string;
}

/** The label of the block of a case. It is made of the title, as the link to a heading is. */
export function labelOf({ title }: ErrorCase): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_|_$/g, "");
}

/** A webhook source in HCL. It is the smallest source, and connects to nothing. */
export function webhook(label: string, more = ""): string {
  return `resource "streamkap_source_webhook" "${label}" {\n  name = "${label}"\n${more}}\n`;
}

/** A case with a webhook source, for which `arrange` changes something at the API before the engine runs. */
export function arranged(
  title: string,
  arrange: (simulator: Simulator, place: Place) => void,
  more = "",
): ErrorCase {
  return { title, block: ({ label }) => webhook(label, more), arrange };
}

/** A PostgreSQL source in HCL, which has settings. @param lines replace arguments; an empty text leaves one out */
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
