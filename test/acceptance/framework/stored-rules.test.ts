/** The lifecycle's rules for data that comes from elsewhere: imports, upgrades, data sources and private data. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { engines } from "../../support/engines.ts";
import type { Workspace } from "../../support/workspace.ts";
import { head, instances, open, said, things } from "./rules-provider.ts";

const apply = ["apply", "-no-color", "-input=false", "-auto-approve"];

describe.each(engines())("the rules for what is stored, with $name", (engine) => {
  let workspace: Workspace;

  beforeEach(async () => {
    workspace = await open(engine);
  });
  afterEach(() => {
    workspace.remove();
  });

  it.each<[string, string]>([
    ["import_unknown", "out: it is unknown"],
    ["import_wrong_type", "a_list: a list is needed, found a string"],
    ["import_nothing", "without a state and without an error"],
    ["import_throws", "An unexpected Error, thrown at"],
  ])("an import that breaks one is our bug: %s", async (mode, detail) => {
    const block = `import {\n  to = rules_thing.${mode}\n  id = "${mode}"\n}\n`;
    workspace.write("main.tf", things([mode]) + block);
    const { stdout } = await workspace.run("plan", "-json", "-input=false");
    expect(stdout).toContain("Bug in the provider: ");
    expect(stdout).toContain(detail);
  });

  it("an import brings no write-only value", async () => {
    mkdirSync(join(workspace.folder, "things"));
    writeFileSync(join(workspace.folder, "things", "well"), "");
    workspace.write("main.tf", `${things([])}resource "rules_thing" "well" {\n  name = "well"\n}\n`);
    await workspace.succeed("import", "-no-color", "-input=false", "rules_thing.well", "well");
    expect(instances(workspace).get("well")?.attributes).toMatchObject({ id: "well", secret_wo: null });
    expect(readFileSync(join(workspace.folder, "terraform.tfstate"), "utf8")).not.toContain("of-an-import");
  });

  it("an upgrade that breaks one is our bug, and the state stays", async () => {
    const details: Record<string, string> = {
      upgrade_wrong_type: "a_list: a list is needed, found a string",
      upgrade_nothing: "without a state and without an error",
      upgrade_throws: "An unexpected Error, thrown at",
    };
    const modes = Object.keys(details);
    workspace.write("main.tf", things(modes));
    await workspace.succeed(...apply);
    const { stdout } = await workspace.run("plan", "-json", "-input=false");
    for (const mode of modes) expect(stdout).toContain(details[mode]);
    expect(stdout.match(/"summary":"Bug in the provider: upgrading of rules_thing failed"/g)).toHaveLength(3);
    expect([...instances(workspace).keys()].sort()).toEqual(modes.toSorted());
  });

  it("a data source that breaks one is our bug, at its attribute, and its kind is deprecated", async () => {
    const details: Record<string, string> = {
      data_unknown: "found[0].a: the value is still unknown",
      data_wrong_type: "found[0].a: a string is needed, found a number",
      data_altered: "misbehave: the value differs from the configured one",
      data_nothing: "without a result and without an error",
      data_throws: "An unexpected Error, thrown at",
    };
    const modes = [...Object.keys(details), "well"];
    const blocks = modes.map((mode) => `data "rules_lookup" "${mode}" {\n  misbehave = "${mode}"\n}\n`);
    workspace.write("main.tf", head + blocks.join(""));
    const all = said(await workspace.run("plan", "-json", "-input=false"));
    const errors = new Map(all.filter(([, { summary }]) => summary.startsWith("Bug in the provider: ")));
    expect([...errors.keys()].sort()).toEqual(Object.keys(details).sort());
    for (const [mode, detail] of Object.entries(details)) expect(errors.get(mode)?.detail).toContain(detail);
    expect(all.map(([, { detail }]) => detail)).toContain("Use rules_thing instead.");
  });

  it("private data goes along with the object, tagged, and another provider's is ignored", async () => {
    const counted = (text: string): string => things(["count"], `  a_string = "${text}"\n`);
    const change = async (text: string): Promise<unknown> => {
      workspace.write("main.tf", counted(text));
      await workspace.succeed(...apply);
      return instances(workspace).get("count")?.attributes["out"];
    };
    expect([await change("a"), await change("b")]).toEqual(["changed 1 times", "changed 2 times"]);
    const stored = Buffer.from(instances(workspace).get("count")?.private ?? "", "base64").toString();
    expect(JSON.parse(stored)).toEqual({ v: 1, configured: [], author: { count: 2 } });

    const file = join(workspace.folder, "terraform.tfstate");
    const state = JSON.parse(readFileSync(file, "utf8")) as {
      resources: { instances: { private: string }[] }[];
    };
    state.resources[0]!.instances[0]!.private = Buffer.from('{"key":"eyJhIjoxfQ=="}').toString("base64");
    writeFileSync(file, JSON.stringify(state));
    expect(await workspace.planned()).toBeUndefined();
    expect(await change("c")).toBe("changed 1 times");
  });

  it("a state of twenty megabytes comes and goes", async () => {
    writeFileSync(join(workspace.folder, "large"), "large ".repeat(3_500_000));
    workspace.write("main.tf", things(["well"], '  a_string = file("large")\n'));
    await workspace.succeed(...apply);
    expect(await workspace.planned()).toBeUndefined();
    expect(String(instances(workspace).get("well")?.attributes["a_string"])).toHaveLength(21_000_000);
  });
});
