import type { Connector } from "../../src/catalogue/index.ts";

export const PROVIDER_ADDRESS = "registry.terraform.io/streamkap-community/streamkap";

/** The part of `terraform providers schema -json` that this file reads. */
export interface ProviderSchemaDocument {
  readonly format_version: string;
  readonly provider_schemas: Readonly<Record<string, ProviderSchemas>>;
  readonly provider_versions?: Readonly<Record<string, string>>;
}

interface ProviderSchemas {
  readonly resource_schemas?: Readonly<Record<string, ResourceSchema>>;
}

interface ResourceSchema {
  readonly block: { readonly attributes?: Readonly<Record<string, SchemaAttribute>> };
}

interface SchemaAttribute {
  readonly deprecated?: boolean;
  readonly description?: string;
}

/** Meta-arguments of Terraform. An attribute with such a name makes bindings that do not compile. */
const RESERVED = ["connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner"];

/**
 * Prepares the document for the generator of the bindings. Resources are in the order of their names. Deprecations are in the
 * descriptions, because the generator drops the flag. There is no version, because the generator would write an exact version
 * into each file, but the constructs set the version of the plugin that they carry.
 *
 * @throws Error if the document lacks our provider, or an attribute has a reserved name
 */
export function prepareSchema(
  document: ProviderSchemaDocument,
  connectors: readonly Connector[],
): ProviderSchemaDocument {
  const schemas = document.provider_schemas[PROVIDER_ADDRESS];
  if (schemas === undefined) throw new Error(`The schema document has no provider ${PROVIDER_ADDRESS}.`);
  const resources = Object.entries(schemas.resource_schemas ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    format_version: document.format_version,
    provider_schemas: {
      [PROVIDER_ADDRESS]: {
        ...schemas,
        resource_schemas: Object.fromEntries(
          resources.map(([typeName, schema]) => [
            typeName,
            prepareResource(typeName, schema, newNames(connectors, typeName)),
          ]),
        ),
      },
    },
  };
}

/** The new name for each deprecated name. */
function newNames(connectors: readonly Connector[], typeName: string): ReadonlyMap<string, string> {
  const connector = connectors.find(({ resource }) => `streamkap_${resource}` === typeName);
  const pairs = connector?.settings.flatMap(({ attribute, deprecatedNames = [] }) =>
    deprecatedNames.map((name) => [name, attribute] as const),
  );
  return new Map(pairs);
}

function prepareResource(
  typeName: string,
  schema: ResourceSchema,
  replacements: ReadonlyMap<string, string>,
): ResourceSchema {
  const attributes = Object.entries(schema.block.attributes ?? {});
  const reserved = attributes.find(([name]) => RESERVED.includes(name));
  if (reserved !== undefined) {
    throw new Error(`${typeName} has an attribute "${reserved[0]}", a name that Terraform keeps for itself.`);
  }
  return {
    ...schema,
    block: {
      ...schema.block,
      attributes: Object.fromEntries(
        attributes.map(([name, attribute]) => [
          name,
          attribute.deprecated === true
            ? { ...attribute, description: deprecated(attribute.description, replacements.get(name)) }
            : attribute,
        ]),
      ),
    },
  };
}

function deprecated(description: string | undefined, replacement: string | undefined): string {
  const advice = replacement === undefined ? "It will be removed." : `Use ${replacement}.`;
  return `${description ?? ""}\n\n@deprecated ${advice}`;
}
