/**
 * `npm run docs` writes the pages of the Terraform registry, docs/index.md and docs/resources, and the examples of the resources.
 * `npm run generate` writes them too, and `npm run check` fails if they are out of date.
 */
import { writeDocs } from "./docs/write-docs.ts";

writeDocs().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 1;
});
