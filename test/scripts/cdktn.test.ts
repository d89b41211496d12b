import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeSource } from "../../scripts/cdktn/deploy.ts";
import { rewriteManifest, rewriteReadme, rewriteSource } from "../../scripts/cdktn/rewrite.ts";

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
    const text = readFileSync(join(process.cwd(), "constructs", "src", "demands", "cdk-version.ts"), "utf8");
    expect(rewriteSource(text)).toContain('const CDK = { name: "cdktn", major: "0.24" };');
  });

  test("the README, which promises no more than is tested", () => {
    const text = readFileSync(join(process.cwd(), "constructs", "README.md"), "utf8");
    const readme = rewriteReadme(text);
    expect(readme).toContain('from "cdktn-streamkap"');
    expect(readme).toContain("is not tested with CDK Terrain.");
    expect(readme).not.toMatch(/cdktf[-_]streamkap/);
    expect(() => rewriteReadme("# cdktf-streamkap\n")).toThrow('no section "Other languages"');
  });

  test("the manifest", () => {
    const text = readFileSync(join(process.cwd(), "constructs", "package.json"), "utf8");
    const manifest: unknown = JSON.parse(rewriteManifest(text));
    expect(manifest).toMatchObject({
      name: "cdktn-streamkap",
      peerDependencies: { cdktn: "^0.24.0", constructs: ">=10.6.0 <10.8.0" },
      devDependencies: { cdktn: "0.24.0", jsii: "~5.9.0" },
      jsii: {
        targets: {
          python: { distName: "cdktn-streamkap", module: "cdktn_streamkap" },
          java: { package: "io.github.streamkap_community.cdktn" },
          dotnet: { namespace: "StreamkapCommunity.Cdktn", packageId: "StreamkapCommunity.Cdktn" },
          go: { moduleName: "github.com/streamkap-community/cdktn-streamkap-go" },
        },
      },
      cdktn: { provider: { name: "registry.terraform.io/streamkap-community/streamkap" } },
    });
    expect(manifest).not.toHaveProperty("devDependencies.cdktf");
  });
});

describe("a Node that is new enough for the command line of CDK Terrain is", () => {
  test.each<[string, string, string, string]>([
    ["own", "22.19.0", "darwin", "arm64"],
    ["own", "24.0.0", "win32", "x64"],
    ["registry", "22.18.1", "linux", "x64"],
    ["registry", "20.9.0", "linux", "x64"],
    ["none", "20.9.0", "linux", "arm64"],
    ["none", "20.9.0", "darwin", "x64"],
  ])("%s: of %s on %s %s", (expected, version, platform, arch) => {
    expect(nodeSource(version, platform, arch)).toBe(expected);
  });
});
