import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { engines } from "../../support/engines.ts";
import type { Workspace } from "../../support/workspace.ts";
import { address, everyKind, head, instances, open, said, things } from "./rules-provider.ts";

describe.each(engines())("the lifecycle's rules with $name", (engine) => {
  let workspace: Workspace;
  const apply = ["apply", "-no-color", "-input=false", "-auto-approve"];
  const exists = (name: string): boolean => existsSync(join(workspace.folder, "things", name));

  beforeEach(async () => {
    workspace = await open(engine);
  });
  afterEach(() => {
    workspace.remove();
  });

  it("every type and nesting is stored as configured, changed in place or replaced, and destroyed", async () => {
    workspace.write("main.tf", everyKind);
    await workspace.succeed(...apply);
    expect(await workspace.planned()).toBeUndefined();
    const { attributes } = instances(workspace).get("all") ?? {};
    expect(attributes).toMatchObject({
      id: "all",
      a_string: 'grüße "quoted"\n\\${x}',
      a_dynamic: { value: { of: ["several", 1, true], at: null } },
      a_list: ["b", "a", "b"],
      a_map: { "dbo.Orders": true, "": false },
      with_default: 5432,
      filled: null,
      nested_map: { one: { key: "1", made: "made", site: "a" } },
      block_list: [
        { key: "first", made: "made", site: "a" },
        { key: "second", made: "made", site: null },
      ],
      block_set: [{ key: "x", made: "made", seen: "made" }],
      block_map: { one: { key: "1", made: "made" } },
      block_group: { note: "in a group" },
      nested_filled: null,
    });
    // The test looks for the digits in the text of the state, because JavaScript's numbers would round them.
    expect(readFileSync(join(workspace.folder, "terraform.tfstate"), "utf8")).toMatch(
      /"a_number": ?123456789012345678901234567890\.123456789,/,
    );

    writeFileSync(join(workspace.folder, "things", "all"), "filled");
    expect(await workspace.planned()).toBeUndefined();
    workspace.write(
      "main.tf",
      everyKind.replace('"first" }', '"changed" }').replace('key = "x"\n', 'key = "z"\n'),
    );
    const changed = await workspace.succeed(...apply);
    expect(changed.stdout).toContain("0 added, 1 changed, 0 destroyed");
    expect(changed.stdout).not.toContain("hidden-in-output");
    // Volatile attributes get new values, in elements of a set too. Values that were made once or filled in stay.
    expect(instances(workspace).get("all")?.attributes).toMatchObject({
      out: "made again",
      block_list: [{ made: "made" }, { made: "made" }],
      nested_set: [
        { key: "x", made: "made", seen: "made again" },
        { key: "y", made: "made", seen: "made again" },
      ],
      nested_filled: { k: { key: "by the server" } },
    });
    expect(await workspace.planned()).toBeUndefined();

    for (const [place, from, to] of [
      ["nested_single", 'key = "single", site = "a"', 'key = "single", site = "b"'],
      ["nested_map", 'key = "1", site = "a"', 'key = "1", site = "b"'],
      ["block_list", 'site = "a"\n', 'site = "b"\n'],
    ] as const) {
      workspace.write("main.tf", everyKind.replace(from, to));
      const plan = (await workspace.planned()) ?? "";
      expect([place, plan]).toEqual([place, expect.stringContaining("# forces replacement")]);
    }
    workspace.write("main.tf", everyKind);
    await workspace.succeed("destroy", "-no-color", "-input=false", "-auto-approve");
    expect(exists("all")).toBe(false);
  });

  it("a plan that breaks a rule is our bug, at its attribute, and nothing is made", async () => {
    const expected: Record<string, [string, string | undefined]> = {
      plan_other_value: ["a_string: the planned value is not the configured one", 'a_string = "configured"'],
      plan_unknown: ["a_string: it is planned unknown, and is configured", 'a_string = "configured"'],
      plan_not_computed: [
        "a_number: it is planned with a value, which the configuration leaves out",
        undefined,
      ],
      plan_wrong_type: ["out: a string is needed, found a number", undefined],
      plan_nan: ["with_default: a number is needed, found NaN", undefined],
      plan_nested: ["block_list[0].key: the planned value is not the configured one", 'key = "first"'],
      plan_in_set: ["nested_set: what is planned are other elements", 'nested_set = [{ key = "first" }]'],
      plan_more_blocks: [
        "block_list: what is planned are other elements than the configured ones",
        undefined,
      ],
      plan_throws: ["An unexpected Error, thrown at ", undefined],
    };
    const modes = Object.keys(expected);
    workspace.write(
      "main.tf",
      things(
        modes,
        '  a_string = "configured"\n  nested_set = [{ key = "first" }]\n  block_list {\n    key = "first"\n  }\n',
      ),
    );
    const found = new Map(said(await workspace.run("plan", "-json", "-input=false")));
    for (const mode of modes) {
      const [detail, code] = expected[mode] ?? [];
      expect([mode, found.get(mode)]).toEqual([
        mode,
        {
          summary: expect.stringMatching(/^Bug in the provider: /),
          detail: expect.stringContaining(detail ?? ""),
          code: code ?? expect.stringContaining("{"),
        },
      ]);
    }
    expect(found.size).toBe(modes.length);
  });

  it("what was made stays in the state, whatever its author answers", async () => {
    const bugs: Record<string, string> = {
      apply_unknown: "out: it is still unknown after apply",
      apply_nested_unknown: "nested_single.made: it is still unknown after apply",
      apply_wrong_type: "out: a string is needed, found a map or an object",
      apply_undefined: "out: the attribute is missing",
      apply_null: "reported success without a state",
      apply_throws: "An unexpected Error, thrown at ",
      apply_private: "An unexpected TypeError, thrown at ",
    };
    // Older engines have no write-only arguments.
    const writeOnly = engine.supports("writeOnly");
    const well = ["apply_other_value", "apply_write_only"];
    const modes = [...Object.keys(bugs), ...well, "apply_error", "refuse"];
    workspace.write(
      "main.tf",
      things(
        modes,
        `  a_string = "configured"\n  nested_single = { key = "k" }\n${writeOnly ? '  secret_wo = "never-stored"\n' : ""}`,
      ),
    );
    const outcome = await workspace.run("apply", "-auto-approve", "-json", "-input=false");
    const found = new Map(said(outcome));
    for (const [mode, detail] of Object.entries(bugs)) {
      expect([mode, found.get(mode)]).toEqual([
        mode,
        expect.objectContaining({
          summary: expect.stringMatching(/^Bug in the provider: /),
          detail: expect.stringContaining(detail),
        }),
      ]);
    }
    for (const mode of well) expect([mode, found.get(mode)]).toEqual([mode, undefined]);
    expect(found.get("apply_error")?.summary).toBe("It is made, and not well");
    // Terraform itself has found no mistake of the provider.
    expect(outcome.stdout).not.toMatch(/Provider (produced|returned)|invalid (plan|result)/);

    const stored = instances(workspace);
    const all = modes.filter((mode) => mode !== "refuse");
    expect([...stored.keys()].sort()).toEqual(all.toSorted());
    for (const [name, { status, attributes }] of stored) {
      expect([name, status]).toEqual([name, well.includes(name) ? undefined : "tainted"]);
      expect(attributes).toMatchObject({ id: name, a_string: "configured", secret_wo: null });
    }
    expect(exists("refuse")).toBe(false);
    expect(readFileSync(join(workspace.folder, "terraform.tfstate"), "utf8")).not.toContain("never-stored");
  });

  it("a read, an update or a delete that fails loses nothing", async () => {
    const reads = ["read_unknown", "read_wrong_type", "read_throws"];
    const well = ["delete_throws", "replace_nowhere"];
    workspace.write("main.tf", things([...reads, ...well]));
    await workspace.succeed(...apply);
    for (const mode of reads) writeFileSync(join(workspace.folder, "things", mode), mode);
    const found = new Map(said(await workspace.run("apply", "-auto-approve", "-json", "-input=false")));
    expect([...found].map(([name, { summary }]) => [name, summary.split(":")[0]]).sort()).toEqual(
      [...reads, "replace_nowhere"].map((mode) => [mode, "Bug in the provider"]).sort(),
    );
    for (const mode of reads) writeFileSync(join(workspace.folder, "things", mode), "");

    workspace.write(
      "main.tf",
      things([...reads, ...well]).replaceAll(/misbehave = "re\w+"/g, 'misbehave = "apply_null"'),
    );
    await workspace.run(...apply);
    expect(instances(workspace).size).toBe(5);
    workspace.write("main.tf", head);
    const { stderr } = await workspace.run(...apply);
    expect(stderr).toContain("deleting of rules_thing failed");
    expect([...instances(workspace).keys()]).toEqual(["delete_throws"]);
  });

  it("what is deprecated is one warning that says what to use, and descriptions are Markdown", async () => {
    workspace.write(
      "main.tf",
      things(["old"], '  old_name = "x"\n  old_block {\n    key = "k"\n  }\n') +
        'resource "rules_legacy" "old" {\n  name = "legacy"\n}\n',
    );
    const { stdout } = await workspace.succeed("validate", "-json");
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: Record<string, unknown>[] };
    expect(diagnostics.map(({ severity, summary, detail }) => [severity, summary, detail]).sort()).toEqual([
      ["warning", "Deprecated", "Use rules_thing instead."],
      ["warning", "old_block[0] is deprecated", "Use block_list instead."],
      ["warning", "old_name is deprecated", "Use a_string instead."],
    ]);
    const schemas = await workspace.succeed("providers", "schema", "-json");
    const { provider_schemas } = JSON.parse(schemas.stdout) as {
      provider_schemas: Record<
        string,
        { resource_schemas: Record<string, { block: Record<string, unknown> }> }
      >;
    };
    const blocks = provider_schemas[address]?.resource_schemas;
    expect(blocks?.["rules_thing"]?.block).toMatchObject({
      description: "A **thing** of every kind.",
      description_kind: "markdown",
      attributes: {
        id: { description: "Id, in `code`.", description_kind: "markdown" },
        old_name: { deprecated: true },
      },
      block_types: {
        old_block: {
          block: { deprecated: true, description: "An *older* block.", description_kind: "markdown" },
        },
      },
    });
    expect(blocks?.["rules_legacy"]?.block).toMatchObject({ deprecated: true });
  });
});
