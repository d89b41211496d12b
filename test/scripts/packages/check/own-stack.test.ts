import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readOwnStack, translate } from "../../../../scripts/packages/check/own-stack.ts";
import { root } from "../../../support/paths.ts";

const stack = readOwnStack();

test("the README's own stack is found whole", () => {
  expect([...stack.files.keys()]).toEqual(["main.ts", "cdktf.json", "tsconfig.json"]);
  expect([...stack.managers.keys()]).toEqual(["npm", "pnpm", "yarn"]);
  expect(stack.install.match(/dist\/packages\/\S+\.tgz/g)).toHaveLength(2);
  expect(stack.simulator).toMatch(/ simulator --port 8080\n$/);
  expect(stack.compilers).toEqual(["6.0", "7.0"]);
  expect(stack.cdkTerrain).toEqual(["cdktn@0.24", "constructs@10.7", "cdktn-cli@0.24"]);
  expect(stack.hcl).toContain('provider "streamkap" {}');
  expect(stack.deploy).toMatch(/\nnpx cdktf deploy\n$/);
});

test("docs/guides/getting-started.md installs for CDK Terrain what the README names", () => {
  const guide = readFileSync(join(root, "docs", "guides", "getting-started.md"), "utf8");
  const [, install] = /^## CDK Terrain\n[^]*?^```sh\n(npm init[^]*?)^```$/m.exec(guide) ?? [];
  const [cdktn, constructs, cli] = stack.cdkTerrain;
  expect(install).toBe(
    stack.install
      .replace(/cdktf-streamkap-(\S+) .*$/m, `cdktn-streamkap-$1 ${cdktn!} ${constructs!}`)
      .replace(/cdktf-cli@\S+/, cli!),
  );
});

test.each([
  ["npm", "npm init -y\nnpm install a\nnpm install --save-dev b\nnpx tsc"],
  ["pnpm", "pnpm init\npnpm add --ignore-scripts a\npnpm add --ignore-scripts -D b\npnpm exec tsc"],
  ["yarn", "yarn init -y\nyarn add a\nyarn add -D b\nyarn tsc"],
])("its commands are those of %s", (manager, expected) => {
  const text = "npm init -y\nnpm install a\nnpm install --save-dev b\nnpx tsc";
  expect(translate(text, stack.managers.get(manager)!)).toBe(expected);
});

test("a README of another form is refused, since a part of it would go untested", () => {
  expect(() => readOwnStack("# A\n")).toThrow('no section "Your own stack"');
  expect(() => readOwnStack("## Your own stack\n\n```sh\nnpm init\n```\n\n## B\n")).toThrow("four blocks");
});
