import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { judgeVersions } from "../../../scripts/rules/versions.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "versions-test-"));
  mkdirSync(join(root, "constructs"));
  write("package.json", { version: "1.2.3" });
  write("constructs/package.json", { version: "1.2.3", cdktf: { provider: { version: "1.2.3" } } });
  const packages = { "": { version: "1.2.3" }, constructs: { version: "1.2.3" } };
  write("package-lock.json", { version: "1.2.3", packages });
  writeFileSync(join(root, "CHANGELOG.md"), "# Changelog\n\n## 1.2.3 (unreleased)\n\n## 1.2.2\n");
  writeFileSync(join(root, "README.md"), "npm install cdktn-streamkap-1.2.3.tgz cdktn@0.24\n");
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const write = (file: string, content: object): void => {
  writeFileSync(join(root, file), JSON.stringify(content));
};

it("finds nothing where all files name the version of package.json", () => {
  expect(judgeVersions(root).problems).toEqual([]);
});

it("names each place that has another version", () => {
  write("constructs/package.json", { version: "1.2.2", cdktf: { provider: { version: "1.2.1" } } });
  write("package-lock.json", { version: "1.2.3", packages: { "": { version: "1.2.3" } } });
  writeFileSync(join(root, "CHANGELOG.md"), "# Changelog\n\n## 1.2.2\n");
  writeFileSync(join(root, "README.md"), "npm install terraform-provider-streamkap-1.2.0.tgz\n");
  const and = "and the version of package.json is 1.2.3. Make them equal.";
  expect(judgeVersions(root).problems).toEqual([
    `version of constructs/package.json is 1.2.2, ${and}`,
    `cdktf.provider.version of constructs/package.json is 1.2.1, ${and}`,
    `packages.constructs.version of package-lock.json is undefined, ${and}`,
    `the newest heading of CHANGELOG.md is 1.2.2, ${and}`,
    `the version in terraform-provider-streamkap-1.2.0.tgz of README.md is 1.2.0, ${and}`,
  ]);
});
