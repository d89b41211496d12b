/** The configuration of a user of the official provider, before and after the change to ours. */
import { providerAddress } from "../../../src/provider/address.ts";
import type { OfficialSource } from "./sources.ts";

/** How the configuration is written. */
export interface OfficialHclOptions {
  /** The address of the provider that is called `streamkap`. */
  readonly source: string;
  /** Whether there are resources that are no sources. They stay with the official provider. @default false */
  readonly others?: boolean;
  /** The sources of a second provider, ours, which is called `community`. @default none */
  readonly isOurs?: (source: OfficialSource) => boolean;
  /** Adds a `moved` block for each source, from the address that the state has. @default no blocks */
  readonly moved?: { readonly from: (source: OfficialSource) => string };
  /** Label of the resource. @default the source's own */
  readonly label?: (source: OfficialSource) => string;
}

/** The address of a source's resource. */
export function addressOf({ resource, label }: OfficialSource): string {
  return `${resource.typeName}.${label}`;
}

/** The configuration with these sources, in HCL. */
export function officialHcl(
  sources: readonly OfficialSource[],
  { source, others = false, isOurs = () => false, moved, label = (own) => own.label }: OfficialHclOptions,
): string {
  const providers = sources.some(isOurs)
    ? { streamkap: source, community: providerAddress }
    : { streamkap: source };
  const blocks = sources.map((own) => {
    const lines = [...own.args].map(([name, value]) => argument(name, value));
    if (isOurs(own)) lines.unshift("  provider = community\n");
    return `resource "${own.resource.typeName}" "${label(own)}" {\n${lines.join("")}}\n`;
  });
  const moves = sources.map((own) =>
    moved === undefined
      ? ""
      : `moved {\n  from = ${moved.from(own)}\n  to   = ${own.resource.typeName}.${label(own)}\n}\n`,
  );
  return [required(providers), ...blocks, ...moves, others ? otherBlocks : ""].join("\n");
}

/** The block of HCL that names the providers. @param providers the address of each, by its name */
export function required(providers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(providers).map(([name, source]) => `    ${name} = { source = "${source}" }\n`);
  return `terraform {\n  required_providers {\n${lines.join("")}  }\n}\n`;
}

const otherBlocks = `resource "streamkap_destination_snowflake" "warehouse" {
  name = "warehouse"
}

resource "streamkap_pipeline" "orders" {
  name      = "orders"
  source_id = streamkap_source_mysql.minimal.id
}
`;

function argument(name: string, value: unknown): string {
  if (name !== "timeouts") return `  ${name} = ${expression(value)}\n`;
  const inner = Object.entries(value ?? {}).map(([key, own]) => `    ${key} = ${expression(own)}\n`);
  return `  ${name} {\n${inner.join("")}  }\n`;
}

function expression(value: unknown): string {
  return typeof value === "bigint" ? value.toString() : JSON.stringify(value);
}
