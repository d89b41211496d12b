import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { minimalSettings, requiredProviders, sourceBlock } from "../support/configuration.ts";
import { engines, itWhere } from "../support/engines.ts";
import { catalogueWithNewConnector } from "../support/new-connector.ts";
import { TracedWorkspace } from "../support/traced-workspace.ts";

const catalogue = catalogueWithNewConnector();
const mysql = catalogue.get("mysql")!;

interface Form {
  readonly table?: string;
  readonly generic?: boolean;
  /** Lines of the block `lifecycle`. */
  readonly lifecycle?: string;
}

/** A MySQL source whose password is write-only, as the typed resource or the generic one. */
function source(label: string, { table = "a.b", generic = false, lifecycle = "" }: Form = {}): string {
  const settings = minimalSettings(mysql).set("table_include_list", table);
  settings.delete("database_password");
  const more = lifecycle === "" ? "" : `  lifecycle {\n    ${lifecycle}\n  }\n`;
  if (!generic)
    return sourceBlock(mysql, settings, { name: label }, label).replace(
      /\}\n$/,
      `  database_password_wo = var.secret\n${more}}\n`,
    );
  const config = mysql.settings
    .filter(({ attribute }) => settings.has(attribute))
    .map(
      ({ attribute, wire }) => `    ${JSON.stringify(wire)} = ${JSON.stringify(settings.get(attribute))}\n`,
    );
  return (
    `resource "streamkap_source" "${label}" {\n  name = "${label}"\n  connector = "mysql"\n  config = {\n${config.join("")}  }\n` +
    `  config_secret_wo = { "database.password" = var.secret }\n${more}}\n`
  );
}

const typed = (label: string): string => `streamkap_source_mysql.${label}`;
const generic = (label: string): string => `streamkap_source.${label}`;
const moved = (from: string, to: string): string => `moved {\n  from = ${from}\n  to   = ${to}\n}\n`;
const imported = (to: string, id: string): string => `import {\n  to = ${to}\n  id = "${id}"\n}\n`;

const head = (trigger: string): string => `${requiredProviders()}variable "secret" {
  ephemeral = true
}
resource "terraform_data" "trigger" {
  input = "${trigger}"
}
`;
const triggered = "replace_triggered_by = [terraform_data.trigger]";
/** The settings that an import finds, by the API's keys, without the secret. */
const asWire = Object.fromEntries(
  mysql.settings.flatMap(({ attribute, wire }) => {
    const value = minimalSettings(mysql).get(attribute);
    return value === undefined ? [] : [[wire, value as string]];
  }),
);
const ignored = {
  typed: {
    twin: "[database_password_wo]",
    stored: "[database_password]",
    both: "[database_password, database_password_wo, database_password_wo_version]",
    all: "all",
  },
  generic: {
    map: "[config_secret_wo]",
    key: '[config_secret_wo["database.password"]]',
    maps: "[config_secret, config_secret_wo, config_secret_wo_version]",
    everything: "all",
  },
};
const ignoring = (names: string): string => `ignore_changes = ${names}`;

/** The configuration before the moves. After its first apply somebody else changes the secret of each source. */
const created = (table: string, trigger: string): string =>
  [
    head(trigger),
    source("aimed", { table }),
    source("asked", { table }),
    source("left", { table }),
    source("replaced", { lifecycle: triggered }),
    source("anew", { generic: true, lifecycle: triggered }),
    ...Object.entries(ignored.typed).map(([label, names]) =>
      source(label, { table, lifecycle: ignoring(names) }),
    ),
    ...Object.entries(ignored.generic).map(([label, names]) =>
      source(label, { table, generic: true, lifecycle: ignoring(names) }),
    ),
  ].join("");

/** A configuration that moves sources within a type, from the typed resource to the generic one, or the other way. */
const renamed = (table: string): string =>
  [
    head("two"),
    source("renamed", { table }),
    source("asked", { table, generic: true }),
    source("twin", { table, generic: true, lifecycle: ignoring(ignored.generic.map) }),
    source("all", { table, generic: true, lifecycle: ignoring("all") }),
    source("map2", { table, generic: true, lifecycle: ignoring(ignored.generic.map) }),
    source("anew"),
    source("key", { table, lifecycle: ignoring(ignored.typed.twin) }),
    source("everything", { table, lifecycle: ignoring("all") }),
    moved(typed("aimed"), typed("renamed")),
    moved(generic("map"), generic("map2")),
    ...["asked", "twin", "all"].map((label) => moved(typed(label), generic(label))),
    ...["anew", "key", "everything"].map((label) => moved(generic(label), typed(label))),
  ].join("");

