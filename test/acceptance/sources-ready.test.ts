import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { requiredProviders } from "../support/configuration.ts";
import { engines, itWhere } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueFolder } from "../support/paths.ts";
import { Workspace, type Outcome } from "../support/workspace.ts";

const catalogue = readCatalogue(catalogueFolder);
const count = 30;

/**
 * @param fields the value of a setting of the source hook-7
 * @param sources the number of sources
 */
const configuration = (fields: string, sources = count): string => `${requiredProviders()}
resource "streamkap_source_webhook" "many" {
  for_each = toset([for index in range(${String(sources)}) : "hook-\${index}"])
  name     = each.key
  wait     = "none"
  transforms_value_to_key_fields_include_list = each.key == "hook-7" ? ${JSON.stringify(fields)} : null
}

resource "streamkap_sources_ready" "all" {
  sources = streamkap_source_webhook.many

  timeouts {
    create = "6s"
    update = "6s"
  }
}

resource "terraform_data" "after" {
  depends_on = [streamkap_sources_ready.all]
}
`;

interface Instance {
  schema_version: number;
  attributes: Readonly<Record<"sources" | "statuses", Readonly<Record<string, unknown>>>>;
}

interface StateFile {
  readonly serial: number;
  readonly resources: readonly { readonly type: string; readonly instances: readonly Instance[] }[];
}

/** The instance of `streamkap_sources_ready` in a state file. */
function instanceOf({ resources }: StateFile): Instance {
  const [instance] = resources.find(({ type }) => type === "streamkap_sources_ready")?.instances ?? [];
  if (instance === undefined) throw new Error("no streamkap_sources_ready in the state");
  return instance;
}

describe.each(engines())("a thousand sources through $name", (engine) => {
  it("are waited for by one call for each page of the list, and the error names the Broken one", async () => {
    const simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
    const workspace = new Workspace({
      attached: true,
      engine,
      environment: environmentOf(simulator),
    });
    const ids = Array.from({ length: 1_000 }, (_, index) =>
      simulator.addSource({ name: `hook ${String(index)}`, connector: "webhook" }),
    );
    const waitFor = (revision: number): void => {
      workspace.write(
        "main.tf",
        `${requiredProviders()}resource "streamkap_sources_ready" "all" {\n` +
          `  sources = { for id in ${JSON.stringify(ids)} : id => { id = id, revision = ${String(revision)} } }\n` +
          `  timeouts {\n    create = "60s"\n    update = "10s"\n  }\n}\n`,
      );
    };
    const pages = (): string[] =>
      simulator.requests().flatMap(({ path, query }) => (path === "/sources" ? [query["page"] ?? ""] : []));
    const gets = (): number => simulator.requests().filter(({ path }) => path.startsWith("/sources/")).length;
    try {
      waitFor(1);
      await workspace.succeed("init", "-no-color", "-input=false");
      await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
      expect(pages().sort((a, b) => Number(a) - Number(b))).toEqual(
        Array.from({ length: 10 }, (_, index) => String(index + 1)),
      );
      expect(gets()).toBe(0);

      simulator.change(ids[700]!, { broken: { trace: "FATAL: no such table" } });
      waitFor(2);
      const failed = await workspace.run("apply", "-no-color", "-input=false", "-auto-approve");
      expect(failed.code).toBe(1);
      expect(failed.stderr).toContain("1 of 1000 sources is not ready");
      expect(failed.stderr).toContain(`- hook 700 (${ids[700]!}) is Broken.`);
      // Once all other sources are ready, the provider asks for the Broken one by its id, and not for the list.
      expect(pages()).toHaveLength(20);
    } finally {
      workspace.remove();
      await simulator.close();
    }
  });
});

