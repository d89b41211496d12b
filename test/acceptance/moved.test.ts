import { join } from "node:path";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { minimalSettings, requiredProviders, sourceBlock } from "../support/configuration.ts";
import { engines, itWhere } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { mirrorProvider } from "../support/mirror-provider.ts";
import { catalogueFolder, root } from "../support/paths.ts";
import { traceFiles } from "../support/traces-of.ts";
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

  it("is refused if the resource takes over no states", async () => {
    workspace.write("main.tf", `${requirement}resource "moving_old" "it" {\n  title = "a"\n}\n`);
    await workspace.succeed("init", "-no-color", "-input=false");
    await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");

    workspace.write("main.tf", movedTo("moving_other"));
    const { code, stderr } = await workspace.run("plan", "-no-color", "-input=false");
    expect(code).toBe(1);
    // Older engines themselves refuse every move between types.
    expect(stderr).toMatch(
      engine.supports("moveBetweenTypes")
        ? /moving_old cannot be moved to moving_other/
        : /change of resource type|[Rr]esource type/,
    );
  });

  itWhere(engine, "moveBetweenTypes")(
    "becomes the state of the other resource if that accepts it",
    async () => {
      workspace.write("main.tf", movedTo("moving_new"));
      const { stdout } = await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
      expect(stdout).toContain("0 added, 0 changed, 0 destroyed");
      expect(Object.fromEntries(workspace.state())).toEqual({
        "moving_new.it": { id: "thing-1", name: "a" },
      });
    },
  );
});

const catalogue = readCatalogue(catalogueFolder);
const postgresql = catalogue.get("postgresql")!;
const password = "database_password";

/** The settings of a PostgreSQL source. Some of them are not at their defaults. */
const settingsOf = (label: string): Map<string, unknown> =>
  minimalSettings(postgresql)
    .set("database_port", 6543)
    .set("slot_name", `${label}_slot`)
    .set(password, `sample-${label}`)
    .set("ssh_enabled", true)
    .set("ssh_host", "bastion.example.test");

/** The source as the typed resource. @param ending ends the name of the argument that has the secret: "_wo", or "" */
function typed(label: string, ending: string): string {
  const settings = settingsOf(label);
  const secret = settings.get(password);
  settings.delete(password);
  return sourceBlock(postgresql, settings.set(password + ending, secret), { name: label }, label);
}

/** The same source as the generic resource, which has the API's own keys. */
function generic(label: string, ending: string): string {
  const settings = settingsOf(label);
  const map = (chosen: (attribute: string) => boolean): string =>
    JSON.stringify(
      Object.fromEntries(
        postgresql.settings
          .filter(({ attribute }) => settings.has(attribute) && chosen(attribute))
          .map(({ attribute, wire }) => [wire, settings.get(attribute)]),
      ),
    );
  return `resource "streamkap_source" "${label}" {
  name      = "${label}"
  connector = "postgresql"
  config    = ${map((attribute) => attribute !== password)}
  config_secret${ending} = ${map((attribute) => attribute === password)}
}
`;
}

describe.each(engines())("a source that is moved by $name", (engine) => {
  let simulator: Simulator;
  let workspace: Workspace;
  const forms = { typed, generic };
  const types = { typed: "streamkap_source_postgresql", generic: "streamkap_source" };
  const labels = { stored: "", unstored: "_wo" } as const;
  const sources = Object.entries(labels).filter(
    ([label]) => label === "stored" || engine.supports("writeOnly"),
  );
  const apply = (): Promise<{ stdout: string }> =>
    workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");

  beforeEach(async () => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
    workspace = new Workspace({
      attached: true,
      engine,
      environment: environmentOf(simulator),
    });
  });
  afterEach(async () => {
    workspace.remove();
    await simulator.close();
  });

  for (const [from, to] of [
    ["generic", "typed"],
    ["typed", "generic"],
  ] as const) {
    const title = `from a ${from} to a ${to} resource stays as it is, and the next plan is empty`;
    itWhere(engine, "moveBetweenTypes")(title, async () => {
      const blocks = (form: "typed" | "generic"): string =>
        requiredProviders() + sources.map(([label, ending]) => forms[form](label, ending)).join("");
      workspace.write("main.tf", blocks(from));
      await workspace.succeed("init", "-no-color", "-input=false");
      await apply();
      const before = simulator.sources();
      const requests = simulator.requests().length;
      // A write-only secret is stored nowhere during the move either: only the configuration has it.
      const unstored = engine.supports("writeOnly") ? ["main.tf"] : [];

      const moves = sources.map(
        ([label]) => `moved {\n  from = ${types[from]}.${label}\n  to   = ${types[to]}.${label}\n}\n`,
      );
      workspace.write("main.tf", blocks(to) + moves.join(""));
      expect((await apply()).stdout).toContain("0 added, 0 changed, 0 destroyed");
      expect(await workspace.planned()).toBeUndefined();
      expect([...workspace.state().keys()].sort()).toEqual(
        sources.map(([label]) => `${types[to]}.${label}`).sort(),
      );
      expect(simulator.sources()).toEqual(before);
      expect(traceFiles(workspace.folder, "sample-unstored")).toEqual(unstored);
      const later = simulator.requests().slice(requests);
      expect(later.filter(({ method, path }) => method !== "GET" && path.startsWith("/sources"))).toEqual([]);
    });
  }
});
