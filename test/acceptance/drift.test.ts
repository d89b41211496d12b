import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { minimalSettings, requiredProviders, sourceBlock } from "../support/configuration.ts";
import { engines } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueFolder } from "../support/paths.ts";
import { quirkSets } from "../support/quirk-sets.ts";
import { Workspace } from "../support/workspace.ts";

const catalogue = readCatalogue(catalogueFolder);
const tags = ["670e5ca40afe1d3983ce0c22", "670e5ca40afe1d3983ce0c23"];
const list = "transforms_value_to_key_fields_include_list";
const wire = (code: string, attribute: string): string =>
  catalogue.get(code)!.settings.find((setting) => setting.attribute === attribute)!.wire;

type Change = Parameters<Simulator["change"]>[1];

interface Case {
  readonly label: string;
  /** @default "webhook" */
  readonly connector?: string;
  /** The arguments of the source, without its name. The name is the label. */
  readonly args?: Readonly<Record<string, unknown>>;
  /** What somebody else changes. */
  readonly change: Change;
  /** Whether the provider reads the source by its id, with its secrets, and not from a page of the list. @default false */
  readonly alone?: boolean;
  /** Whether the API answers 404 after the change, and not 200 with an empty list. @default false */
  readonly notFound?: boolean;
  /** Patterns of lines that the plan shows. Empty: the change is no drift, and the plan does not show the source. */
  readonly shown: readonly RegExp[];
}

const cases: readonly Case[] = [
  {
    label: "changed",
    args: { [list]: "a.b" },
    change: { config: { [wire("webhook", list)]: "by.hand" } },
    shown: [/will be updated in-place/, new RegExp(`~ ${list} += "by.hand" -> "a.b"`)],
  },
  {
    label: "reset",
    args: { [list]: "a.b" },
    change: { config: { [wire("webhook", list)]: null } },
    shown: [/will be updated in-place/, new RegExp(`\\+ ${list} += "a.b"`)],
  },
  {
    label: "default_changed",
    connector: "mysql",
    change: { config: { [wire("mysql", "database_port")]: 3307 } },
    shown: [/will be updated in-place/, /~ database_port += 3307 -> 3306/],
  },
  {
    label: "tagged",
    args: { tags: [tags[0]] },
    change: { tags: [tags[1]!] },
    shown: [/will be updated in-place/, new RegExp(`- "${tags[1]!}"`), new RegExp(`\\+ "${tags[0]!}"`)],
  },
  {
    label: "untagged",
    args: { tags: [] },
    change: { tags: [tags[1]!] },
    shown: [/will be updated in-place/, new RegExp(`- "${tags[1]!}"`)],
  },
  {
    label: "renamed",
    change: { name: "by-hand" },
    shown: [/will be updated in-place/, /~ name += "by-hand" -> "renamed"/],
  },
  {
    label: "paused",
    args: { desired_state: "Active" },
    change: { desiredState: "Paused" },
    shown: [/will be updated in-place/, /~ desired_state += "Paused" -> "Active"/],
  },
  {
    label: "secret",
    connector: "mysql",
    alone: true,
    change: { config: { [wire("mysql", "database_password")]: "sample-by-hand" } },
    shown: [/will be updated in-place/, /~ database_password += \(sensitive value\)/],
  },
  { label: "deleted", change: { deleted: true }, shown: [/will be created/] },
  { label: "deleted_as_404", change: { deleted: true }, notFound: true, shown: [/will be created/] },
  { label: "free_to_be_paused", change: { desiredState: "Paused" }, shown: [] },
  { label: "free_to_be_tagged", change: { tags: [tags[1]!] }, shown: [] },
  { label: "broken", args: { desired_state: "Active" }, change: { broken: {} }, shown: [] },
  { label: "between_states", change: { status: "Unassigned" }, shown: [] },
];

const configuration =
  requiredProviders() +
  'provider "streamkap" {\n  alias       = "alone"\n  share_reads = false\n}\n' +
  cases
    .map(({ label, connector = "webhook", args = {}, alone = false }) => {
      const found = catalogue.get(connector)!;
      const block = sourceBlock(found, minimalSettings(found), { ...args, name: label }, label);
      return alone ? block.replace("{\n", "{\n  provider = streamkap.alone\n") : block;
    })
    .join("\n");

