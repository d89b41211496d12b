import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createSource } from "../../../../src/provider/operations/create/create-source.ts";
import { deleteSource } from "../../../../src/provider/operations/delete-source.ts";
import type { Journal } from "../../../../src/provider/journal/index.ts";
import type { SimulatorOptions } from "../../../../src/simulator/index.ts";
import type {
  ChangeResponse,
  DeleteResponse,
  ObjectValue,
  PrivateData,
} from "../../../../src/terraform/index.ts";
import { context } from "../../../terraform/server/test-resource.ts";
import { crashedCreate, dataFolder, journalIn, notes } from "../../journal/crashed.ts";
import { catalogue, Scene } from "../../scene.ts";
import { Walk } from "../../walk.ts";

const connector = catalogue.get("webhook")!;
const post = { method: "POST", path: "/sources" } as const;
const minute = 60_000;

let data: string;
let journal: Journal;
let scene: Scene;

async function open(options: Partial<SimulatorOptions> = {}): Promise<void> {
  data = dataFolder();
  journal = journalIn(data);
  scene = await Scene.open({ wait: "none", ...options });
}

afterEach(async () => {
  await journal.end();
  await scene.close();
});

function create(own = journal.of("account")): Promise<ChangeResponse> {
  const plannedState: ObjectValue = new Map([["name", "hook"]]);
  const client = { ...scene.connection, journal: own };
  const request = {
    client,
    config: plannedState,
    plannedState,
    plannedPrivate: {},
    progress: () => undefined,
  };
  return createSource(request, context, connector);
}

function remove(priorState: ObjectValue, stored: PrivateData): Promise<DeleteResponse> {
  const client = { ...scene.connection, journal: journal.of("account") };
  return deleteSource({ client, priorState, private: stored }, context, "streamkap_source_webhook");
}

const made = (ageMs: number, more: object = {}): string =>
  scene.simulator.addSource({
    name: "hook",
    connector: "webhook",
    createdFrom: "terraform",
    createdAt: scene.clock.now() - ageMs,
    ...more,
  });

describe("a create whose answer an earlier run did not get", () => {
  it.each([
    ["made at once", 0],
    ["made two minutes before, by another clock", -2 * minute],
    ["made when a request ends, and two minutes", 3 * minute],
  ])("takes what that has %s", async (_when, laterMs) => {
    await open();
    const at = new Date(scene.clock.now() - 60 * minute);
    await crashedCreate(data, { at });
    const id = made(60 * minute - laterMs);
    const { newState, diagnostics } = await create();
    expect(newState?.get("id")).toBe(id);
    expect(diagnostics).toMatchObject([
      {
        severity: "warning",
        summary: 'The source "hook" was taken over',
        detail: expect.stringContaining(id),
      },
    ]);
    expect(scene.calls()).toEqual(["LIST 200", "GET 200", "PUT 200"]);
  });

  it.each([
    ["made before it", { laterMs: -3 * minute }],
    ["made long after it", { laterMs: 4 * minute }],
    ["made by hand", { createdFrom: "web" }],
    ["of another connector", { connector: "stripe_webhook" }],
  ])(
    "takes no namesake that was %s",
    async (
      _what,
      { laterMs = 0, ...more }: { laterMs?: number; createdFrom?: string; connector?: string },
    ) => {
      await open();
      await crashedCreate(data, { at: new Date(scene.clock.now() - 60 * minute) });
      const id = made(60 * minute - laterMs, more);
      const { newState, diagnostics } = await create();
      expect(newState).toBeNull();
      expect(diagnostics).toMatchObject([
        { summary: 'A source named "hook" exists already', detail: expect.stringContaining(id) },
      ]);
      expect(scene.calls()).toEqual(["LIST 200"]);
    },
  );

  it("takes what that has made by a later try", async () => {
    await open();
    const at = new Date(scene.clock.now() - 60 * minute);
    const last = new Date(scene.clock.now() - 30 * minute);
    await crashedCreate(data, { at, last });
    const id = made(32 * minute);
    expect((await create()).newState?.get("id")).toBe(id);
  });

  it("says where the name is taken out of sight, after one that made nothing", async () => {
    await open();
    await crashedCreate(data);
    scene.simulator.addSource({ name: "hook", connector: "webhook", serviceId: "000000000000000000000002" });
    expect((await create()).diagnostics).toMatchObject([
      { summary: 'A source named "hook" exists already', detail: expect.stringContaining("another service") },
    ]);
  });

  it("is made where there is none, by one POST", async () => {
    await open();
    await crashedCreate(data);
    expect((await create()).diagnostics).toEqual([]);
    expect(scene.calls()).toEqual(["LIST 200", "POST 200"]);
  });

  it("is judged by the API's clock, an hour from ours", async () => {
    await open({ clock: { now: () => Date.now() + 60 * minute, sleep: () => Promise.resolve() } });
    const { api } = scene.connection;
    await crashedCreate(data, { at: api.apiTime() });
    scene.simulator.addSource({ name: "hook", connector: "webhook", createdFrom: "terraform" });
    expect((await create()).newState?.get("id")).toBe(scene.simulator.sources()[0]!.id);
  });

  it("stays noted where the look-up fails", async () => {
    await open();
    await crashedCreate(data);
    scene.simulator.inject({ method: "GET", act: "answer", status: 403, body: '{"detail":"no"}' });
    expect((await create()).diagnostics).toMatchObject([{ severity: "error" }]);
    await journal.end();
    expect(notes(data)).toHaveLength(1);
  });
});

