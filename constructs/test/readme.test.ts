import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import * as streamkap from "../src";
import { fakePlugin, removeScratch, scratchDirectory } from "./support/fake-plugin";

afterAll(removeScratch);

const README = readFileSync(join(__dirname, "..", "README.md"), "utf8");
const packages = createRequire(__filename);

/** The TypeScript programs of the README, in their order. */
const programs = [...README.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, program = ""]) => program);

/** Runs a program. Its package cdktf-streamkap is the source in this repository. */
function run(program: string, more: object = {}): void {
  const load = (name: string): unknown =>
    name === "cdktf-streamkap" ? { ...streamkap, ...more } : packages(name);
  const { outputText: code } = transpileModule(program, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- our own text
  new Function("require", "exports", code)(load, {});
}

/** The class that users have, but with a plugin that needs no build. */
class StreamkapProvider extends streamkap.StreamkapProvider {
  public constructor(...[scope, id, props]: ConstructorParameters<typeof streamkap.StreamkapProvider>) {
    super(scope, id, { ...props, pluginDirectory: fakePlugin().directory });
  }
}

test("the first program of README.md synthesizes", () => {
  const outdir = scratchDirectory();
  process.env.CDKTF_OUTDIR = outdir;
  run(programs[0]!, { StreamkapProvider });
  const written = readFileSync(join(outdir, "stacks", "streaming", "cdk.tf.json"), "utf8");
  const { resource, variable } = JSON.parse(written) as {
    readonly resource: Record<string, unknown>;
    readonly variable: Record<string, unknown>;
  };
  expect(Object.keys(resource)).toEqual(["streamkap_source_postgresql", "streamkap_sources_ready"]);
  expect(Object.keys(variable)).toEqual(["orders_password", "streamkap_secret"]);
});

// The program in the README declares the test itself, so its title comes from there.
describe("the test in README.md", () => {
  run(programs.find((program) => program.includes("StreamkapSimulator"))!);
});
