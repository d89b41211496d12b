import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "../../../src/catalogue/index.ts";
import { providerAddress } from "../../../src/provider/address.ts";
import { engines, itWhere } from "../../support/engines.ts";
import { addressOf, officialHcl } from "../../support/official/hcl.ts";
import { OfficialUser, officialAddress, type StateFile } from "../../support/official/official-user.ts";
import type { OfficialSource } from "../../support/official/sources.ts";
import { catalogueFolder } from "../../support/paths.ts";
import type { Workspace } from "../../support/workspace.ts";

const catalogue = readCatalogue(catalogueFolder);
const cases = engines().flatMap((engine) =>
  ([2, 3] as const).map((version) => ({ engine, version, name: engine.name })),
);

interface TakenOver {
  readonly addressIn?: (source: OfficialSource) => string;
  readonly moved?: boolean;
}

/** The resources in the state file by `type.name`, including those that are no sources. */
function stateOf(
  workspace: Workspace,
): Map<string, { provider: string; attributes: Record<string, unknown> }> {
  const text = readFileSync(join(workspace.folder, "terraform.tfstate"), "utf8");
  const { resources } = JSON.parse(text) as StateFile;
  return new Map(
    resources.flatMap(({ type, name, provider, instances }) =>
      instances.map(({ attributes }) => [`${type}.${name}`, { provider, attributes }] as const),
    ),
  );
}

describe.each(cases)("sources of the official provider $version through $name", ({ engine, version }) => {
  let user: OfficialUser;
  let workspace: Workspace;

  beforeAll(async () => {
    user = await OfficialUser.start(engine, version, catalogue);
  });
  afterEach(() => {
    workspace.remove();
  });
  afterAll(() => user.close());

  /** Applies and plans. Expects that there is nothing to do, and that no attribute is lost. */
  async function expectTakenOver({ addressIn = addressOf, moved = false }: TakenOver = {}): Promise<void> {
    const { stdout } = await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
    // A plan with a move does not say "No changes", although no source changes.
    if (!moved) expect(stdout).toContain("No changes.");
    expect(stdout).toContain("0 added, 0 changed, 0 destroyed");
    expect(await workspace.planned()).toBeUndefined();
    const state = stateOf(workspace);
    for (const source of user.sources) {
      const known = user.states.get(String(source.args.get("name"))) ?? {};
      const { attributes = {} } = state.get(addressIn(source)) ?? {};
      expect({ source: addressIn(source), lost: lost(known, attributes) }).toEqual({
        source: addressIn(source),
        lost: [],
      });
    }
    expect(user.changes()).toEqual([]);
  }

  const init = (): Promise<unknown> => workspace.succeed("init", "-no-color", "-input=false");
  const providers = (): Set<string> => new Set([...stateOf(workspace).values()].map((own) => own.provider));
  const ours = `provider["${providerAddress}"]`;

  it("are taken over by a change of `source`", async () => {
    workspace = user.open();
    workspace.write("main.tf", officialHcl(user.sources, { source: providerAddress }));
    await init();
    await expectTakenOver();
    expect(providers()).toEqual(new Set([ours]));
  });

  it("are taken over by `state replace-provider`, without the official provider", async () => {
    workspace = user.open({ official: false });
    workspace.write("main.tf", officialHcl(user.sources, { source: providerAddress }));
    await workspace.succeed("state", "replace-provider", "-auto-approve", officialAddress, providerAddress);
    await init();
    await expectTakenOver();
    expect(providers()).toEqual(new Set([ours]));
  });

  it("are taken over one by one by `provider =`, beside what stays", async () => {
    workspace = user.open({ others: true });
    const isOurs = ({ label }: OfficialSource): boolean => label === "full";
    workspace.write("main.tf", officialHcl(user.sources, { source: officialAddress, others: true, isOurs }));
    await init();
    await expectTakenOver();
    const state = stateOf(workspace);
    for (const source of user.sources)
      expect(state.get(addressOf(source))?.provider === ours).toBe(isOurs(source));
    expect(state.get("streamkap_pipeline.orders")?.provider).toBe(`provider["${officialAddress}"]`);
  });

  itWhere(engine, "moveBetweenTypes")("are taken over by `moved` to another name", async () => {
    workspace = user.open();
    const label = (source: OfficialSource): string => `our_${source.label}`;
    const moved = { from: addressOf };
    workspace.write("main.tf", officialHcl(user.sources, { source: providerAddress, label, moved }));
    await init();
    await expectTakenOver({
      addressIn: (source) => `${source.resource.typeName}.${label(source)}`,
      moved: true,
    });
  });

  itWhere(engine, "moveBetweenTypes")("are taken over by `moved` to a type of another name", async () => {
    workspace = user.open({ typeOf: (type) => `${type}_before` });
    const moved = { from: (source: OfficialSource) => `${source.resource.typeName}_before.${source.label}` };
    workspace.write("main.tf", officialHcl(user.sources, { source: providerAddress, moved }));
    await init();
    await expectTakenOver({ moved: true });
  });

  itWhere(engine, "moveBetweenTypes")("are taken over as what they are, and as nothing else", async () => {
    workspace = user.open({ others: true });
    const named = (code: string): OfficialSource =>
      user.sources.find(({ resource }) => resource.code === code)!;
    const [mysql, mongodb, kafka] = [named("mysql"), named("mongodb"), named("kafkadirect")];
    const from = (source: OfficialSource): string =>
      source === mysql ? addressOf(mongodb) : "streamkap_destination_snowflake.warehouse";
    const moved = { from };
    workspace.write(
      "main.tf",
      officialHcl([mysql, kafka], { source: providerAddress, moved, label: () => "other" }),
    );
    await init();
    const { code, stderr } = await workspace.run("plan", "-no-color", "-input=false");
    expect(code).toBe(1);
    const said = stderr.replace(/\s+/g, " ");
    expect(said).toContain("streamkap_source_mongodb cannot be moved to streamkap_source_mysql");
    expect(said).toContain('Use resource "streamkap_source_mongodb", and name it in the moved block.');
    expect(said).toContain("streamkap_destination_snowflake cannot be moved to streamkap_source_kafkadirect");
    expect(said).toContain(
      `To streamkap_source_kafkadirect these can be moved: streamkap_source_kafkadirect of`,
    );
  });
});

/** The attributes that the official provider has stored and that are now lost. A new type of an attribute is no loss. */
function lost(known: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(known)
    .filter(([name, value]) => value !== null && !isSame(name, value, now[name]))
    .map(([name, value]) => `${name}: ${text(value)} is ${text(now[name])}`);
}

function isSame(name: string, before: unknown, now: unknown): boolean {
  if (typeof before === "boolean" && typeof now === "string") return now === (before ? "Yes" : "No");
  // The API takes "" for null. So null in its place is no loss, except in `kc_cluster_id`.
  if (before === "" && now === null) return name !== "kc_cluster_id";
  return text(before).trim() === text(now);
}

/**
 * A value as text, for a comparison. `JSON.parse` reads the state file, so an integer loses the digits beyond a double. The
 * other side has to lose them as well.
 */
function text(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "bigint" ? String(Number(value)) : JSON.stringify(value);
}
