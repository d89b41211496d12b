/** Makes the pages of the registry and the examples, from the provider's schemas and the catalogue. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue, type Connector } from "../../src/catalogue/index.ts";
import { createStreamkapProvider } from "../../src/provider/index.ts";
import { connectorExample, exampleFolder, importExamples } from "./example.ts";
import { readGuides } from "./guides.ts";
import { indexPage, type Listed } from "./index-page.ts";
import type { Page } from "./page.ts";
import { resourcePage, type ResourceOptions } from "./resource-page.ts";

/** What the index and the page say of a resource. */
type Words = Pick<ResourceOptions, "subcategory" | "guides"> & Pick<Listed, "what">;

/** The words for each resource that belongs to no connector. */
const others: Readonly<Record<string, Words>> = {
  streamkap_source: {
    subcategory: "Any connector",
    what: "a source of any connector, by the API's own keys",
    guides: ["any-connector", "secrets", "waiting", "errors"],
  },
  streamkap_sources_ready: {
    subcategory: "Waiting",
    what: "waits for many sources at once, and taints none of them",
    guides: ["waiting", "errors"],
  },
};

/**
 * @param root of the repository. The examples of resources that belong to no connector are written by hand, and read
 *   from there.
 * @returns every file, generated anew
 */
export async function makeDocs(root: string): Promise<Page[]> {
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  const catalogue = readCatalogue(join(root, "src", "catalogue", "sources"));
  const provider = createStreamkapProvider({ version: "0", catalogue: () => catalogue, environment: {} });
  const connectors = new Map([...catalogue.values()].map((each) => [`streamkap_${each.resource}`, each]));
  const resources = Object.entries(provider.resources).sort(([a], [b]) => (a < b ? -1 : 1));
  const pages: Page[] = [];
  for (const [typeName, load] of resources) {
    const resource = await load();
    const connector = connectors.get(typeName);
    const example =
      connector === undefined
        ? { path: "", text: handWrittenExample(root, typeName) }
        : connectorExample(typeName, connector);
    const said = wordsFor(typeName, connector);
    pages.push(
      resourcePage({
        typeName,
        resource,
        example: example.text,
        ...said,
        ...(connector !== undefined && { connector }),
      }),
      ...(connector === undefined ? [] : [example]),
      ...(resource.identity === undefined ? [] : Object.values(importExamples(typeName))),
    );
  }
  const index = indexPage({
    schema: await provider.schema(),
    example: read("examples/provider/provider.tf"),
    resources: resources.map(([typeName]) => ({ typeName, ...wordsFor(typeName, connectors.get(typeName)) })),
    guides: readGuides(join(root, "docs", "guides")),
  });
  return [index, ...pages];
}

/** @throws Error if the repository has no example of the resource */
function handWrittenExample(root: string, typeName: string): string {
  const path = `${exampleFolder(typeName)}/resource.tf`;
  if (!existsSync(join(root, path))) throw new Error(`${typeName} has no example: write ${path}`);
  return readFileSync(join(root, path), "utf8");
}

/** @throws Error if neither `others` nor the catalogue has words for the resource */
export function wordsFor(typeName: string, connector: Connector | undefined): Words {
  const { [typeName]: other } = others;
  if (other !== undefined) return other;
  if (connector?.category === undefined)
    throw new Error(
      `${typeName} has no words for its page: add them to \`others\` in scripts/docs/make-docs.ts`,
    );
  return { subcategory: connector.category, what: connector.displayName };
}