describe("a create whose id an earlier run has noted", () => {
  it("takes it over by its id, and deletes it for the resource that has it now, not for the one before", async () => {
    await open();
    const id = made(0);
    await crashedCreate(data, { id });
    const { newState, private: stored = {} } = await create();
    expect(newState?.get("id")).toBe(id);
    expect(scene.calls()).toEqual(["GET 200", "PUT 200"]);
    expect(await remove(newState!, {})).toMatchObject({
      diagnostics: [{ severity: "warning", summary: expect.stringContaining("Not deleted") }],
    });
    expect(scene.calls()).toEqual([]);
    expect(await remove(newState!, stored)).toEqual({});
    expect(scene.simulator.sources()).toEqual([]);
  });

  it("makes another one where that is gone", async () => {
    await open();
    await crashedCreate(data, { id: "0123456789abcdef01234567" });
    expect((await create()).diagnostics).toEqual([]);
    expect(scene.calls()).toEqual(["GET 200", "POST 200"]);
  });

  it("leaves one alone that has been renamed, and says so", async () => {
    await open();
    const id = made(0, { name: "renamed" });
    await crashedCreate(data, { id });
    expect((await create()).diagnostics).toMatchObject([{ summary: `Source ${id} is not managed` }]);
    expect(scene.simulator.sources()).toHaveLength(2);
  });

  it("takes none that is in a state", async () => {
    await open();
    const id = made(0);
    await crashedCreate(data, { id });
    journal.stored(id);
    expect((await create()).diagnostics).toMatchObject([{ summary: 'A source named "hook" exists already' }]);
  });

  it("keeps it noted where it refuses today's configuration", async () => {
    await open();
    await crashedCreate(data, { id: made(0) });
    scene.simulator.inject({ method: "PUT", act: "answer", status: 400, body: '{"detail":"no"}' });
    const { newState, diagnostics } = await create();
    expect(newState).toBeNull();
    expect(diagnostics).toMatchObject([{ summary: expect.stringContaining("Cannot take over") }]);
    await journal.end();
    expect(notes(data)).toHaveLength(1);
  });
});

