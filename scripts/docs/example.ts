import type { Connector } from "../../src/catalogue/index.ts";
import type { Page } from "./page.ts";

type Values = Readonly<Record<string, string | number | boolean>>;

/** An id in the form of Streamkap's ids. */
const sampleId = "665f1c2a9b3e4d5f6a7b8c9d";

/** The folder of a resource's example, where tfplugindocs expects it. */
export function exampleFolder(typeName: string): string {
  return `examples/resources/${typeName}`;
}

/** The text of `resource.tf` for a connector, from its entry in the catalogue. */
export function connectorExample(typeName: string, { example = {}, resource }: Connector): Page {
  const name = resource.replace(/^source_/, "example_").replaceAll("_", "-");
  const variables = Object.values(example).flatMap((value) => variableIn(value) ?? []);
  const blocks = [
    block(`resource "${typeName}" "example"`, [["name", JSON.stringify(name)], ...values(example)]),
    ...variables.map((variable) =>
      block(`variable "${variable}"`, [
        ["type", "string"],
        ["sensitive", "true"],
      ]),
    ),
  ];
  return { path: `${exampleFolder(typeName)}/resource.tf`, text: blocks.join("\n") };
}

/** Examples of the three ways to import, in the files that tfplugindocs expects. */
export function importExamples(typeName: string): { command: Page; byId: Page; byIdentity: Page } {
  const folder = exampleFolder(typeName);
  const to = `  to = ${typeName}.example\n`;
  return {
    command: { path: `${folder}/import.sh`, text: `terraform import ${typeName}.example ${sampleId}\n` },
    byId: {
      path: `${folder}/import-by-string-id.tf`,
      text: `import {\n${to}  id = "${sampleId}"\n}\n`,
    },
    byIdentity: {
      path: `${folder}/import-by-identity.tf`,
      text: `import {\n${to}  identity = {\n    id = "${sampleId}"\n  }\n}\n`,
    },
  };
}

/** Aligns the equals signs of HCL in one column, as `terraform fmt` does. */
function block(head: string, lines: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...lines.map(([name]) => name.length));
  return `${head} {\n${lines.map(([name, value]) => `  ${name.padEnd(width)} = ${value}\n`).join("")}}\n`;
}

function values(example: Values): [string, string][] {
  return Object.entries(example).map(([name, value]) => {
    const variable = variableIn(value);
    return [name, variable === undefined ? JSON.stringify(value) : `var.${variable}`];
  });
}

/** The variable of a secret, which the catalogue writes as `${var.<name>}`. */
function variableIn(value: unknown): string | undefined {
  return typeof value === "string" ? /^\$\{var\.(\w+)\}$/.exec(value)?.[1] : undefined;
}
