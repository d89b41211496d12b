import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { StreamkapProvider } from "../src";
import { fakePlugin, removeScratch, scratchDirectory } from "./fake-plugin";

afterAll(removeScratch);

/** `terraform init` with no configuration of any kind. It hashes the plugin, and does not run it. */
function init(directory: string): { readonly status: number | null; readonly output: string } {
  const environment = Object.entries(process.env).filter(([name]) => !/^TF_|^CHECKPOINT_/.test(name));
  const { status, stdout, stderr } = spawnSync("terraform", ["init", "-no-color", "-input=false"], {
    cwd: directory,
    encoding: "utf8",
    env: { ...Object.fromEntries(environment), CHECKPOINT_DISABLE: "1", HOME: scratchDirectory() },
  });
  return { status, output: stdout + stderr };
}

function synthesize(outdir: string, version: string, content: string): string {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "streaming");
  new StreamkapProvider(stack, "streamkap", { pluginDirectory: fakePlugin(version, content).directory });
  app.synth();
  return join(outdir, "stacks", "streaming");
}

test.each(["0.1.0", "0.1.0+dev.0a1b2c3d"])(
  "terraform init takes the plugin %s and agrees with its hash, also when the bytes change",
  (version) => {
    const outdir = scratchDirectory();
    for (const content of ["// first\n", "// second\n"]) {
      const directory = synthesize(outdir, version, content);
      const lock = readFileSync(join(directory, ".terraform.lock.hcl"), "utf8");
      const { status, output } = init(directory);
      expect(output).toContain("Terraform has been successfully initialized!");
      expect(status).toBe(0);
      // A hash that Terraform disagreed with would have failed; one that it missed would now be added.
      expect(readFileSync(join(directory, ".terraform.lock.hcl"), "utf8")).toBe(lock);
    }
  },
  60_000,
);

test("terraform init refuses a plugin that is not as it was locked", () => {
  const directory = synthesize(scratchDirectory(), "0.1.0", "// as locked\n");
  const other = synthesize(scratchDirectory(), "0.1.0", "// other\n");
  const lock = readFileSync(join(other, ".terraform.lock.hcl"), "utf8");
  expect(lock).not.toBe(readFileSync(join(directory, ".terraform.lock.hcl"), "utf8"));
  copyFileSync(join(other, ".terraform.lock.hcl"), join(directory, ".terraform.lock.hcl"));
  const { status, output } = init(directory);
  expect(output).toContain("checksums");
  expect(status).toBe(1);
}, 60_000);
