import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Fault, type Simulator } from "../../src/simulator/index.ts";
import { requiredProviders } from "../support/configuration.ts";
import { engines } from "../support/engines.ts";
import { catalogueFolder } from "../support/paths.ts";
import { Workspace, type Outcome } from "../support/workspace.ts";

const catalogue = readCatalogue(catalogueFolder);
const applyArguments = ["apply", "-input=false", "-auto-approve", "-no-color"] as const;
const post = { method: "POST", path: "/sources" } as const;

const source = (label: string, name = label, more = ""): string =>
  `resource "streamkap_source_webhook" "${label}" {\n  name = "${name}"\n  wait = "none"\n${more}}\n`;

/** Where the simulator stops a create, and what is done at that moment. */
interface Moment {
  readonly when: string;
  readonly fault: Fault;
}

const moments: readonly Moment[] = [
  { when: "before the POST has arrived", fault: { ...post, act: "hold" } },
  { when: "after the POST was carried out, before its answer", fault: { ...post, act: "holdAfter" } },
];

describe.each(engines())("$name", (engine) => {
  let simulator: Simulator;
  let workspace: Workspace;
  let folder: string;

  beforeEach(async () => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
    const { url, clientId, secret } = simulator;
    const environment = { STREAMKAP_HOST: url, STREAMKAP_CLIENT_ID: clientId, STREAMKAP_SECRET: secret };
    workspace = new Workspace({ engine, environment });
    folder = join(workspace.folder, ".terraform", "streamkap");
    workspace.write("main.tf", requiredProviders() + source("hook"));
    await workspace.succeed("init", "-no-color", "-input=false");
  });
  afterEach(async () => {
    workspace.remove();
    await simulator.close();
  });

  const start = (args: readonly string[] = applyArguments): ChildProcess =>
    spawn(engine.binary, args, {
      cwd: workspace.folder,
      env: { ...process.env, ...workspace.environment() },
      stdio: "ignore",
      detached: true,
    });
  const apply = (...more: string[]): Promise<Outcome> => workspace.run(...applyArguments, ...more);
  const notes = (): string[] =>
    existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];

  /** One source at the API, the same in the state, and nothing to do. */
  async function expectOne(): Promise<void> {
    const [only, ...others] = simulator.sources();
    expect(others).toEqual([]);
    expect(workspace.state().get("streamkap_source_webhook.hook")).toMatchObject({ id: only!.id });
    expect(await workspace.planned()).toBeUndefined();
    expect(notes()).toEqual([]);
  }

  const victims = {
    "the provider": (terraform: number) => [providerOf(terraform)],
    terraform: (terraform: number) => [terraform],
    both: (terraform: number) => [providerOf(terraform), terraform],
  };

  describe.each(moments)("killed $when", ({ fault }) => {
    it.each(Object.entries(victims))("%s: the next apply ends with one source", async (_victim, pids) => {
      const trap = simulator.inject(fault);
      const terraform = start();
      await trap.reached;
      const exited = once(terraform, "exit");
      for (const pid of pids(terraform.pid!)) process.kill(pid, "SIGKILL");
      await exited;
      expect(notes()).toHaveLength(1);
      trap.release();
      await until(() => simulator.sources().length === 1);
      const { code, stdout } = await apply();
      expect([code, stdout]).toEqual([0, expect.stringContaining("was taken over")]);
      expect(stdout).toContain(simulator.sources()[0]!.id);
      await expectOne();
    });
  });

  it("killed before anything was sent creates it at the next apply", async () => {
    const trap = simulator.inject({ ...post, act: "drop", times: 0 });
    const lists = simulator.inject({ method: "GET", path: "/sources", act: "hold" });
    const terraform = start();
    await lists.reached;
    await killBoth(terraform);
    trap.remove();
    lists.remove();
    expect((await apply()).code).toBe(0);
    await expectOne();
  });

  it("killed after our answer, before a remote state has it, takes over by id", async () => {
    let stored: string | undefined;
    const backend = createServer((request, response) => {
      if (request.method !== "POST")
        return void response.writeHead(stored === undefined ? 204 : 200).end(stored);
      let body = "";
      request
        .setEncoding("utf8")
        .on("data", (text: string) => (body += text))
        .on("end", () => {
          stored = body;
          response.end();
        });
    }).listen(0, "127.0.0.1");
    await once(backend, "listening");
    try {
      const address = `http://127.0.0.1:${String((backend.address() as AddressInfo).port)}`;
      workspace.write("backend.tf", `terraform {\n  backend "http" {\n    address = "${address}"\n  }\n}\n`);
      workspace.write(
        "more.tf",
        source("other", "other", "  depends_on = [streamkap_source_webhook.hook]\n"),
      );
      await workspace.succeed("init", "-no-color", "-input=false");
      const trap = simulator.inject({ ...post, name: "other", act: "holdAfter" });
      const terraform = start();
      await trap.reached;
      expect(notes()).toHaveLength(2);
      await killBoth(terraform);
      trap.remove();
      expect(stored).toBeUndefined();
      const { code, stdout } = await apply();
      expect([code, stdout]).toEqual([0, expect.stringContaining('"hook" was taken over')]);
      expect(stdout).toContain('"other" was taken over');
      expect(simulator.sources()).toHaveLength(2);
      expect(await workspace.planned()).toBeUndefined();
      expect(notes()).toEqual([]);
    } finally {
      backend.close();
    }
  });

  it("takes over into a saved plan, with today's configuration", async () => {
    await workspace.succeed("plan", "-input=false", "-out=saved");
    const trap = simulator.inject({ ...post, act: "holdAfter" });
    const terraform = start(["apply", "-input=false", "saved"]);
    await trap.reached;
    await killBoth(terraform);
    trap.remove();
    const { code, stdout } = await workspace.run("apply", "-input=false", "-no-color", "saved");
    expect([code, stdout]).toEqual([0, expect.stringContaining("was taken over")]);
    await expectOne();
  });

  it("leaves what another target's apply has not seen for the apply that creates it", async () => {
    const trap = simulator.inject({ ...post, name: "hook", act: "holdAfter" });
    const terraform = start();
    await trap.reached;
    await killBoth(terraform);
    trap.remove();
    workspace.write("more.tf", source("other"));
    expect((await apply("-target=streamkap_source_webhook.other")).code).toBe(0);
    expect(notes()).toHaveLength(1);
    expect((await apply()).stdout).toContain('"hook" was taken over');
    expect(simulator.sources()).toHaveLength(2);
    expect(await workspace.planned()).toBeUndefined();
  });

  it("keeps workspaces apart: one never takes what another one made", async () => {
    const trap = simulator.inject({ ...post, act: "holdAfter" });
    const terraform = start();
    await trap.reached;
    await killBoth(terraform);
    trap.remove();
    await workspace.succeed("workspace", "new", "second");
    const { code, stderr } = await apply();
    expect([code, stderr]).toEqual([1, expect.stringContaining('A source named "hook" exists already')]);
    await workspace.succeed("workspace", "select", "default");
    expect((await apply()).stdout).toContain("was taken over");
    await expectOne();
  });

  it("adopts nothing that was taken out of the state, and nothing under create_before_destroy", async () => {
    await workspace.succeed(...applyArguments);
    expect(notes()).toEqual([]);
    workspace.write(
      "main.tf",
      requiredProviders() + source("hook", "hook", "  lifecycle {\n    create_before_destroy = true\n  }\n"),
    );
    const replaced = await apply("-replace=streamkap_source_webhook.hook");
    expect([replaced.code, replaced.stderr]).toEqual([1, expect.stringContaining("exists already")]);
    await expectOne();
    await workspace.succeed("state", "rm", "streamkap_source_webhook.hook");
    const { code, stderr } = await apply();
    expect([code, stderr]).toEqual([1, expect.stringContaining("import {")]);
    expect(simulator.sources()).toHaveLength(1);
  });

  it("lets one of two provider aliases have a name", async () => {
    workspace.write("main.tf", `${requiredProviders()}provider "streamkap" {\n  alias = "second"\n}\n`);
    workspace.write("a.tf", source("hook") + source("twin", "hook", "  provider = streamkap.second\n"));
    const { code, stderr } = await apply();
    expect(code).toBe(1);
    expect(stderr).toContain('A source named "hook" exists already');
    expect(simulator.sources()).toHaveLength(1);
    expect(notes()).toEqual([]);
  });

  it("lets one of two applies have a name, and the other say whose it is", async () => {
    const trap = simulator.inject({ ...post, act: "hold" });
    const first = start();
    await trap.reached;
    const second = apply("-lock=false", "-state=second.tfstate");
    const exited = once(first, "exit");
    trap.release();
    expect(await exited).toEqual([0, null]);
    const { code, stderr } = await second;
    expect([code, stderr]).toEqual([1, expect.stringContaining('A source named "hook" exists already')]);
    await expectOne();
  });

  it("goes on with a warning where nothing can be noted, and past notes that it cannot read", async () => {
    writeFileSync(folder, "in the way");
    const first = await apply();
    expect([first.code, first.stdout]).toEqual([0, expect.stringContaining("cannot be noted")]);
    rmSync(folder);
    mkdirSync(folder, { mode: 0o700 });
    const name = `${"0".repeat(32)}.${"0".repeat(16)}.${"0".repeat(16)}.1.json`;
    writeFileSync(join(folder, name), '{"version":2}');
    workspace.write("more.tf", source("other"));
    const second = await apply();
    expect([second.code, second.stdout]).toEqual([0, expect.not.stringContaining("noted")]);
    expect(notes()).toEqual([name]);
  });

  async function killBoth(terraform: ChildProcess): Promise<void> {
    const exited = once(terraform, "exit");
    for (const pid of [providerOf(terraform.pid!), terraform.pid!]) process.kill(pid, "SIGKILL");
    await exited;
  }
});

/** The process that terraform has started last. */
function providerOf(terraform: number): number {
  const tasks = `/proc/${String(terraform)}/task`;
  const all = readdirSync(tasks).map((task) => readFileSync(`${tasks}/${task}/children`, "utf8"));
  const pids = [...new Set(all.join(" ").trim().split(/\s+/).map(Number))];
  return Math.max(...pids);
}

/** Resolves once it holds: asked again after each turn of the event loop. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
