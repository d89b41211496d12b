import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { engines, itWhere } from "../support/engines.ts";
import { applyArguments, JournalScene, post, webhook } from "../support/journal-scene.ts";
import { kill, until } from "../support/processes.ts";

const cbd = '  wait = "none"\n  lifecycle {\n    create_before_destroy = true\n  }\n';
const existsAlready = expect.stringContaining('A source named "hook" exists already') as string;
const takenOver = expect.stringContaining('"hook" was taken over') as string;

describe.each(engines())("the journal of creates through $name", (engine) => {
  let scene: JournalScene;
  afterEach(() => scene.close());

  /** Starts an apply, and kills it after the API has made the source and before the API has answered. */
  async function crash(): Promise<void> {
    const trap = scene.simulator.inject({ ...post, name: "hook", act: "holdAfter" });
    const terraform = scene.start();
    await trap.reached;
    await kill(terraform);
    trap.remove();
  }

  it("lets a saved plan take over a source, with today's configuration", async () => {
    scene = await JournalScene.open(engine);
    // The plan is saved after the crash. A saved plan is stale once an apply has written a state, even an empty one.
    await crash();
    await scene.workspace.succeed("plan", "-input=false", "-out=saved");
    const { code, stdout } = await scene.workspace.run("apply", "-input=false", "-no-color", "saved");
    expect([code, stdout]).toEqual([0, takenOver]);
    await scene.expectSettled("hook");
  });

  it("lets an apply take a source over after a kill in the middle of the first take-over", async () => {
    scene = await JournalScene.open(engine);
    await crash();
    const trap = scene.simulator.inject({ method: "PUT", act: "hold" });
    const terraform = scene.start();
    await trap.reached;
    await kill(terraform);
    trap.remove();
    expect(await scene.apply()).toMatchObject({ code: 0, stdout: takenOver });
    await scene.expectSettled("hook");
  });

  it.each([60, -60])("goes by the API's clock, %d minutes from the system's", async (minutes) => {
    const clock = {
      now: () => Date.now() + minutes * 60_000,
      sleep: () => Promise.resolve(),
    };
    scene = await JournalScene.open(engine, webhook("hook"), { clock });
    await crash();
    expect(await scene.apply()).toMatchObject({ code: 0, stdout: takenOver });
    await scene.expectSettled("hook");
  });

  it("keeps a note through the apply of another target, for the apply that creates the source", async () => {
    scene = await JournalScene.open(engine);
    await crash();
    scene.write(webhook("hook") + webhook("other"));
    expect((await scene.apply("-target=streamkap_source_webhook.other")).code).toBe(0);
    expect(scene.notes()).toHaveLength(1);
    expect(await scene.apply()).toMatchObject({ code: 0, stdout: takenOver });
    await scene.expectSettled("hook", "other");
  });

  it("keeps workspaces apart: none takes over a source of another one", async () => {
    scene = await JournalScene.open(engine);
    await crash();
    await scene.workspace.succeed("workspace", "new", "second");
    expect(await scene.apply()).toMatchObject({ code: 1, stderr: existsAlready });
    await scene.workspace.succeed("workspace", "select", "default");
    expect(await scene.apply()).toMatchObject({ code: 0, stdout: takenOver });
    await scene.expectSettled("hook");
  });

  it("keeps tenants apart: each has its own source of the name", async () => {
    const [first, second] = ["000000000000000000000001", "000000000000000000000002"];
    const ours = '  wait = "none"\n  provider = streamkap.second\n';
    scene = await JournalScene.open(
      engine,
      `provider "streamkap" {\n  admin_tenant_id = "${first}"\n}\n` +
        `provider "streamkap" {\n  alias = "second"\n  admin_tenant_id = "${second}"\n}\n` +
        webhook("mine", "hook") +
        webhook("theirs", "hook", ours),
    );
    const trap = scene.simulator.inject({ ...post, act: "holdAfter", times: 2 });
    const terraform = scene.start();
    await until(() => scene.names().length === 2);
    await kill(terraform);
    trap.remove();
    const { code, stdout } = await scene.apply();
    expect([code, stdout]).toEqual([0, takenOver]);
    const tenants = scene.simulator.sources().map(({ id, tenant_id }) => [tenant_id, id]);
    expect(tenants.sort()).toEqual([
      [first, scene.workspace.state().get("streamkap_source_webhook.mine")?.["id"]],
      [second, scene.workspace.state().get("streamkap_source_webhook.theirs")?.["id"]],
    ]);
    expect(scene.notes()).toEqual([]);
  });

  it("adopts no source that was removed from the state, and none under create_before_destroy", async () => {
    scene = await JournalScene.open(engine);
    await scene.workspace.succeed(...applyArguments);
    expect(scene.notes()).toEqual([]);
    scene.write(webhook("hook", "hook", cbd));
    const replaced = await scene.apply("-replace=streamkap_source_webhook.hook");
    expect(replaced).toMatchObject({ code: 1, stderr: existsAlready });
    await scene.expectSettled("hook");
    await scene.workspace.succeed("state", "rm", "streamkap_source_webhook.hook");
    const { code, stderr } = await scene.apply();
    expect([code, stderr]).toEqual([1, expect.stringContaining("import {")]);
    expect(scene.names()).toEqual(["hook"]);
  });

  itWhere(engine, "eagerState")(
    "never deletes a source that has taken the place of its own former resource, by a plan of another folder",
    async () => {
      const other = webhook(
        "other",
        "other",
        '  wait = "none"\n  depends_on = [streamkap_source_webhook.hook]\n',
      );
      scene = await JournalScene.open(engine, webhook("hook") + other);
      // The apply is killed during the second create. The state has the first source by then, whose note is still there.
      const trap = scene.simulator.inject({ ...post, name: "other", act: "hold" });
      const terraform = scene.start();
      await trap.reached;
      await kill(terraform);
      const [{ id } = { id: "" }] = scene.simulator.sources();
      scene.write(webhook("hook", "hook", cbd));
      const elsewhere = scene.workspace.copy();
      await elsewhere.succeed("plan", "-input=false", "-replace=streamkap_source_webhook.hook", "-out=saved");
      scene.workspace.take(elsewhere, "saved");
      elsewhere.remove();
      expect(scene.notes()).toHaveLength(2);

      const { code, stdout } = await scene.workspace.run("apply", "-input=false", "-no-color", "saved");
      expect([code, stdout]).toEqual([0, expect.stringMatching(/Warning: Not deleted: the source "hook"/)]);
      expect(scene.simulator.requests().map(({ method }) => method)).not.toContain("DELETE");
      expect(scene.workspace.state().get("streamkap_source_webhook.hook")?.["id"]).toBe(id);
      expect(await scene.workspace.planned()).toBeUndefined();
      trap.remove();
    },
  );

  it("lets only one of two provider aliases use a name", async () => {
    scene = await JournalScene.open(
      engine,
      'provider "streamkap" {\n  alias = "second"\n}\n' +
        webhook("hook") +
        webhook("twin", "hook", '  wait = "none"\n  provider = streamkap.second\n'),
    );
    expect(await scene.apply()).toMatchObject({ code: 1, stderr: existsAlready });
    expect(scene.names()).toEqual(["hook"]);
    expect(scene.notes()).toEqual([]);
  });

  it("lets only one of two applies use a name, and the other error says who has it", async () => {
    scene = await JournalScene.open(engine);
    const trap = scene.simulator.inject({ ...post, act: "hold" });
    const first = scene.start();
    await trap.reached;
    const second = scene.apply("-lock=false", "-state=second.tfstate");
    const exited = once(first, "exit");
    trap.release();
    expect(await exited).toEqual([0, null]);
    expect(await second).toMatchObject({ code: 1, stderr: existsAlready });
    await scene.expectSettled("hook");
  });

  it.each([
    ["corrupt", '{"versio'],
    ["of a newer version", '{"version":2,"phase":"made"}'],
  ])(
    "with a note that is %s tells how to import the source, and makes no second one",
    async (_what, text) => {
      scene = await JournalScene.open(engine);
      await crash();
      const [note = ""] = scene.notes();
      writeFileSync(join(scene.folder, note), text);
      const { code, stderr } = await scene.apply();
      expect([code, stderr]).toEqual([1, existsAlready]);
      expect(stderr).toContain(`id = "${scene.simulator.sources()[0]!.id}"`);
      expect(scene.names()).toEqual(["hook"]);
      expect(scene.notes()).toEqual([note]);
    },
  );

  it("lets a create go on with a warning if nothing can be noted, and ignores notes that it cannot read", async () => {
    scene = await JournalScene.open(engine);
    writeFileSync(scene.folder, "in the way");
    const first = await scene.apply();
    expect([first.code, first.stdout]).toEqual([0, expect.stringContaining("cannot be noted")]);
    rmSync(scene.folder);
    mkdirSync(scene.folder, { mode: 0o700 });
    const name = `${"0".repeat(32)}.${"0".repeat(16)}.${"0".repeat(16)}.1.json`;
    writeFileSync(join(scene.folder, name), '{"version":2}');
    scene.write(webhook("hook") + webhook("other"));
    const second = await scene.apply();
    expect([second.code, second.stdout]).toEqual([0, expect.not.stringContaining("noted")]);
    expect(readdirSync(scene.folder)).toEqual([name]);
  });
});
