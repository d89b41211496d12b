import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, watch } from "node:fs";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator } from "../../src/simulator/index.ts";
import { requiredProviders, sourceBlock } from "../support/configuration.ts";
import { engines } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueFolder } from "../support/paths.ts";
import { Workspace } from "../support/workspace.ts";

const catalogue = readCatalogue(catalogueFolder);

/** Resolves once the folder is empty. */
function emptied(folder: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, () => {
      check();
    });
    const check = (): void => {
      if (readdirSync(folder).length > 0) return;
      watcher.close();
      resolve();
    };
    check();
  });
}

describe.each(engines())("$name killed in the middle of an apply", (engine) => {
  it("ends the provider's process too", async () => {
    // A deployment takes longer than any test, so the provider still waits for the source when the engine dies.
    const simulator = await startSimulator({ catalogue, deployTimeMs: 3_600_000 });
    const workspace = new Workspace({
      engine,
      environment: environmentOf(simulator),
    });
    try {
      workspace.write("main.tf", requiredProviders() + sourceBlock(catalogue.get("webhook")!, new Map()));
      await workspace.succeed("init", "-no-color", "-input=false");
      const apply = spawn(engine.binary, ["apply", "-input=false", "-auto-approve", "-no-color"], {
        cwd: workspace.folder,
        env: { ...process.env, ...workspace.environment() },
        stdio: ["ignore", "pipe", "inherit"],
      });
      for await (const chunk of apply.stdout) {
        if (String(chunk).includes("Creating...")) break;
      }
      expect(readdirSync(workspace.temporary)).not.toEqual([]);
      const exited = once(apply, "exit");
      apply.kill("SIGKILL");
      await exited;
      await emptied(workspace.temporary);
      expect(readdirSync(workspace.temporary)).toEqual([]);
    } finally {
      workspace.remove();
      await simulator.close();
    }
  });
});
