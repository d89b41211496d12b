import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue, type Connector, type Setting } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { createStreamkapClient } from "../../src/streamkap/index.ts";
import { minimalSettings, requiredProviders, sourceBlock } from "../support/configuration.ts";
import { engines, itWhere } from "../support/engines.ts";
import { kill } from "../support/processes.ts";
import { catalogueFolder } from "../support/paths.ts";
import { TracedWorkspace } from "../support/traced-workspace.ts";
import { base64Forms, shows } from "../support/traces-of.ts";

const catalogue = readCatalogue(catalogueFolder);
const secretsOf = ({ settings }: Connector): Setting[] =>
  settings.filter(({ sensitive, readOnly }) => sensitive === true && readOnly !== true);
const connectors = [...catalogue.values()].filter((connector) => secretsOf(connector).length > 0);
const secrets = connectors.flatMap((connector) =>
  secretsOf(connector).map(({ attribute }) => `${connector.code}-${attribute}`),
);

/** The variables that hold the marks. No file has the marks, because Terraform gets them from its environment. */
const variables = {
  stored: 'variable "stored" {\n  sensitive = true\n}\n',
  unstored: 'variable "unstored" {\n  ephemeral = true\n}\n',
};
type Kind = keyof typeof variables;

/** A source with every secret of the connector, each with a mark of its own, and with the settings that the secrets need. */
function withSecrets(connector: Connector, kind: Kind, more = ""): string {
  const settings = minimalSettings(connector);
  if (settings.has("slot_name")) settings.set("slot_name", `${connector.code}_${kind}`);
  const given: string[] = [];
  for (const { attribute, conditions = [] } of secretsOf(connector)) {
    for (const condition of conditions) settings.set(condition.attribute, condition.equals);
    settings.delete(attribute);
    const mark = "${var." + kind + "}-" + `${connector.code}-${attribute}`;
    const value = attribute.includes("connection_string")
      ? `mongodb://reader:${mark}@db.example.test/`
      : mark;
    given.push(`  ${attribute}${kind === "stored" ? "" : "_wo"} = "${value}"\n`);
  }
  const block = sourceBlock(connector, settings, { name: `${connector.code}-${kind}` }, kind);
  return block.replace(/\}\n$/, `${given.join("")}${more}}\n`);
}

const configuration = (kind: Kind): string =>
  [requiredProviders(), variables[kind], ...connectors.map((connector) => withSecrets(connector, kind))].join(
    "\n",
  );

const applyArguments = ["apply", "-no-color", "-input=false", "-auto-approve"] as const;
/** The files into which the engine writes secrets that are stored. */
const stateFiles = ["terraform.tfstate", "terraform.tfstate.backup"];

