import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { requiredProviders } from "../support/configuration.ts";
import { engines } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueFolder } from "../support/paths.ts";
import { Workspace } from "../support/workspace.ts";

const catalogue = readCatalogue(catalogueFolder);

/** A source for each name, with the desired state that is given for the name. Null: `desired_state` is not set. */
const configuration = (states: Readonly<Record<string, string | null>>): string =>
  requiredProviders() +
  Object.entries(states)
    .map(
      ([name, state]) =>
        `resource "streamkap_source_webhook" "${name}" {\n  name = "${name}"\n` +
        `${state === null ? "" : `  desired_state = "${state}"\n`}}\n`,
    )
    .join("");

describe.each(engines())("desired_state through $name", (engine) => {
  let simulator: Simulator;
  let workspace: Workspace;

  beforeAll(async () => {
    const quirks = { putIgnoresDesiredState: true };
    simulator = await startSimulator({ catalogue, deployTimeMs: 200, quirks });
    workspace = new Workspace({
      attached: true,
      engine,
      environment: environmentOf(simulator),
    });
  });

  afterAll(async () => {
    workspace.remove();
    await simulator.close();
  });

  const apply = async (states: Readonly<Record<string, string | null>>): Promise<string> => {
    workspace.write("main.tf", configuration(states));
    const { stdout } = await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
    return stdout;
  };
  const idOf = (name: string): string => simulator.sources().find((source) => source.name === name)?.id ?? "";
  const found = (): Record<string, string> =>
    Object.fromEntries(simulator.sources().map(({ name, connector_status }) => [name, connector_status]));
  const actions = (): string[] =>
    simulator
      .requests()
      .filter(({ path }) => path.includes("/actions/"))
      .map(({ path }) => path.replace(/^.*\//, ""));

  it("decides the state of a new source, which is Active if it is not set", async () => {
    workspace.write("main.tf", requiredProviders());
    await workspace.succeed("init", "-no-color", "-input=false");
    await apply({ free: null, active: "Active", paused: "Paused", stopped: "Stopped" });
    expect(found()).toEqual({ free: "Active", active: "Active", paused: "Paused", stopped: "Stopped" });
    expect(actions()).toEqual([]);
  });

  it("is restored after a change from outside, by an action if a PUT is not enough", async () => {
    simulator.change(idOf("free"), { desiredState: "Paused" });
    simulator.change(idOf("active"), { desiredState: "Paused" });
    simulator.change(idOf("paused"), { desiredState: "Active" });
    simulator.change(idOf("stopped"), { desiredState: "Active" });
    const plan = await workspace.planned();
    expect(plan).toContain("0 to add, 3 to change, 0 to destroy");
    expect(plan).toMatch(/~ desired_state += "Active" -> "Stopped"/);

    const output = await apply({ free: null, active: "Active", paused: "Paused", stopped: "Stopped" });
    expect(output).toContain("0 added, 3 changed, 0 destroyed");
    expect(found()).toEqual({ free: "Paused", active: "Active", paused: "Paused", stopped: "Stopped" });
    expect(actions().sort()).toEqual(["pause", "resume", "stop"]);
    expect(await workspace.planned()).toBeUndefined();
  });

  it("leaves the source as it is when it is removed, and is enforced when it is set again", async () => {
    workspace.write("main.tf", configuration({ free: null, active: null, paused: null, stopped: null }));
    expect(await workspace.planned()).toBeUndefined();
    await apply({ free: "Active", active: null, paused: "Stopped", stopped: null });
    expect(found()).toEqual({ free: "Active", active: "Active", paused: "Stopped", stopped: "Stopped" });
  });
});
