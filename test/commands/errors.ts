/**
 * `npm run errors` has the engine of the PATH print what users read when something is wrong, and writes it into
 * docs/guides/errors.md. The acceptance tests compare the document with the output of every engine.
 */
import { writeFileSync } from "node:fs";
import { collect } from "../support/error-cases/collect.ts";
import { documentGroup } from "../support/error-cases/document.ts";
import { groups } from "../support/error-cases/groups.ts";
import { engines } from "../support/engines.ts";

const [engine] = engines();
if (engine === undefined) throw new Error("there is no engine");

const head = `---
page_title: "What can go wrong, and what it says"
subcategory: ""
description: "Each error text of the provider, with what it means and what to do."
---

# What can go wrong, and what it says

Every text below is what Terraform shows, written by \`npm run errors\` and held by the tests. \`at:\` is the line of
the configuration that the message points at. Ids, request ids and ports differ.
`;
const parts = [head];
for (const group of groups) parts.push(documentGroup(group, await collect(group, engine)));
writeFileSync("docs/guides/errors.md", parts.join("\n"));
