import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { install } from "../../examples/key-value-provider/install.ts";
import { engines } from "../support/engines.ts";
import { root } from "../support/paths.ts";
import { Workspace } from "../support/workspace.ts";

const configuration = readFileSync(join(root, "examples", "key-value-provider", "main.tf"), "utf8");

describe.each(engines())("the example of a provider through $name", (engine) => {
  let workspace: Workspace;
  const kept = (): string => readFileSync(join(workspace.folder, "entries", "greeting"), "utf8");

  beforeAll(async () => {
    workspace = new Workspace({ engine });
    await install(join(workspace.folder, ".mirror"));
  });
  afterAll(() => {
    workspace.remove();
  });

  it("creates, reads through its data source, updates, and destroys", async () => {
    workspace.write("main.tf", configuration);
    await workspace.succeed("init", "-no-color", "-input=false");
    const { stdout } = await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
    expect(stdout).toContain('read_back = "Good morning, 12 bytes"');
    expect(kept()).toBe("Good morning");
    expect(await workspace.planned()).toBeUndefined();

    workspace.write("main.tf", configuration.replace("Good morning", "Hello"));
    const updated = await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
    expect(updated.stdout).toContain("0 added, 1 changed, 0 destroyed");
    expect(updated.stdout).toContain('read_back = "Hello, 5 bytes"');
    expect(kept()).toBe("Hello");

    workspace.write("main.tf", configuration.replace(/"greeting"$/m, '"not a key"'));
    const { code, stderr } = await workspace.run("plan", "-no-color", "-input=false");
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/Error: Not a key[^]+main\.tf line/),
    });

    workspace.write("main.tf", configuration);
    await workspace.succeed("destroy", "-no-color", "-input=false", "-auto-approve");
    expect(existsSync(join(workspace.folder, "entries", "greeting"))).toBe(false);
  });
});
