/** HCL of a user of the official provider, before and after the change of providers. */
import { providerAddress } from "../../../src/provider/address.ts";
import type { OfficialSource } from "./sources.ts";

export interface OfficialHclOptions {
  /** Of the provider that is called `streamkap`. */
  readonly source: string;
  /** What is not a source, and stays with the official provider. @default false */
  readonly others?: boolean;
  /** Sources that are given to a second provider, ours, called `community`. @default none */
  readonly isOurs?: (source: OfficialSource) => boolean;
  /** Each has been moved here from where the state has it. */
  readonly moved?: { readonly from: (source: OfficialSource) => string };
  /** Label of the resource. @default the source's own */
  readonly label?: (source: OfficialSource) => string;
}

export function addressOf({ resource, label }: OfficialSource): string {
  return `${resource.typeName}.${label}`;
}

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
