import { providerAddress } from "../../../provider/index.ts";
import { quoted } from "../../quoted.ts";
import { byFile, seriesOf, type NamedSource, type Project, type ProjectFile } from "../project.ts";
import { variableExamples, variablesOf, type SecretVariable } from "../variable-examples.ts";
import { hclReadme } from "./readme.ts";
import { argument, block, comment, reference, type Argument } from "./hcl-text.ts";

/** The files of a project in HCL, for terraform and tofu. */
export function hclProject(project: Project): ProjectFile[] {
  const { sources } = project;
  const files = [...byFile(sources)].map(([file, own]) => ({
    path: `${file}.tf`,
    text: own.map((source) => resource(source, project)).join("\n"),
  }));
  const blocks = sources.flatMap((source) => variableBlocks(source, project));
  return [
    { path: ".gitignore", text: ignored },
    { path: "README.md", text: hclReadme(project) },
    { path: "imports.tf", text: sources.map(importBlock).join("\n") },
    { path: "main.tf", text: main(project) },
    ...files,
    ...(blocks.length === 0
      ? []
      : [
          { path: "terraform.tfvars.example", text: variableExamples(sources, variables) },
          { path: "variables.tf", text: blocks.join("\n") },
        ]),
  ];
}

const ignored = `.terraform/
*.tfstate
*.tfstate.*
*.tfvars
crash.log
`;

function main({ version, writeOnly }: Project): string {
  // Import blocks came with 1.5, and write-only arguments with 1.11.
  return `terraform {
  required_version = ">= ${writeOnly ? "1.11" : "1.5"}"

  required_providers {
    streamkap = {
      source  = ${quoted(providerAddress)}
      version = "~> ${seriesOf(version)}"
    }
  }
}

# The credentials come from STREAMKAP_CLIENT_ID and STREAMKAP_SECRET.
provider "streamkap" {}
`;
}

function importBlock({ typeName, identifier, id }: NamedSource): string {
  return block("import", [reference("to", `${typeName}.${identifier}`), argument("id", id)]);
}

function resource(source: NamedSource, project: Project): string {
  const { typeName, identifier, name, desiredState, clusterId, tags, remarks } = source;
  const own: readonly Argument[] = [
    argument("name", name),
    ...(desiredState === undefined ? [] : [argument("desired_state", desiredState)]),
    ...(clusterId === undefined ? [] : [argument("kc_cluster_id", clusterId)]),
    ...(tags.length === 0 ? [] : [argument("tags", tags)]),
    ...(source.connector === undefined ? genericSettings(source, project) : typedSettings(source, project)),
  ];
  return comment(remarks) + block(`resource ${quoted(typeName)} ${quoted(identifier)}`, own);
}

/** The settings in the order of the catalogue, with the secrets where they stand in it. */
function typedSettings({ connector, settings, variables }: NamedSource, { writeOnly }: Project): Argument[] {
  return (connector?.settings ?? []).flatMap(({ attribute }) => {
    const variable = variables.get(attribute);
    if (variable !== undefined)
      return [reference(writeOnly ? `${attribute}_wo` : attribute, `var.${variable}`)];
    const value = settings.get(attribute) ?? null;
    return value === null ? [] : [argument(attribute, value)];
  });
}

function genericSettings(source: NamedSource, { writeOnly }: Project): Argument[] {
  const { code, settings, secrets, secretsVariable } = source;
  const map = writeOnly ? "config_secret_wo" : "config_secret";
  return [
    argument("connector", code),
    ...(settings.size === 0 ? [] : [argument("config", settings)]),
    ...(secrets.length === 0 ? [] : [reference(map, `var.${secretsVariable}`)]),
  ];
}

/**
 * The variables of a source. Those of the generic resource are one variable, which gives the whole map: Terraform would
 * show an update for a map of the state that is sensitive as a whole, and whose elements are sensitive in the
 * configuration.
 */
function variables(source: NamedSource): readonly SecretVariable[] {
  if (source.connector !== undefined || source.secrets.length === 0) return variablesOf(source);
  return [{ name: source.secretsVariable, keys: source.secrets, type: "map(string)" }];
}

function variableBlocks(source: NamedSource, { writeOnly }: Project): string[] {
  return variables(source).map(({ name, keys, type }) =>
    block(`variable ${quoted(name)}`, [
      argument("description", `${keys.join(", ")} of the source ${source.name}`),
      reference("type", type),
      argument("sensitive", true),
      // An ephemeral value is in no plan and in no state.
      ...(writeOnly ? [argument("ephemeral", true)] : []),
    ]),
  );
}
