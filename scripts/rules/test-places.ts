/**
 * A test has the path and the name of the file or of the room that it tests. So a person who changes a file finds its test by the
 * name. A test of what several files do together is a scenario. It lies in a room, and this file lists it.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Verdict } from "./verdict.ts";

/** Folders of tests, and the folders of their sources. The first that fits counts. The tests of `others` are named after operations. */
const mirrors: readonly (readonly [tests: string, sources: string])[] = [
  ["test/scripts", "scripts"],
  ["test/commands", "test/commands"],
  ["test", "src"],
  ["constructs/test", "constructs/src"],
];
const others = ["test/acceptance", "test/contract", "test/release"];

/** Scenarios, and what each is about. Remove an entry whose test is gone, or has the name of a file. */
const declared: Readonly<Record<string, string>> = {
  "constructs/test/bundled-app.test.ts": "the package inside of a program that a bundler has made",
  "constructs/test/connector-configs.test.ts": "the generated classes, held against the catalogue",
  "constructs/test/escape-hatches.test.ts": "what cdktf lets a program override",
  "constructs/test/own-constructs.test.ts": "constructs that extend or contain those of the package",
  "constructs/test/package.test.ts": "package.json and what is published",
  "constructs/test/readme.test.ts": "the examples of README.md",
  "constructs/test/secrets/secret-in-text.test.ts": "a secret inside of another text",
  "constructs/test/tokens/every-token.test.ts": "each kind of token, given to all that the API takes",
  "constructs/test/tokens/known-at-synth.test.ts": "what must not be a token",
  "constructs/test/tokens/null-properties.test.ts": "properties that are null",
  "constructs/test/tokens/number-in-text.test.ts": "tokens of numbers inside of a text",
  "constructs/test/tokens/unknown-values.test.ts": "values of a type that the API does not take",
  "constructs/test/zero-install/terraform-init.test.ts": "what is copied, as terraform init takes it",
  "test/catalogue/number-of-connectors.test.ts": "the numbers of connectors in README.md",
  "test/catalogue/source-connectors.test.ts": "the connectors, held against the collected definitions",
  "test/provider/documented-errors.test.ts": "docs/guides/errors.md",
  "test/provider/operations/neighbours.test.ts": "several sources at once",
  "test/provider/operations/tags.test.ts": "tags and cluster through all operations",
  "test/provider/operations/wait/server-wait.test.ts": 'wait = "server" through all operations',
  "test/provider/past/former-names.test.ts": "a setting with a former name through all operations",
  "test/provider/past/official-states.test.ts": "states that the official provider has written",
  "test/provider/resources/all-connectors.test.ts": "one life of a source of each connector",
  "test/provider/resources/descriptions.test.ts": "the descriptions in all schemas",
  "test/provider/resources/generic/generic-checks.test.ts": "what the generic resource finds wrong",
  "test/provider/resources/generic/generic-source.test.ts": "one life of a source of the generic resource",
  "test/provider/resources/setting-checks.test.ts": "what a typed resource finds wrong",
  "test/provider/resources/unknown-arguments.test.ts": "arguments that are unknown in a plan",
  "test/scripts/ci.test.ts": ".ci/run",
  "test/scripts/docs/blocks.test.ts": "the code in the documents",
  "test/scripts/docs/claims.test.ts": "the tests that documents name",
  "test/scripts/docs/registry.test.ts": "the docs folder, as registries read it",
  "test/scripts/docs/links.test.ts": "the links of all documents",
  "test/scripts/scale/ten-thousand.test.ts": "the split of examples/ten-thousand",
  "test/simulator/api/json-examples.test.ts": "the collected requests",
  "test/simulator/documented.test.ts": "docs/guides/simulator.md",
  "test/terraform/cty/round-trip.test.ts": "random values through both codecs",
  "test/terraform/protocol/process/hostile-client.test.ts": "a client that means harm",
  "test/terraform/protocol/process/unusual-client.test.ts": "a client that does what Terraform does not do",
  "test/terraform/protocol/rpcs/dispatch-errors.test.ts": "errors and exceptions of any RPC",
  "test/terraform/protocol/rpcs/identity.test.ts": "identities through all RPCs",
  "test/terraform/protocol/rpcs/stored-state.test.ts": "states of other versions through all RPCs",
  "test/terraform/server/random-life.test.ts": "random schemas through all operations",
};

/** @param root of the repository */
export function judgeTestPlaces(
  root: string,
  scenarios: Readonly<Record<string, string>> = declared,
): Verdict {
  const tests = ["test", "constructs/test"].flatMap((folder) => testsIn(root, folder));
  const strays = tests.filter((test) => !hasSource(root, test));
  return {
    problems: [
      ...strays
        .filter((test) => !(test in scenarios))
        .map(
          (test) =>
            `${test} has the name of no file or folder: ${sourceOf(test)}.* is not there. Name the test after what it tests, ` +
            "or declare the scenario in scripts/rules/test-places.ts.",
        ),
      ...strays
        .filter((test) => test in scenarios && !existsSync(join(root, folderOf(sourceOf(test)))))
        .map((test) => `${test} lies in no room: there is no folder ${folderOf(sourceOf(test))}.`),
      ...Object.keys(scenarios)
        .filter((test) => !strays.includes(test))
        .map((test) => `${test} needs no declaration. Remove it from scripts/rules/test-places.ts.`),
    ],
  };
}

function testsIn(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".test.ts") && !file.includes("/node_modules/"))
    .filter((file) => !others.some((other) => file.startsWith(`${other}/`)))
    .sort();
}

/** The file that a test belongs to, without an extension. */
function sourceOf(test: string): string {
  const [tests, sources] = mirrors.find(([folder]) => test.startsWith(`${folder}/`)) ?? ["", ""];
  return sources + test.slice(tests.length, -".test.ts".length);
}

/** Whether a file or a folder has the name, or the folder around the test is the room of that name. */
function hasSource(root: string, test: string): boolean {
  const source = sourceOf(test);
  const candidates = [".ts", ".mjs", ".json", ""].map((ending) => source + ending);
  const [room = "", name = ""] = source.split("/").slice(-2);
  return (
    candidates.some((path) => existsSync(join(root, path))) ||
    (room === name && existsSync(join(root, folderOf(source))))
  );
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}
