import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { requiredProviders } from "../support/configuration.ts";
import { engines } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueFolder } from "../support/paths.ts";
import { Workspace, type Outcome } from "../support/workspace.ts";

const catalogue = readCatalogue(catalogueFolder);
const count = 30;

/** @param fields a setting of the seventh source */
const configuration = (fields: string): string => `${requiredProviders()}
resource "streamkap_source_webhook" "many" {
  for_each = toset([for index in range(${String(count)}) : "hook-\${index}"])
  name     = each.key
  wait     = "none"
  transforms_value_to_key_fields_include_list = each.key == "hook-7" ? ${JSON.stringify(fields)} : null
}

resource "streamkap_sources_ready" "all" {
  sources = { for source in streamkap_source_webhook.many : source.id => source.revision }

  timeouts {
    create = "6s"
    update = "6s"
  }
}

resource "terraform_data" "after" {
  depends_on = [streamkap_sources_ready.all]
}
`;

describe.each(engines())("a thousand sources through $name", (engine) => {
  it("are waited for by as many lists as have pages, and one that is Broken is named", async () => {
    const simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
    const workspace = new Workspace({
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
          `  sources = { for id in ${JSON.stringify(ids)} : id => ${String(revision)} }\n` +
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
      // Once all others are there, it is asked for by itself.
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
  /** Terraform wraps what it prints. */
  const words = (text: string): string => text.replaceAll(/[│\s]+/g, " ");

  it("fails an apply with the name of what is Broken, and nothing is tainted", async () => {
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

  it("waits again at the next apply, and passes once all are there", async () => {
    simulator.change(idOf("hook-7"), { broken: null });
    const { code, stdout } = await apply();
    expect(code).toBe(0);
    expect(stdout).toContain("2 added, 0 changed, 0 destroyed");
    expect(posts()).toBe(count);
    const statuses = workspace.state().get("streamkap_sources_ready.all")?.["statuses"];
    expect(Object.values(statuses as object)).toEqual(Array.from({ length: count }, () => "Active"));
  });

  it("neither waits nor looks in a refresh", async () => {
    simulator.change(idOf("hook-3"), { broken: { trace: "FATAL: disk full" } });
    const before = lists();
    expect((await apply("-refresh-only")).code).toBe(0);
    expect(lists()).toBe(before);
  });

  it("waits in the apply that changes a source in place, and does not forget it where that fails", async () => {
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
});
