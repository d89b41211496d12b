import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { minimalSettings, requiredProviders, sourceBlock } from "../support/configuration.ts";
import { engines } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueFolder } from "../support/paths.ts";
import { Workspace } from "../support/workspace.ts";

const catalogue = readCatalogue(catalogueFolder);
const postgresql = catalogue.get("postgresql")!;
/** A setting for which the platform has no fixed default. */
const list = "transforms_value_to_key_fields_include_list";
const { wire } = postgresql.settings.find(({ attribute }) => attribute === list)!;

const source = (more: Readonly<Record<string, unknown>> = {}): string =>
  requiredProviders() +
  sourceBlock(postgresql, new Map([...minimalSettings(postgresql), ...Object.entries(more)]));

describe.each(engines())("settings that are not set, through $name,", (engine) => {
  let simulator: Simulator;
  let workspace: Workspace;
  const plan = async (): Promise<string> =>
    (await workspace.succeed("plan", "-no-color", "-input=false")).stdout;
  const apply = ["apply", "-no-color", "-input=false", "-auto-approve"] as const;
  const stored = (): unknown => simulator.sources()[0]?.config[wire];

  beforeAll(async () => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
    workspace = new Workspace({
      attached: true,
      engine,
      environment: environmentOf(simulator),
    });
    workspace.write("main.tf", source());
    await workspace.succeed("init", "-no-color", "-input=false");
  });
  afterAll(async () => {
    workspace.remove();
    await simulator.close();
  });

  it("take no line of a plan to create, except defaults and values that the API surely makes", async () => {
    const lines = new Map(
      [...(await plan()).matchAll(/^ {6}\+ (\w+) += (.*)$/gm)].map(([, name = "", value = ""]) => [
        name,
        value,
      ]),
    );
    const given = minimalSettings(postgresql);
    const free = postgresql.settings
      .filter((setting) => setting.default === undefined && setting.readOnly !== true)
      .map(({ attribute }) => attribute)
      .filter((attribute) => !given.has(attribute));
    expect(free.length).toBeGreaterThan(15);
    expect(free.filter((attribute) => lines.has(attribute))).toEqual([]);
    expect([...lines].filter(([, value]) => value === "(known after apply)").map(([name]) => name)).toEqual([
      "connector_status",
      "created_timestamp",
      "id",
      "service_id",
      "ssh_public_key",
      "sub_id",
      "task_statuses",
      "tasks",
      "tenant_id",
      "topic_ids",
      "topic_map",
      "topics",
    ]);
    // If each of the 56 settings and each attribute that every source has took a line, there would be 88 lines or more.
    expect(lines.size).toBeLessThanOrEqual(57);
  });

  it("are reset by the next apply if the update that should have reset them failed", async () => {
    workspace.write("main.tf", source({ [list]: "id,region" }));
    await workspace.succeed(...apply);
    expect(stored()).toBe("id,region");
    workspace.write("main.tf", source());
    simulator.inject({ method: "PUT", path: "/sources/{id}", act: "answer", status: 422, body: "{}" });
    expect((await workspace.run(...apply)).code).toBe(1);
    expect([stored(), workspace.state().get("streamkap_source_postgresql.it")?.[list]]).toEqual([
      "id,region",
      "id,region",
    ]);

    expect(await plan()).toMatch(new RegExp(`~ ${list} += "id,region" -> \\(known after apply\\)`));
    await workspace.succeed(...apply);
    expect(stored()).toBeNull();
    expect(await workspace.planned()).toBeUndefined();
  });
});
