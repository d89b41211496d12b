import { existsSync } from "node:fs";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator } from "../../src/simulator/index.ts";
import { requiredProviders, sourceBlock } from "../support/configuration.ts";
import { startDebugProcess } from "../support/debug-process.ts";
import { engines } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueFolder } from "../support/paths.ts";
import { Workspace } from "../support/workspace.ts";

const webhook = readCatalogue(catalogueFolder).get("webhook")!;

describe.each(engines())("a provider in debug mode, attached to $name,", (engine) => {
  it("plans, applies and destroys in one process, which runs until Ctrl-C", async () => {
    const simulator = await startSimulator({ catalogue: readCatalogue(catalogueFolder), deployTimeMs: 100 });
    const environment = environmentOf(simulator);
    const provider = await startDebugProcess({ ...environment, TF_LOG_PROVIDER: "debug" });
    // The workspace has no credentials, so a provider that the engine itself launched would fail.
    const workspace = new Workspace({ engine, environment: { TF_REATTACH_PROVIDERS: provider.reattach } });
    try {
      workspace.write("main.tf", requiredProviders() + sourceBlock(webhook, new Map()));
      await workspace.succeed("init", "-no-color", "-input=false");
      await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
      expect(simulator.sources().map(({ name }) => name)).toEqual(["webhook"]);
      expect(await workspace.planned()).toBeUndefined();
      await workspace.succeed("destroy", "-no-color", "-input=false", "-auto-approve");
      expect(simulator.sources()).toEqual([]);
      expect(provider.log()).toMatch(/"@level":"debug","@message":"api call","@module":"streamkap"/);
      expect(provider.log()).not.toContain(simulator.secret);
    } finally {
      expect(await provider.end()).toBe(0);
      workspace.remove();
      await simulator.close();
    }
    const value = JSON.parse(provider.reattach) as Record<string, { Addr: { String: string } }>;
    expect(Object.values(value).map(({ Addr }) => existsSync(Addr.String))).toEqual([false]);
  });
});