describe.each(engines())("every secret of every connector, through $name", (engine) => {
  let simulator: Simulator;
  let workspace: TracedWorkspace;

  beforeAll(async () => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
    workspace = new TracedWorkspace(engine, simulator, {
      TF_VAR_stored: "mark-stored",
      TF_VAR_unstored: "mark-unstored",
    });
  });

  afterAll(async () => {
    workspace.remove();
    await simulator.close();
  });

  itWhere(engine, "writeOnly")("is only in the request if it is write-only", async () => {
    workspace.write("main.tf", configuration("unstored"));
    await workspace.succeed("init", "-no-color", "-input=false");
    await workspace.succeed("plan", "-no-color", "-input=false", "-out=create.plan");
    await workspace.succeed("show", "-json", "create.plan");
    await workspace.succeed("apply", "-no-color", "-input=false", "create.plan");
    await workspace.succeed("show", "-json");
    expect(await workspace.planned()).toBeUndefined();

    const { url: host, clientId, secret } = simulator;
    const api = createStreamkapClient({ host, clientId, secret, userAgent: "test" });
    const sources = await Promise.all(simulator.sources().map(({ id }) => api.getSource(id)));
    api.close();
    const configs = JSON.stringify(sources);
    expect(secrets.filter((name) => !configs.includes(`mark-unstored-${name}`))).toEqual([]);
    expect(workspace.placesOf("mark-unstored")).toEqual([]);
    expect(workspace.log()).toContain("created source");
  });

  it("is in no place but the state's own attribute if it is stored", async () => {
    workspace.write("main.tf", configuration("stored"));
    await workspace.succeed("init", "-no-color", "-input=false");
    await workspace.succeed(...applyArguments);
    if (engine.supports("show")) await workspace.succeed("show");

    const state = workspace.state();
    const attribute = (connector: Connector, { attribute: name }: Setting): unknown =>
      state.get(`streamkap_${connector.resource}.stored`)?.[name];
    const stored = connectors.flatMap((connector) =>
      secretsOf(connector).map((setting) => attribute(connector, setting)),
    );
    expect(stored).toEqual(secrets.map((name): unknown => expect.stringContaining(`mark-stored-${name}`)));
    const file = readFileSync(join(workspace.folder, "terraform.tfstate"), "utf8");
    expect([...file.matchAll(/mark-stored/g)].length).toBe(secrets.length);
    // The private data in the state is in base64.
    expect(base64Forms("mark-stored").filter((form) => file.includes(form))).toEqual([]);
    expect(workspace.placesOf("mark-stored").filter((place) => !stateFiles.includes(place))).toEqual([]);
  });

  it.each(["", "a", "ab"])(
    "would be found in base64 too, after %p in a plan, a state or an output",
    (before) => {
      const written = Buffer.from(`${before}mark-planted, and more`).toString("base64");
      workspace.write("planted.json", `{"private":"${written}"}`);
      expect(workspace.placesOf("mark-planted")).toEqual(["planted.json"]);
      expect(shows(`sent ${written}`, "mark-planted")).toBe(true);
      workspace.write("planted.json", "");
      expect(workspace.placesOf("mark-planted")).toEqual([]);
    },
  );

  it("is in no error that quotes it, and in nothing that remains of a provider that died", async () => {
    const kind = engine.supports("writeOnly") ? "unstored" : "stored";
    const mark = `mark-${kind}-mysql-database_password`;
    await workspace.succeed("destroy", "-no-color", "-input=false", "-auto-approve");
    // A source that is Broken may still recover, so the provider waits for it until the time-out.
    const impatient = '  timeouts {\n    create = "3s"\n  }\n';
    workspace.write(
      "main.tf",
      requiredProviders() + variables[kind] + withSecrets(catalogue.get("mysql")!, kind, impatient),
    );

    const body = JSON.stringify({
      detail: `cannot connect with ${mark}`,
      input: { "database.password": mark },
    });
    simulator.inject({ method: "POST", path: "/sources", act: "answer", status: 422, body });
    const refused = await workspace.run(...applyArguments);
    expect([refused.code, refused.stderr.includes("cannot connect with ***")]).toEqual([1, true]);

    simulator.breakNext(`mysql-${kind}`, { trace: `login with ${mark} failed` });
    const broken = await workspace.run(...applyArguments);
    expect([broken.code, broken.stderr.includes("login with *** failed")]).toEqual([1, true]);
    const held = simulator.inject({ method: "POST", path: "/sources", act: "holdAfter" });
    const apply = spawn(engine.binary, applyArguments, {
      cwd: workspace.folder,
      env: { ...process.env, ...workspace.environment() },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const crashed: string[] = [];
    for (const stream of [apply.stdout, apply.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => crashed.push(text));
    await held.reached;
    await kill(apply, "the provider");
    workspace.note(...crashed);
    expect(crashed.join("")).toMatch(/plugin|Plugin/);
    expect(workspace.placesOf('"phase":"sent"')).toContainEqual(expect.stringContaining("streamkap"));
    held.remove();
    const allowed = kind === "stored" ? stateFiles : [];
    expect(workspace.placesOf(mark).filter((place) => !allowed.includes(place))).toEqual([]);
  });
});