describe.each(engines())("drift through $name: a change by somebody else", (engine) => {
  let simulator: Simulator;
  let workspace: Workspace;
  let plan: string;

  /** The part of the plan that shows one source. Empty if there is none. */
  const shown = ({ label }: Case): string =>
    plan
      .split(/(?=^ {2}# streamkap_)/m)
      .find(
        (part) => part.startsWith(`  # streamkap_`) && part.split(" ")[3]?.endsWith(`.${label}`) === true,
      ) ?? "";

  beforeAll(async () => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
    workspace = new Workspace({
      // The workspace is not attached: one process of the provider has one configuration, and this test has two.
      engine,
      environment: environmentOf(simulator),
    });
    workspace.write("main.tf", configuration);
    await workspace.succeed("init", "-no-color", "-input=false");
    await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
    const ids = new Map(simulator.sources().map(({ name, id }) => [name, id]));
    for (const { label, change, notFound = false } of cases) {
      const id = ids.get(label) ?? "";
      simulator.change(id, change);
      const body = JSON.stringify({ detail: `Source '${id}' not found` });
      if (notFound) simulator.inject({ act: "answer", status: 404, body, times: 0, path: `/sources/${id}` });
    }
    plan = (await workspace.planned()) ?? "";
  });

  afterAll(async () => {
    workspace.remove();
    await simulator.close();
  });

  it.each(cases.filter((own) => own.shown.length > 0).map((own) => [own.label, own] as const))(
    "is shown in the plan: %s",
    (_label, own) => {
      for (const line of own.shown) expect(shown(own)).toMatch(line);
    },
  );

  it.each(cases.filter((own) => own.shown.length === 0).map((own) => [own.label, own] as const))(
    "is not shown in the plan: %s",
    (_label, own) => {
      expect(plan).toContain("to change");
      expect(shown(own)).toBe("");
    },
  );

  it("is undone by an apply", async () => {
    await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
    expect(await workspace.planned()).toBeUndefined();
    expect(
      simulator
        .sources()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(cases.map(({ label }) => label).sort());
  });
});

/** A source of each connector with only the settings that it must have, and a generic source. None has tags. */
const untouched =
  requiredProviders() +
  [...catalogue.values()]
    .map((connector) => sourceBlock(connector, minimalSettings(connector), {}, "untouched"))
    .join("\n") +
  'resource "streamkap_source" "untouched" {\n  name = "generic"\n  connector = "webhook"\n}\n';

describe.each(
  engines().flatMap((engine) =>
    quirkSets.map(([api, quirks]) => ({ engine, name: engine.name, api, quirks })),
  ),
)("a refresh right after an apply, through $name, with $api", ({ engine, quirks }) => {
  let simulator: Simulator;
  let workspace: Workspace;
  /**
   * The lines in which a refresh shows a difference. Two kinds of lines are left out. One is a status, which changes by
   * itself. The other is a write-only argument: OpenTofu lists these arguments with each source that it shows, although
   * no state has a value for them.
   *
   * The plan runs without `-detailed-exitcode`. With it, Terraform compares more than values, such as the order in which
   * it holds marks, and ends with 2 after "No changes". OpenTofu ends with 0, whatever it shows.
   */
  const told = async (): Promise<string[]> => {
    const { stdout } = await workspace.succeed("plan", "-refresh-only", "-no-color", "-input=false");
    const lines = stdout.split("\n").filter((line) => /^ {6,}[-+~] /.test(line));
    expect(stdout.includes("No changes.")).toBe(lines.length === 0);
    const isMeant = (line: string): boolean =>
      !line.startsWith("~ connector_status") && !/^~ \w+_wo += \(write-only attribute\)$/.test(line);
    return lines.map((line) => line.trim()).filter(isMeant);
  };

  beforeAll(async () => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 0, quirks });
    workspace = new Workspace({
      attached: true,
      engine,
      environment: environmentOf(simulator),
    });
    workspace.write("main.tf", untouched);
    await workspace.succeed("init", "-no-color", "-input=false");
    await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
  });

  afterAll(async () => {
    workspace.remove();
    await simulator.close();
  });

  it("shows no difference at first, and then a tag that somebody has added", async () => {
    expect(await told()).toEqual([]);
    for (const { id, name } of simulator.sources()) {
      if (name === "webhook" || name === "generic") simulator.change(id, { tags: [tags[0]!] });
    }
    expect(await told()).toEqual(
      ["webhook", "generic"].flatMap(() => [
        expect.stringMatching(/^\+ tags += \[$/) as string,
        `+ "${tags[0]!}",`,
      ]),
    );
  });
});
