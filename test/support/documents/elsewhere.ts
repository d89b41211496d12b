import type { CodeBlock } from "./blocks.ts";

/** A block of a document that the tests of the documents do not run. */
interface Elsewhere {
  readonly document: string;
  /** How the block begins. No other block of the document begins so. */
  readonly begins: string;
  /** The test or the command of this repository that runs the block, as a path or in backticks; or why nothing can run it. */
  readonly why: string;
}

/**
 * The blocks that are not run where the others are. A block in json is parsed, one in ts or js is compiled, and one in hcl is
 * validated. All commands are here.
 */
export const elsewhere: readonly Elsewhere[] = [
  {
    document: "README.md",
    begins: "npm run demo",
    why: "test/acceptance/demo.test.ts runs the demo",
  },
  {
    document: "README.md",
    begins: "npm run packages:local",
    why: "`npm run packages:check` makes the packages",
  },
  {
    document: "README.md",
    begins: "npm init -y",
    why: "`npm run packages:check` follows it in an empty folder",
  },
  {
    document: "README.md",
    begins: "npx terraform-provider-streamkap simulator",
    why: "`npm run packages:check` follows it in an empty folder",
  },
  {
    document: "README.md",
    begins:
      "export STREAMKAP_HOST=http://127.0.0.1:8080\nexport STREAMKAP_CLIENT_ID=simulator-client-1 STREAMKAP_SECRET=simulator-secret-1\nexport TF_INPUT",
    why: "`npm run packages:check` follows it in an empty folder",
  },
  {
    document: "README.md",
    begins: "npm run build\n",
    why: "test/acceptance/install.test.ts runs both commands",
  },
  {
    document: "README.md",
    begins:
      "export STREAMKAP_HOST=http://127.0.0.1:8080\nexport STREAMKAP_CLIENT_ID=simulator-client-1 STREAMKAP_SECRET=simulator-secret-1\nexport TF_VAR",
    why: "test/acceptance/install.test.ts runs it",
  },
  {
    document: "README.md",
    begins: "node dist/bin.cjs simulator",
    why: "test/cli/simulator/simulator-command.test.ts starts it so",
  },
  {
    document: "README.md",
    begins: "npm test",
    why: "the tests themselves; .ci/run runs both commands",
  },
  {
    document: "constructs/README.md",
    begins: "export TF_INPUT=0",
    why: "test/acceptance/cdktf.test.ts deploys so; the variables are the user's",
  },
  {
    document: "docs/guides/any-connector.md",
    begins: "curl -H",
    why: "Streamkap answers only to an account; test/acceptance/generic.test.ts gives the file to the simulator",
  },
  {
    document: "docs/guides/debugging.md",
    begins: "terraform-provider-streamkap install --cli-config",
    why: "test/acceptance/install.test.ts plans so",
  },
  {
    document: "docs/guides/debugging.md",
    begins: "export STREAMKAP_CLIENT_ID",
    why: "test/acceptance/debug.test.ts starts it so; the credentials are the user's",
  },
  {
    document: "docs/guides/debugging.md",
    begins: "export TF_REATTACH_PROVIDERS",
    why: "test/acceptance/debug.test.ts takes the line that the command prints",
  },
  {
    document: "docs/guides/debugging.md",
    begins: "npm run build",
    why: "a debugger has to be attached by hand",
  },
  {
    document: "docs/guides/hcl-fleet.md",
    begins: "locals {",
    why: "test/acceptance/hcl-fleet.test.ts: the example has this block, and is deployed",
  },
  {
    document: "docs/guides/hcl-fleet.md",
    begins: "moved {",
    why: "test/acceptance/hcl-fleet.test.ts: the example has this block, and is deployed",
  },
  {
    document: "docs/guides/hcl-fleet.md",
    begins: "terraform plan -generate-config-out",
    why: "test/acceptance/generate-config.test.ts plans so",
  },
  {
    document: "docs/guides/moving-from-the-official-provider.md",
    begins: "terraform init",
    why: "test/acceptance/official/moving-here.test.ts takes these steps",
  },
  {
    document: "docs/guides/moving-from-the-official-provider.md",
    begins: "terraform state replace-provider",
    why: "test/acceptance/official/moving-here.test.ts takes these steps",
  },
  {
    document: "docs/guides/moving-from-the-official-provider.md",
    begins: "terraform {\n  required_providers {\n    streamkap = { source",
    why: "it needs the official provider; test/acceptance/official/moving-here.test.ts has a stand-in",
  },
  {
    document: "docs/guides/moving-from-the-official-provider.md",
    begins: "# `source` is",
    why: "test/acceptance/official/way-back.test.ts takes these steps",
  },
  {
    document: "docs/guides/never-twice.md",
    begins: "terraform show -json | terraform-provider-streamkap orphans",
    why: "test/cli/orphans/orphans-command.test.ts runs the command with such a state",
  },
  {
    document: "docs/guides/performance.md",
    begins: "npm run bench",
    why: "`npm run bench` is this command; a run takes a quarter of an hour",
  },
  {
    document: "docs/guides/remote-runs.md",
    begins: "npm run binaries",
    why: "it needs the npm registry and makes a program of 100 MB; `npm run release:check` makes and runs one for Linux",
  },
  {
    document: "docs/guides/secrets.md",
    begins: 'ephemeral "vault_kv_secret_v2"',
    why: "it needs the provider of Vault; test/acceptance/examples.test.ts deploys examples/vault",
  },
  {
    document: "docs/guides/simulator.md",
    begins: "npx terraform-provider-streamkap simulator",
    why: "test/cli/simulator/simulator-command.test.ts starts it so",
  },
  {
    document: "docs/guides/simulator.md",
    begins: "node_modules/.bin/terraform-provider-streamkap simulator",
    why: "test/acceptance/documents.test.ts runs it",
  },
  {
    document: "docs/guides/simulator.md",
    begins: "# The next create",
    why: "test/acceptance/documents.test.ts runs it",
  },
  {
    document: "docs/guides/faults.md",
    begins: "npm run faults",
    why: "it is the command that wrote the page; test/acceptance/faults.test.ts runs a part of it",
  },
  {
    document: "docs/guides/getting-started.md",
    begins: "terraform destroy",
    why: "test/acceptance/documents.test.ts runs it",
  },
  {
    document: "docs/guides/getting-started.md",
    begins: "npm run packages:local",
    why: "`npm run packages:check` makes the packages",
  },
  {
    document: "docs/guides/getting-started.md",
    begins: "npm init -y",
    why: "`npm run packages:check` installs the same, as far as Node 20 can; `npm run cdktn` deploys",
  },
  {
    document: "docs/guides/getting-started.md",
    begins: "npx cdktn deploy",
    why: "`npm run cdktn` deploys so",
  },
  {
    document: "docs/guides/getting-started.md",
    begins: "npm run packages -- --languages python",
    why: "`npm run packages` is this command for all languages",
  },
  {
    document: "docs/guides/getting-started.md",
    begins: "python3 -m venv",
    why: "`npm run packages` installs so",
  },
  {
    document: "docs/guides/getting-started.md",
    begins: "from cdktf import",
    why: "`npm run packages` synthesizes this program",
  },
  {
    document: "docs/guides/getting-started.md",
    begins: "node dist/bin.cjs simulator",
    why: "test/cli/simulator/simulator-command.test.ts starts it so",
  },
  {
    document: "docs/guides/getting-started.md",
    begins: "export STREAMKAP_HOST",
    why: "`npm run packages:check` deploys so, with the app of the README",
  },
  {
    document: "docs/guides/codify.md",
    begins: "export STREAMKAP_CLIENT_ID",
    why: "`npm run codify:check` runs it, and test/acceptance/codify.test.ts a part of it",
  },
  {
    document: "docs/guides/importing.md",
    begins: "node imports.mjs",
    why: "test/acceptance/documents.test.ts runs it",
  },
  {
    document: "docs/guides/importing.md",
    begins: "terraform plan\n",
    why: "test/acceptance/documents.test.ts runs it",
  },
  {
    document: "docs/guides/testing.md",
    begins: "npm install --save-dev",
    why: "`npm run packages:check` follows it after the README",
  },
  {
    document: "docs/guides/testing.md",
    begins: "npx tsc",
    why: "`npm run packages:check` follows it after the README",
  },
  {
    document: "docs/guides/testing.md",
    begins: "variables {",
    why: "test/acceptance/documents.test.ts gives it to `terraform test`",
  },
  {
    document: "docs/guides/testing.md",
    begins: "mock_provider",
    why: "test/acceptance/documents.test.ts gives it to `terraform test`",
  },
  {
    document: "docs/guides/testing.md",
    begins: "terraform init",
    why: "test/acceptance/documents.test.ts runs it",
  },
  {
    document: "docs/guides/testing.md",
    begins: "curl -s",
    why: "test/acceptance/documents.test.ts runs it",
  },
  {
    document: "docs/guides/provider-in-typescript.md",
    begins: "npm install",
    why: "test/acceptance/key-value-provider.test.ts installs and applies the example",
  },
  {
    document: "docs/guides/pulumi.md",
    begins: "export PULUMI_BACKEND_URL",
    why: "`npm run pulumi` gives such variables",
  },
  {
    document: "docs/guides/pulumi.md",
    begins: "name: streaming",
    why: "`npm run pulumi` writes the file",
  },
  {
    document: "docs/guides/pulumi.md",
    begins: "npm install\ncp",
    why: "`npm run pulumi` follows it",
  },
  {
    document: "docs/guides/pulumi.md",
    begins: "import * as pulumi",
    why: "`npm run pulumi` runs the program",
  },
  {
    document: "docs/guides/pulumi.md",
    begins: "export STREAMKAP_HOST",
    why: "`npm run pulumi` gives the variables of its simulator",
  },
  {
    document: "docs/guides/pulumi.md",
    begins: "pulumi stack init",
    why: "`npm run pulumi` follows it",
  },
  {
    document: "docs/guides/pulumi.md",
    begins: "pulumi config set tables",
    why: "`npm run pulumi` follows it",
  },
  {
    document: "docs/guides/pulumi.md",
    begins: "pulumi import",
    why: "`npm run pulumi` imports so",
  },
  {
    document: "docs/guides/pulumi.md",
    begins: "pulumi destroy",
    why: "`npm run pulumi` follows it",
  },
  {
    document: "docs/guides/scale.md",
    begins: "npx tsx main.ts",
    why: "`npm run scale` runs the same commands against PostgreSQL",
  },
];

/** The entry of a block, if it has one. */
export function elsewhereOf({ document, text }: CodeBlock): Elsewhere | undefined {
  return elsewhere.find((each) => each.document === document && text.startsWith(each.begins));
}
