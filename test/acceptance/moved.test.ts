import { join } from "node:path";
import { engines, itWhere } from "../support/engines.ts";
import { mirrorProvider } from "../support/mirror-provider.ts";
import { root } from "../support/paths.ts";
import { Workspace } from "../support/workspace.ts";

const address = "registry.terraform.io/example/moving";
const file = join(root, "test", "fixtures", "moving-provider.ts");
const requirement = `terraform {\n  required_providers {\n    moving = { source = "${address}" }\n  }\n}\n`;
const movedTo = (type: string): string =>
  `${requirement}resource "${type}" "it" {\n  name = "a"\n}\nmoved {\n  from = moving_old.it\n  to   = ${type}.it\n}\n`;

describe.each(engines())("a state that is moved by $name", (engine) => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = new Workspace({ engine });
    await mirrorProvider({ file, address, version: "1.0.0" }, join(workspace.folder, ".mirror"));
  });
  afterAll(() => {
    workspace.remove();
  });

  it("is refused where the resource takes none", async () => {
    workspace.write("main.tf", `${requirement}resource "moving_old" "it" {\n  title = "a"\n}\n`);
    await workspace.succeed("init", "-no-color", "-input=false");
    await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");

    workspace.write("main.tf", movedTo("moving_other"));
    const { code, stderr } = await workspace.run("plan", "-no-color", "-input=false");
    expect(code).toBe(1);
    // Those before refuse every move between types themselves.
    expect(stderr).toMatch(
      engine.supports("moveBetweenTypes")
        ? /moving_old cannot be moved to moving_other/
        : /change of resource type|[Rr]esource type/,
    );
  });

  itWhere(engine, "moveBetweenTypes")("becomes the other resource's where that takes it", async () => {
    workspace.write("main.tf", movedTo("moving_new"));
    const { stdout } = await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
    expect(stdout).toContain("0 added, 0 changed, 0 destroyed");
    expect(Object.fromEntries(workspace.state())).toEqual({ "moving_new.it": { id: "thing-1", name: "a" } });
  });
});
