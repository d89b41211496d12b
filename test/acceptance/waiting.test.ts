import { spawn } from "node:child_process";
import { once } from "node:events";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { requiredProviders, sourceBlock } from "../support/configuration.ts";
import { engines } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueFolder } from "../support/paths.ts";
import { Workspace, type WorkspaceOptions } from "../support/workspace.ts";

const catalogue = readCatalogue(catalogueFolder);
const webhook = (label: string, more: string): string =>
  sourceBlock(catalogue.get("webhook")!, new Map(), { name: label })
    .replace('"it"', `"${label}"`)
    .replace(/}\n$/, `${more}\n}\n`);
const apply = ["apply", "-no-color", "-input=false", "-auto-approve"] as const;

describe.each(engines())("waiting through $name", (engine) => {
  let simulator: Simulator;
  let workspace: Workspace;

  const open = async (
    deployTimeMs: number,
    { environment = {}, attached = true }: Partial<WorkspaceOptions> = {},
  ): Promise<void> => {
    simulator = await startSimulator({ catalogue, deployTimeMs });
    workspace = new Workspace({
      engine,
      attached,
      environment: {
        ...environmentOf(simulator),
        ...environment,
      },
    });
  };
  const writes = (): string[] =>
    simulator
      .requests()
      .filter(({ method, path }) => method !== "GET" && path.startsWith("/sources"))
      .map(({ method }) => method);

  afterEach(async () => {
    workspace.remove();
    await simulator.close();
  });

  it("tells how to keep a source that broke, logs its progress, and sends nothing when timeouts and wait change", async () => {
    await open(500, { environment: { TF_LOG_PROVIDER: "INFO" }, attached: false });
    simulator.breakNext("broken", { trace: "java.net.UnknownHostException: db.example.test" });
    const sources = (wait: string, timeout: string): string =>
      requiredProviders() +
      webhook("broken", 'for_each = toset(["eu"])\ntimeouts {\n create = "3s"\n}') +
      webhook("served", 'wait = "server"') +
      webhook("fine", `wait = "${wait}"\ntimeouts {\n update = "${timeout}"\n}`);
    workspace.write("main.tf", sources("active", "10m"));
    await workspace.succeed("init", "-no-color", "-input=false");

    const failed = await workspace.run(...apply);
    expect(failed.code).toBe(1);
    const { id } = simulator.sources().find(({ name }) => name === "broken")!;
    // Terraform draws a bar in front of each line.
    const text = failed.stderr.replaceAll(/^[│╷╵] ?/gm, "");
    expect(text).toContain(`Error: The source "broken" (${id}) is Broken`);
    expect(text).toContain(`\nterraform untaint '<the address that stands above, after "with">'\n`);
    const [, address = ""] = /^ *with (.+),$/m.exec(text) ?? [];
    expect(address).toBe('streamkap_source_webhook.broken["eu"]');
    expect(text).toContain("Task 0 failed:\n  java.net.UnknownHostException: db.example.test");
    const progress = failed.stderr.split("\n").filter((line) => line.includes("waiting for the creation of"));
    for (const part of [
      "[INFO]",
      "type=streamkap_source_webhook",
      `id=${id}`,
      "status=Pending",
      "elapsed_s=0",
    ])
      expect(progress.find((line) => line.includes(id))).toContain(part);
    expect(workspace.state().get("streamkap_source_webhook.broken")?.["id"]).toBe(id);

    // The test follows the error's advice, with the address that Terraform shows.
    await workspace.succeed("untaint", address);
    const before = writes().length;
    workspace.write("main.tf", sources("none", "11m"));
    const changed = await workspace.succeed(...apply);
    expect(changed.stdout).toContain("0 added, 1 changed, 0 destroyed");
    // The source is still Broken. The apply succeeds, but a warning names the source.
    const told = changed.stdout.replaceAll(/^[│╷╵] ?/gm, "");
    expect(told).toContain(`Warning: The source "broken" (${id}) is Broken`);
    expect(told).toContain("Task 0 failed:\n  java.net.UnknownHostException: db.example.test");
    simulator.change(id, { broken: null });
    expect(writes().slice(before)).toEqual([]);
    expect(workspace.state().get("streamkap_source_webhook.fine")).toMatchObject({
      wait: "none",
      timeouts: { update: "11m" },
      revision: 1,
    });
    expect(await workspace.planned()).toBeUndefined();
  });

  it("follows the provider's wait if a source has none", async () => {
    await open(3_600_000);
    const soon = 'timeouts {\n create = "3s"\n}';
    const unlike = webhook("unlike", `wait = "active"\n${soon}`);
    workspace.write(
      "main.tf",
      `${requiredProviders()}provider "streamkap" {\n  wait = "none"\n}\n${webhook("like", soon)}`,
    );
    await workspace.succeed("init", "-no-color", "-input=false");
    await workspace.succeed(...apply);
    expect(simulator.sources()).toMatchObject([{ name: "like", connector_status: "Pending" }]);
    expect(workspace.state().get("streamkap_source_webhook.like")?.["wait"]).toBeNull();
    expect(await workspace.planned()).toBeUndefined();

    workspace.write("more.tf", unlike);
    const { code, stderr } = await workspace.run(...apply);
    expect([code, stderr.replace(/[│╷╵\s]+/g, " ")]).toEqual([
      1,
      expect.stringMatching(/The source "unlike" \([0-9a-f]+\) is not Active in time/),
    ]);
  });

  it("ends with Ctrl-C, keeps the source, and continues at the next apply", async () => {
    await open(3_600_000, { attached: false });
    workspace.write("main.tf", requiredProviders() + webhook("slow", ""));
    await workspace.succeed("init", "-no-color", "-input=false");
    const polled = simulator.inject({ act: "delay", ms: 0, method: "GET", path: "/sources/{id}" });
    const child = spawn(engine.binary, [...apply], {
      cwd: workspace.folder,
      env: { ...process.env, ...workspace.environment() },
      stdio: "ignore",
    });
    await polled.reached;
    child.kill("SIGINT");
    await once(child, "exit");
    expect(workspace.state().get("streamkap_source_webhook.slow")?.["id"]).toBe(simulator.sources()[0]!.id);
    expect(await workspace.planned()).toBeUndefined();
  });
});
