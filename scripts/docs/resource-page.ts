import type { Connector } from "../../src/catalogue/index.ts";
import type { Resource } from "../../src/terraform/index.ts";
import { importExamples } from "./example.ts";
import { pageName } from "./page-name.ts";
import { codeBlock, markdownPage, type Page } from "./page.ts";
import { schemaSection } from "./schema-section.ts";
import type { Subcategory } from "./subcategories.ts";

export interface ResourceOptions {
  readonly typeName: string;
  readonly resource: Pick<Resource<never>, "schema" | "identity">;
  readonly subcategory: Subcategory;
  /** The text of the example's `resource.tf`. */
  readonly example: string;
  /** File names, without their ending, of the guides that the page links to. @default the guides about every source */
  readonly guides?: readonly string[];
  /** The connector of the resource. @default the resource belongs to no connector */
  readonly connector?: Connector;
}

/** Makes the page of one resource, `docs/resources/<name>.md`. */
export function resourcePage(options: ResourceOptions): Page {
  const { typeName, resource, subcategory, example, connector } = options;
  const { block } = resource.schema;
  const [first = "", ...notes] = (block.description ?? "").split("\n\n");
  const what =
    connector === undefined ? first : `Manages ${first.replace(/^A/, "a").replace(/[.]$/, "")} of Streamkap.`;
  return markdownPage(
    `docs/resources/${pageName(typeName)}.md`,
    {
      page_title: `${typeName} Resource - streamkap`,
      subcategory,
      description: firstSentence(what),
    },
    [
      `# ${typeName} (Resource)`,
      what,
      notes.map((note) => `- ${note}`).join("\n"),
      "## Example Usage",
      codeBlock("terraform", example),
      ...secrets(connector),
      ...schemaSection(block, connector),
      ...imports(typeName, resource.identity !== undefined),
      ...seeAlso(options.guides),
    ],
  );
}

/** The same example, with its first secret as a write-only argument. */
function secrets(connector: Connector | undefined): string[] {
  const secret = connector?.settings.find(
    ({ attribute, sensitive, readOnly }) =>
      sensitive === true && readOnly !== true && connector.example?.[attribute] !== undefined,
  );
  if (secret === undefined) return [];
  const { attribute } = secret;
  const variable = String(connector?.example?.[attribute]).slice("${".length, -"}".length);
  return [
    "### Secrets",
    `\`${attribute}\` is sensitive, and the state holds it. With Terraform or OpenTofu 1.11 or later, give its write-only ` +
      "twin in its place. The state does not hold that one, and the provider notices a new value by itself. Declare the " +
      "variable with `ephemeral = true`, and no saved plan holds it either:",
    codeBlock("terraform", `  ${attribute}_wo = ${variable}`),
    "[Secrets](../guides/secrets.md) says how the two differ, and how to change from one to the other.",
  ];
}

function imports(typeName: string, isImportable: boolean): string[] {
  if (!isImportable) return [];
  const { command, byId, byIdentity } = importExamples(typeName);
  return [
    "## Import",
    "A source that exists is imported by its id, 24 hexadecimal characters.",
    "By an `import` block, with Terraform 1.5 or later, or OpenTofu:",
    codeBlock("terraform", byId.text),
    "By its identity, with Terraform or OpenTofu 1.12 or later. The identity of a source is its `id`:",
    codeBlock("terraform", byIdentity.text),
    "By the command:",
    codeBlock("shell", command.text),
    "`terraform plan -generate-config-out=generated.tf` writes the configuration of a source that is imported by a block. " +
      "[What an import knows of the secrets](../guides/secrets.md#import) is said in the guide.",
  ];
}

function seeAlso(guides = ["secrets", "waiting", "never-twice", "errors"] as readonly string[]): string[] {
  const links = guides.map((guide) => `- [${titles[guide] ?? guide}](../guides/${guide}.md)`);
  return ["## See also", links.join("\n")];
}

const titles: Readonly<Record<string, string>> = {
  "any-connector": "A connector that has no resource of its own",
  waiting: "Waiting: for what, how long, and what to do when it fails",
  secrets: "Secrets: stored, and write-only",
  "never-twice": "Never lost, never twice: what an interrupted apply leaves",
  errors: "Errors: each text, what it means and what to do",
};

function firstSentence(text: string): string {
  return /^.*?[.](?= |$)/s.exec(text)?.[0] ?? text;
}