describe.each(engines())("streamkap_sources_ready through $name", (engine) => {
  let simulator: Simulator;
  let workspace: Workspace;

  beforeAll(async () => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 300 });
    workspace = new Workspace({
      attached: true,
      engine,
      environment: environmentOf(simulator),
    });
    workspace.write("main.tf", configuration("a"));
    await workspace.succeed("init", "-no-color", "-input=false");
  });

  afterAll(async () => {
    workspace.remove();
    await simulator.close();
  });

  const apply = (...options: string[]): Promise<Outcome> =>
    workspace.run("apply", "-no-color", "-input=false", "-auto-approve", ...options);
  const idOf = (name: string): string => simulator.sources().find((source) => source.name === name)?.id ?? "";
  const lists = (): number => simulator.requests().filter(({ path }) => path === "/sources").length;
  const posts = (): number =>
    simulator.requests().filter(({ method, path }) => method === "POST" && path === "/sources").length;
  /** The text without the line breaks and bars that Terraform adds when it wraps what it prints. */
  const words = (text: string): string => text.replaceAll(/[│\s]+/g, " ");

  it("fails an apply with the name of the Broken source, and taints nothing", async () => {
    simulator.breakNext("hook-7", { trace: "FATAL: no such table" });
    const { code, stdout, stderr } = await apply();
    expect({ code, said: words(stderr) }).toEqual({
      code: 1,
      said: expect.stringContaining(
        `1 of ${String(count)} sources is not ready with streamkap_sources_ready.all,`,
      ),
    });
    expect(words(stderr)).toContain(
      `- hook-7 (${idOf("hook-7")}) is Broken. Task 0 failed: FATAL: no such table The sources stay as they are`,
    );
    expect(stdout).not.toContain("terraform_data.after: Creating...");
    expect(readFileSync(join(workspace.folder, "terraform.tfstate"), "utf8")).not.toContain('"tainted"');
    expect([...workspace.state().keys()]).not.toContain("streamkap_sources_ready.all");
  });

  it("waits again at the next apply, and succeeds once all sources are Active", async () => {
    simulator.change(idOf("hook-7"), { broken: null });
    const { code, stdout } = await apply();
    expect(code).toBe(0);
    expect(stdout).toContain("2 added, 0 changed, 0 destroyed");
    expect(posts()).toBe(count);
    const statuses = workspace.state().get("streamkap_sources_ready.all")?.["statuses"];
    expect(Object.values(statuses as object)).toEqual(Array.from({ length: count }, () => "Active"));
  });

  it("neither waits nor asks in a refresh, for which the sources share one page of the list", async () => {
    simulator.change(idOf("hook-3"), { broken: { trace: "FATAL: disk full" } });
    const before = lists();
    expect((await apply("-refresh-only")).code).toBe(0);
    expect(lists()).toBe(before + 1);
  });

  it("waits in the apply that changes a source in place, and waits again if that fails", async () => {
    workspace.write("main.tf", configuration("b"));
    const failed = await apply();
    expect(failed.code).toBe(1);
    expect(failed.stdout).toContain(`streamkap_source_webhook.many["hook-7"]: Modifications complete`);
    expect(words(failed.stderr)).toContain(`- hook-3 (${idOf("hook-3")}) is Broken.`);

    simulator.change(idOf("hook-3"), { broken: null });
    const { code, stdout } = await apply();
    expect(code).toBe(0);
    expect(stdout).toContain("0 added, 1 changed, 0 destroyed");
    expect(await workspace.planned()).toBeUndefined();
    expect(posts()).toBe(count);
  });

  it("shows an added source as one more entry, and a removed one as one entry less", async () => {
    const marked = async (sources: number): Promise<string[]> => {
      workspace.write("main.tf", configuration("b", sources));
      const plan = (await workspace.planned()) ?? "";
      const block = /resource "streamkap_sources_ready" "all" \{\n(.*?)\n {4}\}/s.exec(plan)?.[1] ?? "";
      const lines = block.split("\n").map((line) => line.trim().replaceAll(/ +/g, " "));
      return lines.filter((line) => /^[-+~]/.test(line));
    };
    expect(await marked(count + 1)).toEqual([
      "~ sources = {",
      '+ "hook-30" = {',
      "+ id = (known after apply)",
      "+ revision = 1",
      "~ statuses = {",
      '+ "hook-30" = (known after apply)',
    ]);
    expect(await marked(count - 1)).toEqual([
      "~ sources = {",
      '- "hook-29" = {',
      `- id = "${idOf("hook-29")}" -> null`,
      "- revision = 1 -> null",
      "~ statuses = {",
      '- "hook-29" = "Active" -> null',
    ]);
    workspace.write("main.tf", configuration("b"));
  });

  it("accepts the state of its first version, and gives it new keys without a wait", async () => {
    const path = join(workspace.folder, "terraform.tfstate");
    const state = JSON.parse(readFileSync(path, "utf8")) as StateFile;
    const { sources, statuses } = instanceOf(state).attributes;
    instanceOf(state).schema_version = 0;
    instanceOf(state).attributes = {
      ...instanceOf(state).attributes,
      sources: Object.fromEntries(
        Object.values(sources).map((source) => {
          const { id, revision } = source as { readonly id: string; readonly revision: number };
          return [id, revision];
        }),
      ),
      statuses: Object.fromEntries(Object.entries(statuses).map(([key, status]) => [idOf(key), status])),
    };
    writeFileSync(path, JSON.stringify({ ...state, serial: state.serial + 1 }));
    const before = lists();
    const { code, stdout } = await apply("-refresh=false");
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining("0 added, 1 changed, 0 destroyed"),
    });
    expect(lists()).toBe(before);
    expect(instanceOf(JSON.parse(readFileSync(path, "utf8")) as StateFile)).toMatchObject({
      schema_version: 1,
      attributes: { sources, statuses },
    });
    expect(await workspace.planned()).toBeUndefined();
  });

  itWhere(engine, "mocks")("passes tests that mock the sources, and their teardown", async () => {
    const before = simulator.requests().length;
    workspace.write(
      "mocked.tftest.hcl",
      `mock_provider "streamkap" {}

run "applied" {
  assert {
    condition     = length(streamkap_sources_ready.all.sources) == ${String(count)}
    error_message = "sources are missing"
  }
}

run "changed" {
  command = plan
  assert {
    condition     = streamkap_sources_ready.all.sources["hook-7"].id == streamkap_source_webhook.many["hook-7"].id
    error_message = "another source"
  }
}
`,
    );
    const { code, stdout, stderr } = await workspace.run("test", "-no-color");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("2 passed, 0 failed.");
    expect(simulator.requests().length).toBe(before);
  });
});
