/** The attributes of the official provider's sources, in its stable version 2 and in version 3. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The major version of the official provider. */
export type OfficialVersion = 2 | 3;

/** An attribute of the official provider. */
export interface OfficialAttribute {
  /** Name in Terraform. */
  readonly tf: string;
  /** Key in the API's config. Null if the attribute is no setting. */
  readonly api: string | null;
  readonly type: "string" | "int64" | "bool" | "map(object)" | "set(string)";
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  /** Null if the attribute has no default. */
  readonly default?: string | number | boolean | null;
  readonly enum?: readonly string[];
  /** The present name, if this attribute is a deprecated name. */
  readonly aliasOf?: string;
}

/** A resource type of the official provider. */
export interface OfficialResource {
  /** Type code of the connector. */
  readonly code: string;
  readonly typeName: string;
  readonly attributes: readonly OfficialAttribute[];
}

interface OfficialDocument {
  readonly common: { readonly attributes: readonly (OfficialAttribute & { readonly where: string })[] };
  readonly connectors: readonly {
    readonly code: string;
    readonly resource: string;
    readonly attributes: readonly OfficialAttribute[];
    readonly deprecatedAliases: readonly (OfficialAttribute & {
      readonly replacedBy: string;
      readonly replacementExists: boolean;
    })[];
  }[];
  readonly v2Schemas: readonly {
    readonly code: string;
    readonly resource: string;
    readonly attributes: readonly OfficialAttribute[];
  }[];
}

/** The official provider's sources. @param folder with the test fixtures @default test/fixtures */
export function officialResources(
  version: OfficialVersion,
  folder = join(process.cwd(), "test", "fixtures"),
): OfficialResource[] {
  const text = readFileSync(join(folder, "source-connectors.json"), "utf8");
  const document = JSON.parse(text) as OfficialDocument;
  if (version === 2) {
    return document.v2Schemas.map(({ code, resource, attributes }) => ({
      code,
      typeName: resource,
      attributes,
    }));
  }
  const common = document.common.attributes
    .filter(({ where }) => where !== "block")
    .map((attribute) => ({ ...attribute, api: null }));
  return document.connectors.map(({ code, resource, attributes, deprecatedAliases }) => ({
    code,
    typeName: resource,
    attributes: [
      ...common,
      ...attributes,
      ...deprecatedAliases.map(({ replacedBy, replacementExists, ...alias }) => ({
        ...alias,
        optional: true,
        computed: true,
        ...(replacementExists && { aliasOf: replacedBy }),
      })),
    ],
  }));
}
