import type { Schema } from "../../src/terraform/index.ts";
import { pageName } from "./page-name.ts";
import { codeBlock, markdownPage, type Page } from "./page.ts";
import { schemaSection } from "./schema-section.ts";
import { subcategories, type Subcategory } from "./subcategories.ts";

export interface Listed {
  readonly typeName: string;
  readonly subcategory: Subcategory;
  /** The purpose of the resource, in a few words. */
  readonly what: string;
}

export interface Guide {
  /** The file name without its ending. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

export interface IndexOptions {
  readonly schema: Schema;
  /** Text of examples/provider/provider.tf. */
  readonly example: string;
  readonly resources: readonly Listed[];
  readonly guides: readonly Guide[];
}

/** Makes `docs/index.md`, the page of the provider. */
export function indexPage({ schema, example, resources, guides }: IndexOptions): Page {
  return markdownPage(
    "docs/index.md",
    {
      page_title: "Provider: Streamkap",
      description: "Manage change-data-capture sources of Streamkap as code.",
    },
    [
      "# Streamkap Provider",
      "Streamkap reads the changes of databases, files and applications into Kafka. With this provider a source of Streamkap " +
        "is a resource of Terraform or OpenTofu. Each connector has a resource of its own, with its settings as arguments. " +
        "A plan checks the settings, an apply waits until the source is Active.",
      "Destinations, pipelines and transforms are not part of this provider. " +
        "The official provider, `streamkap-com/streamkap`, manages them, and one configuration can use both.",
      "## Example Usage",
      codeBlock("terraform", example),
      "Client id and secret are those of a client credential of Streamkap. " +
        "Without arguments the provider takes them from `STREAMKAP_CLIENT_ID` and `STREAMKAP_SECRET`.",
      "## Guides",
      guides
        .map(({ name, title, description }) => `- [${title}](guides/${name}.md): ${description}`)
        .join("\n"),
      "## Resources",
      ...subcategories.flatMap((subcategory) => [
        `### ${subcategory}`,
        resources
          .filter((each) => each.subcategory === subcategory)
          .map(({ typeName, what }) => `- [\`${typeName}\`](resources/${pageName(typeName)}.md): ${what}`)
          .join("\n"),
      ]),
      "## Evidence",
      [
        "- [Compatibility](compatibility.md): engines, versions of Node and other clients, as they were tested.",
        "- [Conformance](conformance.md): RPCs and rules of Terraform's protocol, with the tests that hold them.",
        "- [Evidence](evidence.md): figures of speed and of tests with random input, with the command for each.",
      ].join("\n"),
      ...schemaSection(schema.block),
    ],
  );
}
