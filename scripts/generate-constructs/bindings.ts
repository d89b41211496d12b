import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConstructsMakerProviderTarget, Language, type ProviderSchema } from "@cdktf/commons";
import {
  CodeMaker,
  TerraformProviderConstraint,
  TerraformProviderGenerator,
} from "@cdktf/provider-generator";
import { PROVIDER_ADDRESS, type ProviderSchemaDocument } from "./provider-schema.ts";

/** How the bindings spell one resource. */
export interface Binding {
  /** `streamkap_source_postgresql` */
  readonly typeName: string;
  /** `SourcePostgresql` */
  readonly className: string;
  /** `source-postgresql` */
  readonly folder: string;
  /** The property of each attribute: `databaseHostname` for `database_hostname`. */
  readonly properties: ReadonlyMap<string, string>;
}

export interface Bindings {
  readonly bindings: readonly Binding[];
  /** Text of each file, by its path in the folder of generated code. */
  readonly files: Map<string, string>;
}

/** L1 bindings as `cdktf get` would make them, but without a README for each resource and without a lazy index. */
export async function generateBindings(schema: ProviderSchemaDocument): Promise<Bindings> {
  const target = new ConstructsMakerProviderTarget(
    new TerraformProviderConstraint(PROVIDER_ADDRESS),
    Language.TYPESCRIPT,
  );
  const code = new CodeMaker();
  newGenerator(code, schema).generate(target);
  const scratch = mkdtempSync(join(tmpdir(), "generate-constructs-"));
  try {
    await code.save(scratch);
    return { bindings: readModels(schema, target), files: readFiles(join(scratch, "providers/streamkap")) };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Each call uses a new generator, because the parser makes names unique over all schemas that it has parsed. */
function readModels(schema: ProviderSchemaDocument, target: ConstructsMakerProviderTarget): Binding[] {
  const address = PROVIDER_ADDRESS as Parameters<TerraformProviderGenerator["buildResourceModels"]>[0];
  return newGenerator(new CodeMaker(), schema)
    .buildResourceModels(address, target)
    .map((model) => ({
      typeName: model.terraformType,
      className: model.className,
      folder: model.fileName.replace(/\/index\.ts$/, ""),
      properties: new Map(model.attributes.map(({ terraformName, name }) => [terraformName, name])),
    }));
}

/** The generator gets a copy, because it adds to the schema that it is given. */
function newGenerator(code: CodeMaker, schema: ProviderSchemaDocument): TerraformProviderGenerator {
  return new TerraformProviderGenerator(code, structuredClone(schema) as ProviderSchema);
}

function readFiles(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name === "index.ts" || name.endsWith("/index.ts"))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
