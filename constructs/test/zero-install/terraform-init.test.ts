import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { StreamkapProvider } from "../../src";
import { fakePlugin, removeScratch, scratchDirectory } from "../support/fake-plugin";

afterAll(removeScratch);

interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

/** Runs Terraform without any configuration of its command line. */
function terraform(directory: string, ...args: readonly string[]): Outcome {
  const environment = Object.entries(process.env).filter(([name]) => !/^TF_|^CHECKPOINT_/.test(name));
  const { status, stdout, stderr } = spawnSync("terraform", args, {
    cwd: directory,
    encoding: "utf8",
    env: { ...Object.fromEntries(environment), CHECKPOINT_DISABLE: "1", HOME: scratchDirectory() },
  });
  return { status, output: stdout + stderr };
}

/** Runs `terraform init`, which hashes the plugin and does not run it. */
function init(directory: string): Outcome {
  return terraform(directory, "init", "-no-color", "-input=false");
}

function synthesize(outdir: string, version: string, content: string): string {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "streaming");
  new StreamkapProvider(stack, "streamkap", { pluginDirectory: fakePlugin(version, content).directory });
  app.synth();
  return join(outdir, "stacks", "streaming");
}

test.each(["0.1.0", "0.1.0+dev.0a1b2c3d"])(
  "terraform init takes the plugin %s and agrees with its hash, even after its bytes have changed",
  (version) => {
    const outdir = scratchDirectory();
    for (const content of ["// first\n", "// second\n"]) {
      const directory = synthesize(outdir, version, content);
      const lock = readFileSync(join(directory, ".terraform.lock.hcl"), "utf8");
      const { status, output } = init(directory);
      expect(output).toContain("Terraform has been successfully initialized!");
      expect(status).toBe(0);
      // With a wrong hash, init would have failed. If a hash were missing, init would have added it to the file.
      expect(readFileSync(join(directory, ".terraform.lock.hcl"), "utf8")).toBe(lock);
    }
  },
  60_000,
);

test("terraform init refuses a plugin that differs from its hash in the lock file", () => {
  const directory = synthesize(scratchDirectory(), "0.1.0", "// as locked\n");
  const other = synthesize(scratchDirectory(), "0.1.0", "// other\n");
  const lock = readFileSync(join(other, ".terraform.lock.hcl"), "utf8");
  expect(lock).not.toBe(readFileSync(join(directory, ".terraform.lock.hcl"), "utf8"));
  copyFileSync(join(other, ".terraform.lock.hcl"), join(directory, ".terraform.lock.hcl"));
  const { status, output } = init(directory);
  expect(output).toContain("checksums");
  expect(status).toBe(1);
}, 60_000);

test("terraform runs the program that takes the place of the script", () => {
  const program = join(scratchDirectory(), "program");
  writeFileSync(program, '#!/usr/bin/env node\nrequire("./provider.js");\n');
  const outdir = scratchDirectory();
  const app = new App({ outdir });
  new StreamkapProvider(new TerraformStack(app, "streaming"), "streamkap", { executable: program });
  app.synth();
  const directory = join(outdir, "stacks", "streaming");
  expect(init(directory)).toMatchObject({ status: 0 });
  const { status, output } = terraform(directory, "providers", "schema", "-json");
  expect(output).toContain('"streamkap_source_postgresql"');
  expect(status).toBe(0);
}, 60_000);
