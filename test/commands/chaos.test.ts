import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { catalogue } from "../catalogue/connectors.ts";
import { startBackend } from "../support/chaos/chaos-backend.ts";
import { drawLives, phases } from "../support/chaos/chaos-plan.ts";
import { chaosHcl, chaosSources } from "../support/chaos/chaos-sources.ts";
import { createsSince, judge, namedForImport, storedSources, takenOver } from "../support/chaos/judge.ts";
import { noCounts } from "../support/chaos/tally.ts";
import { parseOptions } from "./chaos/options.ts";
import { formatRun } from "./chaos/table.ts";

describe("drawLives", () => {
  const options = { sources: 20, writes: true };
  const lives = drawLives(1, 100, options);

  it("draws the same lives for the same seed, and others for another one", () => {
    expect(drawLives(1, 100, options)).toEqual(lives);
    expect(drawLives(2, 100, options)).not.toEqual(lives);
  });

  it("kills every victim in every phase at every kind of instant, and at all times", () => {
    const kills = phases.flatMap((phase) =>
      lives.flatMap((life) => life[phase].map(({ victim, instant }) => `${phase} ${victim} ${instant.at}`)),
    );
    expect(new Set(kills).size).toBe(4 * 3 * 5);
    const parts = lives
      .flatMap((life) => life.create)
      .flatMap(({ instant }) => (instant.at === "time" ? [Math.floor(instant.part * 4)] : []));
    expect([...new Set(parts)].sort()).toEqual([0, 1, 2, 3]);
  });

  it("plans no kill at the write of a state if nobody sees that write", () => {
    const kills = drawLives(1, 100, { ...options, writes: false }).flatMap((life) =>
      Object.values(life).flat(),
    );
    expect(kills.filter(({ instant }) => instant.at === "state write")).toEqual([]);
  });
});

describe("chaosSources", () => {
  it("change a setting of every connector that has a simple one, and its secrets", () => {
    const sources = chaosSources([...catalogue.values()], catalogue.size);
    const changed = sources.filter((source) => source.changed !== undefined);
    expect(changed.length).toBeGreaterThan(catalogue.size / 2);
    const [before, after] = [false, true].map((isUpdated) => chaosHcl(sources, { isUpdated, isOurs: true }));
    for (const { changed: setting } of changed) expect(after).toContain(`  ${setting!.attribute} = `);
    expect([before, after].map((hcl) => hcl?.includes('"another-value"'))).toEqual([false, true]);
  });

  it("have nothing that only our provider knows, for another provider", () => {
    const sources = chaosSources([catalogue.get("webhook")!], 2);
    expect(chaosHcl(sources, { isUpdated: false, isOurs: false })).not.toContain("wait");
  });
});

describe("judge", () => {
  const sources = chaosSources([catalogue.get("webhook")!], 2);
  const [first, second] = sources.map(({ name }) => name) as [string, string];
  const wanted = { sources, isUpdated: false, creates: 1 };
  let simulator: Simulator;
  const ids = new Map<string, string>();
  beforeEach(async () => {
    simulator = await startSimulator({ catalogue });
    for (const { name } of sources) ids.set(name, simulator.addSource({ name, connector: "webhook" }));
  });
  afterEach(() => simulator.close());
  const stored = (entries: Iterable<[string, string]>) => ({
    ids: new Map(entries),
    deposed: new Set<string>(),
  });

  it("finds nothing if the state has each source of the API", () => {
    const verdict = judge(simulator, stored(ids), new Map([[first, 1]]), wanted);
    expect(verdict).toEqual({ lost: [], twice: [], wrong: [] });
  });

  it("finds a source that is in no state lost", () => {
    const left = [...ids].slice(1);
    expect(judge(simulator, stored(left), new Map(), wanted)).toMatchObject({
      lost: [first],
      wrong: [first],
    });
    expect(judge(simulator, stored([]), new Map(), { ...wanted, sources: [] }).lost).toEqual([first, second]);
  });

  it("finds a second source of a name, and a second create", () => {
    const other = { name: first, connector: "webhook", tenantId: "000000000000000000000001" };
    simulator.addSource(other);
    expect(judge(simulator, stored(ids), new Map([[second, 2]]), wanted).twice).toEqual([first, second]);
  });

  it("finds a source wrong that is gone, differs, has another id, or is not wanted", () => {
    const verdict = (state: typeof ids): readonly string[] =>
      judge(simulator, stored(state), new Map(), { ...wanted, isUpdated: true }).wrong;
    expect(verdict(new Map([...ids, ["extra", "x"]]))).toEqual(expect.arrayContaining(["extra"]));
    expect(verdict(new Map([...ids, [second, "x"]]))).toEqual(expect.arrayContaining([second]));
    simulator.change(ids.get(first)!, { deleted: true });
    expect(judge(simulator, stored(ids), new Map(), wanted).wrong).toEqual([first]);
  });

  it("counts the creates that the API has carried out", async () => {
    const { url, clientId, secret } = simulator;
    const send = async (path: string, body: object, headers = {}): Promise<Response> =>
      fetch(url + path, {
        method: "POST",
        headers: { "Content-Type": "application/json", ...headers },
        body: JSON.stringify(body),
      });
    const signedIn = await send("/auth/access-token", { client_id: clientId, secret });
    const { accessToken } = (await signedIn.json()) as { accessToken: string };
    const before = simulator.requests().length;
    for (const name of ["third", first])
      await send(
        "/sources",
        { name, connector: "webhook", config: {} },
        { Authorization: `Bearer ${accessToken}` },
      );
    expect([...createsSince(simulator, before)]).toEqual([["third", 1]]);
  });
});

