/** Runners whose disks are new each time share the folder of the journal, and the state in a remote backend. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requiredProviders } from "../support/configuration.ts";
import { engines } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { startHttpBackend } from "../support/http-backend.ts";
import { applyArguments, JournalScene, post, webhook } from "../support/journal-scene.ts";
import { kill, until } from "../support/processes.ts";
import { Workspace } from "../support/workspace.ts";

describe.each(engines())("two runners of $name that share a journal", (engine) => {
  it("make one source: the second takes it over once the first is dead, and not before", async () => {
    const journal = mkdtempSync(join(tmpdir(), "streamkap-journal-"));
    const variable = { STREAMKAP_JOURNAL_DIR: journal };
    const backend = await startHttpBackend();
    const configuration = backend.hcl + webhook("hook");
    const scene = await JournalScene.open(engine, configuration);
    const second = new Workspace({ engine, environment: { ...environmentOf(scene.simulator), ...variable } });
    try {
      second.write("main.tf", requiredProviders() + configuration);
      await second.succeed("init", "-no-color", "-input=false");
      const trap = scene.simulator.inject({ ...post, act: "holdAfter" });
      const first = scene.start(applyArguments, variable);
      await trap.reached;
      expect(scene.notes()).toEqual([]);

      const applied = second.run(...applyArguments);
      const leases = (): string[] => readdirSync(journal).filter((file) => file.endsWith(".lease"));
      await until(() => leases().length === 2);
      await kill(first);
      trap.remove();
      const { code, stdout, stderr } = await applied;
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).toContain('The source "hook" was taken over');
      expect(
        scene.simulator.requests().filter(({ method, path }) => `${method} ${path}` === "POST /sources"),
      ).toHaveLength(1);
      expect(await second.planned()).toBeUndefined();
      expect(readdirSync(journal)).toEqual([]);
    } finally {
      second.remove();
      await scene.close();
      backend.close();
      rmSync(journal, { recursive: true });
    }
  });
});