/** The sources that are imported, by their labels, and what each of them ignores. */
const imports: Readonly<Record<string, Form>> = {
  plain: {},
  command: {},
  ignored: { lifecycle: ignoring(ignored.typed.twin) },
  keeping: { lifecycle: ignoring(ignored.typed.stored) },
  whole: { lifecycle: ignoring("all") },
  flat: { generic: true },
  "flat-ignored": { generic: true, lifecycle: ignoring(ignored.generic.map) },
  "flat-keeping": { generic: true, lifecycle: ignoring("[config_secret]") },
  "flat-whole": { generic: true, lifecycle: ignoring("all") },
};
/** Labels of the sources whose state keeps the secret that an import has read, until the provider can take it out. */
const kept = ["keeping", "whole", "flat-keeping", "flat-whole"];
const addressOf = (label: string): string =>
  imports[label]?.generic === true ? generic(label) : typed(label);

describe.each(engines())("a write-only secret through the operations of $name", (engine) => {
  let simulator: Simulator;
  let workspace: TracedWorkspace;
  const print = async (...args: readonly string[]): Promise<string> =>
    (await workspace.succeed(...args)).stdout;
  /** Writes a plan into a file, shows the plan, and applies it. */
  const carryOut = async (...args: readonly string[]): Promise<string> => {
    const planned = await print("plan", "-no-color", "-input=false", "-out=it.plan", ...args);
    await print("show", "-json", "it.plan");
    return planned + (await print("apply", "-no-color", "-input=false", "it.plan"));
  };

  beforeAll(async () => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
    workspace = new TracedWorkspace(engine, simulator, { TF_VAR_secret: "mark-configured" });
  });
  afterAll(async () => {
    workspace.remove();
    await simulator.close();
  });

  itWhere(engine, "writeOnly")(
    "is in no file after a refresh, a targeted change or a replacement, with any form of ignore_changes",
    async () => {
      workspace.write("main.tf", created("a.b", "one"));
      await print("init", "-no-color", "-input=false");
      await print("apply", "-no-color", "-input=false", "-auto-approve");
      for (const { id } of simulator.sources())
        simulator.change(id, { config: { "database.password": "mark-outside" } });
      await carryOut("-refresh-only");
      expect(workspace.placesOf("mark-")).toEqual([]);

      workspace.write("main.tf", created("c.d", "two"));
      const targets = [...workspace.state().keys()].filter((address) => address !== typed("left"));
      const done = await carryOut(
        ...targets.map((address) => `-target=${address}`),
        `-replace=${typed("asked")}`,
      );
      expect(done).toContain("3 added, 8 changed, 3 destroyed");
      expect(workspace.placesOf("mark-")).toEqual([]);
    },
  );

  itWhere(engine, "writeOnly")("is in no state after a move or an import, whatever is ignored", async () => {
    const ids = Object.fromEntries(
      Object.keys(imports).map((name) => {
        const config = { ...asWire, "database.password": "mark-imported" };
        return [name, simulator.addSource({ name, connector: "mysql", config })];
      }),
    );
    const all =
      renamed("c.d") +
      Object.entries(imports)
        .map(([label, form]) => source(label, form))
        .join("");
    workspace.write("main.tf", all);
    await print("import", "-no-color", "-input=false", typed("command"), ids["command"] ?? "");
    const blocks = Object.entries(ids)
      .filter(([label]) => label !== "command")
      .map(([label, id]) => imported(addressOf(label), id));
    workspace.write("main.tf", all + blocks.join(""));
    const told = await carryOut();
    expect(told).toContain(`${String(blocks.length)} imported, 0 added`);
    // Terraform shows the first of these warnings.
    expect(told).toContain("is in the state, though the configuration gives it write-only");
    const holding = [...workspace.state()].filter(([, state]) => JSON.stringify(state).includes("mark-"));
    expect(holding.map(([address]) => address).sort()).toEqual(kept.map(addressOf).sort());

    const puts = simulator.requests().filter(({ method }) => method === "PUT").length;
    const again = await print("apply", "-no-color", "-input=false", "-auto-approve");
    expect(again).toContain("0 added, 0 changed, 0 destroyed");
    expect(simulator.requests().filter(({ method }) => method === "PUT")).toHaveLength(puts);
    await print("show", "-json");
    // Only what was made before this apply has the imported secret, as the documentation says.
    expect(workspace.placesOf("mark-imported")).toEqual(["it.plan", "terraform.tfstate.backup", "a print"]);
    expect(workspace.placesOf("mark-configured")).toEqual([]);
    expect(workspace.placesOf("mark-outside")).toEqual([]);
  });
});
