import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import * as streamkap from "../src";
import { fakePlugin, removeScratch, scratchDirectory } from "./support/fake-plugin";

afterAll(removeScratch);

/** The TypeScript programs of a README, in their order. */
function programsOf(file: string): readonly string[] {
  const readme = readFileSync(file, "utf8");
  return [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, program = ""]) => program);
}

const programs = programsOf(join(__dirname, "..", "README.md"));
const packages = createRequire(__filename);

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

const ofRepository = programsOf(join(__dirname, "..", "..", "README.md")).find((program) =>
  program.includes("app.synth()"),
)!;

test.each([
  ["README.md of this package", programs[0]!, "postgresql", ["orders_password", "streamkap_secret"]],
  ["README.md of the repository", ofRepository, "mysql", ["crm_password"]],
])("the stack in %s synthesizes", (_name, program, connector, variables) => {
  const outdir = scratchDirectory();
  process.env.CDKTF_OUTDIR = outdir;
  run(program, { StreamkapProvider });
  const written = readFileSync(join(outdir, "stacks", "streaming", "cdk.tf.json"), "utf8");
  const { resource, variable } = JSON.parse(written) as {
    readonly resource: Record<string, unknown>;
    readonly variable: Record<string, unknown>;
  };
  expect(Object.keys(resource)).toEqual([`streamkap_source_${connector}`, "streamkap_sources_ready"]);
  expect(Object.keys(variable)).toEqual(variables);
});

// The program in the README declares the test itself, so its title comes from there.
describe("the test in README.md", () => {
  run(programs.find((program) => program.includes("StreamkapSimulator"))!);
});
