import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { engines } from "../../support/engines.ts";
import { mirrorProvider } from "../../support/mirror-provider.ts";
import { root } from "../../support/paths.ts";
import { Workspace } from "../../support/workspace.ts";

const address = "registry.terraform.io/example/notes";
const readme = readFileSync(join(root, "src", "terraform", "README.md"), "utf8");

/**
 * Writes the only program of the README into a folder. Its imports then lead to the framework of this repository, and to an
 * API for the program.
 *
 * @returns the path of the program
 */
function sample(folder: string): string {
  const [[, code = ""] = [], ...more] = readme.matchAll(/^```ts\n([^]+?)^```$/gm);
  expect(more).toEqual([]);
  const file = join(folder, "main.ts");
  mkdirSync(folder, { recursive: true });
  const placed = code
    .replace('"./src/terraform/index.ts"', JSON.stringify(join(root, "src", "terraform", "index.ts")))
    .replace('"./notes.ts"', JSON.stringify(join(root, "test", "fixtures", "readme-notes.ts")));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(file, placed);
  return file;
}

function mistakes(file: string): string[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const typeRoots = [join(root, "node_modules", "@types")];
  const program = ts.createProgram([file], { ...options, noEmit: true, typeRoots, types: ["node"] });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

describe.each(engines())("the README's provider through $name", (engine) => {
  let workspace: Workspace;
  const notes = (): string[] => {
    const folder = join(workspace.folder, "notes");
    return readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  };
  const configuration = (text: string): string =>
    `terraform {\n  required_providers {\n    notes = { source = "${address}" }\n  }\n}\n` +
    `provider "notes" {\n  url = "notes"\n}\nresource "notes_note" "one" {\n  text = "${text}"\n}\n`;

  beforeAll(() => {
    workspace = new Workspace({ engine });
  });
  afterAll(() => {
    workspace.remove();
  });

  it("compiles as it stands, and creates, updates and destroys", async () => {
    const file = sample(join(workspace.folder, "sample"));
    expect(mistakes(file)).toEqual([]);
    await mirrorProvider({ file, address, version: "1.0.0" }, join(workspace.folder, ".mirror"));
    const apply = ["apply", "-no-color", "-input=false", "-auto-approve"];

    workspace.write("main.tf", configuration("first"));
    await workspace.succeed("init", "-no-color", "-input=false");
    await workspace.succeed(...apply);
    expect(notes()).toEqual(["first"]);
    expect(await workspace.planned()).toBeUndefined();

    workspace.write("main.tf", configuration("second"));
    const { stdout } = await workspace.succeed(...apply);
    expect(stdout).toContain("0 added, 1 changed, 0 destroyed");
    expect(notes()).toEqual(["second"]);

    await workspace.succeed("destroy", "-no-color", "-input=false", "-auto-approve");
    expect(notes()).toEqual([]);
  });
});
