import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rewriteManifest, rewriteSource } from "../../scripts/cdktn/rewrite.ts";

describe("the constructs' sources for CDK Terrain", () => {
  const cases: Record<string, { given: string; expected: string }> = {
    "an import": { given: 'import { App } from "cdktf";', expected: 'import { App } from "cdktn";' },
    "an import as a whole": {
      given: "import * as cdktf from 'cdktf';\nnew cdktf.StringMap(this, 'statuses');",
      expected: "import * as cdktn from 'cdktn';\nnew cdktn.StringMap(this, 'statuses');",
    },
    "the package's own name": { given: 'from "cdktf-streamkap"', expected: 'from "cdktn-streamkap"' },
    "a command in prose": { given: "npx cdktf deploy", expected: "npx cdktn deploy" },
    "the version that is demanded": {
      given: 'const CDK = { name: "cdktf", major: "0.21" };',
      expected: 'const CDK = { name: "cdktn", major: "0.24" };',
    },
    "a symbol that both have": {
      given: 'Symbol.for("cdktf/customSynthesis")',
      expected: 'Symbol.for("cdktf/customSynthesis")',
    },
    "a context that both have": {
      given: 'tryGetContext("cdktfVersion")',
      expected: 'tryGetContext("cdktfVersion")',
    },
    "a variable of the environment": { given: "CDKTF_OUTDIR", expected: "CDKTF_OUTDIR" },
    "an address": {
      given: "https://developer.hashicorp.com/terraform/cdktf",
      expected: "https://developer.hashicorp.com/terraform/cdktf",
    },
  };
  test.each(Object.entries(cases))("%s", (_name, { given, expected }) => {
    expect(rewriteSource(given)).toBe(expected);
  });

  test("the version that is demanded stands where it is rewritten", () => {
    const text = readFileSync(join(process.cwd(), "constructs", "src", "cdk-version.ts"), "utf8");
    expect(rewriteSource(text)).toContain('const CDK = { name: "cdktn", major: "0.24" };');
  });

  test("the manifest", () => {
    const text = readFileSync(join(process.cwd(), "constructs", "package.json"), "utf8");
    const manifest: unknown = JSON.parse(rewriteManifest(text));
    expect(manifest).toMatchObject({
      name: "cdktn-streamkap",
      peerDependencies: { cdktn: "^0.24.0", constructs: ">=10.6.0 <10.8.0" },
      devDependencies: { cdktn: "0.24.0", jsii: "~5.9.0" },
      jsii: { targets: { python: { distName: "cdktn-streamkap", module: "cdktn_streamkap" } } },
      cdktn: { provider: { name: "registry.terraform.io/streamkap-community/streamkap" } },
    });
    expect(manifest).not.toHaveProperty("devDependencies.cdktf");
  });
});