describe("a create of this process", () => {
  it.each([
    ["was answered", undefined],
    ["was found by its name, the answer being lost", { ...post, act: "dropAfter" }],
  ] as const)(
    "that %s is deleted by a client that creates and destroys in one configured process",
    async (_how, fault) => {
      await open();
      if (fault !== undefined) scene.simulator.inject(fault);
      const walk = await Walk.start(scene.simulator, "streamkap_source_webhook", { dataFolder: data });
      await walk.apply({ name: "hook", wait: "none" });
      await walk.refresh();
      await walk.apply({ name: "renamed", wait: "none" });
      expect(await walk.destroy()).toEqual([]);
      expect(scene.simulator.sources()).toEqual([]);
      expect(walk.state).toBeNull();
      // Nothing of the first one stands in the way.
      await walk.apply({ name: "renamed", wait: "none" });
      expect(scene.simulator.sources()).toHaveLength(1);
    },
  );

  it("is forgotten where it is refused", async () => {
    await open();
    scene.simulator.inject({ ...post, act: "answer", status: 400, body: '{"detail":"no"}' });
    await create();
    expect(notes(data)).toEqual([]);
  });

  it("is noted as of the try that leaves, however long it was held back", async () => {
    // By the time that the API says to slow down, it is an hour later.
    let isBusy = (): boolean => false;
    const now = (): number => Date.now() + (isBusy() ? 60 * minute : 0);
    await open({ clock: { now, sleep: () => Promise.resolve() } });
    isBusy = () => scene.simulator.requests().some(({ status }) => status === 429);
    scene.simulator.inject({ ...post, act: "answer", status: 429 });
    const held = scene.simulator.inject({ ...post, act: "holdAfter" });
    const created = create();
    await held.reached;
    const [file] = notes(data);
    const note = JSON.parse(readFileSync(join(data, "streamkap", file!), "utf8")) as { since: string };
    expect(Date.parse(note.since) - Date.now()).toBeGreaterThan(59 * minute);
    held.release();
    expect((await created).diagnostics).toEqual([]);
  });

  it("stays noted where its answer is lost, and says that it will be found", async () => {
    await open();
    scene.simulator.inject({ ...post, act: "dropAfter" });
    scene.simulator.inject({ method: "GET", path: "/sources", act: "answer", status: 403, times: 0 });
    const { diagnostics } = await create();
    expect(diagnostics).toMatchObject([{ detail: expect.stringContaining("found and taken over") }]);
    expect(notes(data)).toHaveLength(1);
  });

  it("never gets an id that another one has, whatever was lost", async () => {
    await open();
    scene.simulator.inject({ ...post, act: "dropAfter" });
    scene.simulator.inject({ ...post, act: "drop", times: 0 });
    const responses = await Promise.all([create(), create()]);
    const ids = responses.map(({ newState }) => newState?.get("id"));
    expect(ids.filter((id) => id === undefined)).toHaveLength(1);
    expect(scene.simulator.sources()).toHaveLength(1);
  });
});

describe("one name twice", () => {
  const holder = (words: RegExp): object => ({
    summary: 'A source named "hook" exists already',
    detail: expect.stringMatching(words),
  });

  it("in a configuration: the second resource is told of the first, and not to import its source", async () => {
    await open();
    const [first, second] = await Promise.all([create(), create()]);
    const lost = first.newState === null ? first : second;
    expect(lost.diagnostics).toMatchObject([
      holder(/Another resource of this configuration has just made it/),
    ]);
    expect(lost.diagnostics?.[0]?.detail).not.toContain("import {");
    expect(scene.simulator.sources()).toHaveLength(1);
  });

  it("where the list shows nothing: the journal knows the name", async () => {
    await open();
    await create();
    scene.simulator.inject({ method: "GET", path: "/sources", act: "answer", status: 403, times: 0 });
    expect((await create()).diagnostics).toMatchObject([holder(/has just made it, in this run\. Names/)]);
  });

  it("where a state has the first", async () => {
    await open();
    journal.stored(made(0, { createdFrom: "web" }));
    expect((await create()).diagnostics).toMatchObject([
      holder(/Another resource of this configuration manages it/),
    ]);
  });

  it("through two aliases, by another process: it has noted the name", async () => {
    await open();
    const other = journalIn(data);
    await create(other.of("account"));
    // A process of a moment ago is waited for, in case it is about to end.
    expect((await create()).diagnostics).toMatchObject([
      holder(/Another create in this folder has noted that name/),
    ]);
    await other.end();
  });

  it("through two accounts, with every answer lost: one source is taken once", async () => {
    await open();
    const other = journalIn(data);
    scene.simulator.inject({ ...post, act: "dropAfter" });
    scene.simulator.inject({ ...post, act: "drop", times: 0 });
    const first = await create(other.of("another account"));
    const second = await create();
    expect([first.newState?.get("id"), second.newState]).toEqual([scene.simulator.sources()[0]!.id, null]);
    expect(second.diagnostics).toMatchObject([holder(/exists|Choose another name/)]);
    await other.end();
  });
});

it("finds what an earlier version has noted under another spelling of the host", async () => {
  await open();
  const id = made(0);
  await crashedCreate(data, { id, account: "former account" });
  const { newState } = await create(journal.of("account", "former account"));
  expect(newState?.get("id")).toBe(id);
  await journal.end();
  expect(notes(data)).toEqual([]);
});
