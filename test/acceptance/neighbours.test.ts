import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { requiredProviders } from "../support/configuration.ts";
import { engines } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { applyArguments, webhook } from "../support/journal-scene.ts";
import { catalogueFolder } from "../support/paths.ts";
import { Workspace } from "../support/workspace.ts";

const names = ["one", "two", "three"];
const sources = (more: string): string =>
  requiredProviders() + names.map((name) => webhook(name, name, more)).join("");
const brief = '  timeouts {\n    create = "12s"\n    update = "5s"\n  }\n';

describe.each(engines())("waiting beside odd sources through $name", (engine) => {
  let simulator: Simulator;
  let workspace: Workspace;
  afterEach(async () => {
    workspace.remove();
    await simulator.close();
  });
  const looks = (): string[] =>
    simulator
      .requests()
      .filter(({ method, path }) => method === "GET" && path.startsWith("/sources"))
      .map(({ path }) => path);

  it("harms no source, and finds a source that breaks after an answer that says Active", async () => {
    simulator = await startSimulator({ catalogue: readCatalogue(catalogueFolder), deployTimeMs: 0 });
    workspace = new Workspace({ engine, environment: environmentOf(simulator), attached: true });
    const other = simulator.addSource({ name: "other", connector: "webhook", tags: [""] });
    simulator.change(other, { answer: { config: [], connector_status: 5 } });
    workspace.write("main.tf", sources(brief));
    await workspace.succeed("init", "-no-color", "-input=false");
    await workspace.succeed(...applyArguments);
    // The provider looks at the list once for all three sources.
    expect(looks()).toEqual(["/sources"]);

    const { id } = simulator.sources().find(({ name }) => name === "two")!;
    simulator.change(id, { breakOnUpdate: { afterMs: 1_500 } });
    simulator.inject({ act: "answer", status: 500, method: "GET", path: "/sources", times: 0 });
    workspace.write("main.tf", sources(`  topic_include_list = "orders"\n${brief}`));
    const { code, stderr } = await workspace.run(...applyArguments);
    const text = stderr.replaceAll(/[│╷╵\s]+/g, " ");
    expect([code, text.match(/Error: /g)]).toEqual([1, ["Error: "]]);
    expect(text).toContain(`The source "two" (${id}) is Broken`);
    expect(text).toContain("Its status was Active, then Broken.");
  });
});