describe("storedSources", () => {
  it("reads ids and deposed objects", () => {
    const resources = [
      {
        name: "hook",
        instances: [{ attributes: { id: "a" } }, { deposed: "0a1b2c3d", attributes: { id: "b" } }],
      },
    ];
    const { ids, deposed } = storedSources(JSON.stringify({ resources }));
    expect([[...ids], [...deposed]]).toEqual([[["hook", "a"]], ["b"]]);
  });

  it.each([undefined, "", "\n"])("finds no source in %j", (text) => {
    expect(storedSources(text).ids.size).toBe(0);
  });
});

it("namedForImport finds the sources that errors name with an import block", () => {
  const error = (name: string, more: string): string =>
    `\nError: A source named "${name}" exists already\n\n  with streamkap_source_webhook.${name},\n\n${more}\n`;
  const block = 'import {\n  to = <the address that stands above, after "with">\n  id = "66a0"\n}';
  expect([...namedForImport(error("a", block) + error("b", "Choose another name."))]).toEqual([
    ["a", "66a0"],
  ]);
});

it("takenOver finds each source once", () => {
  const warning = 'Warning: The source "a" was taken over\n';
  expect(takenOver(`${warning}${warning}Warning: The source "b" was found by its name\n`)).toEqual([
    "a",
    "b",
  ]);
});

describe("the local backend", () => {
  const whole = '{"resources":[]}';
  it.each([
    ["an empty state", "", whole, whole],
    ["half a state", '{"resou', whole, whole],
    ["an empty state without a backup", "", undefined, undefined],
    ["an empty state with an empty backup", "", "", undefined],
  ])("mends %s", async (_what, state, backup, expected) => {
    const folder = mkdtempSync(join(tmpdir(), "chaos-"));
    const workspace = { folder, succeed: () => Promise.reject(new Error("no command is needed")) };
    writeFileSync(join(folder, "terraform.tfstate"), state);
    if (backup !== undefined) writeFileSync(join(folder, "terraform.tfstate.backup"), backup);
    const { mend, stored } = await startBackend("local");
    expect([mend(workspace), await stored(workspace), mend(workspace)]).toEqual([true, expected, false]);
    rmSync(folder, { recursive: true });
  });
});

describe("the command", () => {
  it.each([
    [["--kills", "0"], '--kills is "0"'],
    [["--backend", "s3"], '--backend is "s3"; it can be local, http, pg'],
    [["--connectors", "x"], 'there is no connector "x"'],
    [["--provider", "x"], "--provider and --source go together"],
  ])("refuses %j", (args, message) => {
    expect(() => parseOptions(args, catalogue)).toThrow(message);
  });

  it("prints its figures, and what it has found", () => {
    const options = { ...parseOptions([], catalogue), engine: "terraform 1.11.4" };
    const counts = { ...noCounts(), kills: 7, lost: 1 };
    const finding = { fault: "lost", phase: "create", life: 3, detail: "" } as const;
    const text = formatRun({ ...options, counts, seconds: 1.4 }, [finding]);
    expect(text).toMatch(/^kills +7$/m);
    expect(text).toMatch(/^lost +1$/m);
    expect(text).toMatch(/^lost in create of life 3$/m);
  });
});
