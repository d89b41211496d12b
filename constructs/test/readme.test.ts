import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import * as streamkap from "../src";
import { fakePlugin, removeScratch, scratchDirectory } from "./fake-plugin";

afterAll(removeScratch);

const README = readFileSync(join(__dirname, "..", "README.md"), "utf8");
const packages = createRequire(__filename);

/** Runs the README's program with this source as its package, and with a plugin that needs no build. */
function run(program: string): void {
  const pluginDirectory = fakePlugin().directory;
  class StreamkapProvider extends streamkap.StreamkapProvider {
    public constructor(...[scope, id, props]: ConstructorParameters<typeof streamkap.StreamkapProvider>) {
      super(scope, id, { ...props, pluginDirectory });
    }
  }
  const load = (name: string): unknown =>
    name === "cdktf-streamkap" ? { ...streamkap, StreamkapProvider } : packages(name);
  const { outputText: code } = transpileModule(program, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- our own text
  new Function("require", "exports", code)(load, {});
}

test("the program in the README synthesizes", () => {
  const outdir = scratchDirectory();
  process.env.CDKTF_OUTDIR = outdir;
  run(/^```ts\n(.*?)^```$/ms.exec(README)![1]!);
  const written = readFileSync(join(outdir, "stacks", "streaming", "cdk.tf.json"), "utf8");
  const { resource, variable } = JSON.parse(written) as {
    readonly resource: Record<string, unknown>;
    readonly variable: Record<string, unknown>;
  };
  expect(Object.keys(resource)).toEqual(["streamkap_source_postgresql", "streamkap_sources_ready"]);
  expect(Object.keys(variable)).toEqual(["orders_password", "streamkap_secret"]);
});
