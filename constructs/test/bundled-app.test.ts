import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync, type Format } from "esbuild";
import { removeScratch, scratchDirectory } from "./support/fake-plugin";

afterAll(removeScratch);

const PACKAGE = join(__dirname, "..");

/** Runs an app that a bundler has packed into one file, in a folder without this package and without the app's sources. */
function bundle(format: Format, program: string): string {
  const folder = scratchDirectory();
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "app", version: "7.8.9" }));
  const outfile = join(folder, "dist", format === "esm" ? "app.mjs" : "app.cjs");
  buildSync({
    stdin: { contents: program, resolveDir: PACKAGE },
    outfile,
    format,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    logLevel: "error",
    // cdktf calls `require` for Node's modules, and an ES module has no `require` of its own.
    banner:
      format === "esm"
        ? {
            js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`,
          }
        : {},
    // The file lies beside those of this package, so that Node finds the package by its name.
    alias: { "cdktf-streamkap": join(PACKAGE, "lib", "index.js") },
  });
  return outfile;
}

const PROGRAM = `
  import { App, TerraformStack } from "cdktf";
  import { PostgreSqlConfig, StreamkapProvider, StreamkapSource, WebhookConfig } from "cdktf-streamkap";
  const [props, config] = [JSON.parse(process.env.PROPS), process.env.CONFIG];
  const app = new App({ outdir: process.env.OUTDIR });
  const stack = new TerraformStack(app, "streaming");
  try {
    new StreamkapProvider(stack, "streamkap", props);
    const settings = config === "class" ? PostgreSqlConfig : config === "empty" ? new PostgreSqlConfig({}) : new WebhookConfig();
    new StreamkapSource(stack, "orders", { name: "orders", config: settings });
    app.synth();
  } catch (error) {
    console.log(error.message);
  }`;

interface Run {
  readonly message: string;
  readonly outdir: string;
}

function run(file: string, props: object, config = "webhook"): Run {
  const outdir = scratchDirectory();
  const env = { ...process.env, PROPS: JSON.stringify(props), CONFIG: config, OUTDIR: outdir };
  return { message: execFileSync(process.execPath, [file], { env, encoding: "utf8" }), outdir };
}

describe("an app that is bundled into one file", () => {
  const file = bundle("cjs", PROGRAM);

  test("demands the version of this package from the registry, and not that of the app", () => {
    const { message, outdir } = run(file, { useRegistry: true });
    expect(message).toBe("");
    const output = JSON.parse(readFileSync(join(outdir, "stacks/streaming/cdk.tf.json"), "utf8")) as object;
    const manifest = readFileSync(join(PACKAGE, "package.json"), "utf8");
    const { version } = JSON.parse(manifest) as { readonly version: string };
    expect(output).toHaveProperty("terraform.required_providers.streamkap.version", `>= ${version}, < 1.0.0`);
  });

  test("gets an error with the cure where the provider's files are missing", () => {
    expect(run(file, {}).message).toMatch(
      /^The Streamkap provider cannot be taken from .*assets.plugin: "package.json" is missing\. Where a bundler has packed the app into one file, mark this package as external \(esbuild: --external:cdktf-streamkap\), so that its files stay where they are; or copy its folder "assets\/plugin" and name the copy by "pluginDirectory"\./,
    );
  });

  test("takes the provider's files from pluginDirectory", () => {
    const copy = join(scratchDirectory(), "plugin");
    cpSync(join(PACKAGE, "assets", "plugin"), copy, { recursive: true });
    expect(run(file, { pluginDirectory: copy }).message).toBe("");
  });
});

describe("the messages of an app whose bundler shortens names", () => {
  const file = bundle("cjs", PROGRAM);

  test("name the class of a config", () => {
    expect(run(file, { useRegistry: true }, "empty").message).toContain(
      "[streaming/orders] PostgreSqlConfig lacks databaseHostname, which is required.",
    );
  });

  test("name a class that is given in the place of an object", () => {
    expect(run(file, { useRegistry: true }, "class").message).toContain(
      "is the class PostgreSqlConfig itself.",
    );
  });
});

test("an app that is bundled into an ES module gets the same error", () => {
  const file = bundle("esm", PROGRAM);
  const { status, stdout } = spawnSync(process.execPath, [file], {
    env: { ...process.env, PROPS: "{}", CONFIG: "webhook", OUTDIR: scratchDirectory() },
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: expect.stringContaining("mark this package as external"),
  });
});
