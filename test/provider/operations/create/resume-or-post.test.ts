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

describe("resumeOrPost after a create that an earlier run has sent", () => {
  it.each([
    ["at once", 0],
    ["two minutes before, by another clock", -2 * minute],
    ["two minutes after the request has ended", 3 * minute],
  ])("takes over the source that was made %s", async (_when, laterMs) => {
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
    ["made before the create", { laterMs: -3 * minute }],
    ["made long after the create", { laterMs: 4 * minute }],
    ["made by hand", { createdFrom: "web" }],
    ["made for another connector", { connector: "stripe_webhook" }],
  ])(
    "takes over no namesake that was %s",
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

  it("takes over the source that a later try of the create has made", async () => {
    await open();
    const at = new Date(scene.clock.now() - 60 * minute);
    const last = new Date(scene.clock.now() - 30 * minute);
    await crashedCreate(data, { at, last });
    const id = made(32 * minute);
    expect((await create()).newState?.get("id")).toBe(id);
  });

  it("says that the name is taken out of sight after a create that made nothing", async () => {
    await open();
    await crashedCreate(data);
    scene.simulator.addSource({ name: "hook", connector: "webhook", serviceId: "000000000000000000000002" });
    expect((await create()).diagnostics).toMatchObject([
      { summary: 'A source named "hook" exists already', detail: expect.stringContaining("another service") },
    ]);
  });

  it("makes the source by one POST if there is none", async () => {
    await open();
    await crashedCreate(data);
    expect((await create()).diagnostics).toEqual([]);
    expect(scene.calls()).toEqual(["LIST 200", "POST 200"]);
  });

  it("goes by the API's clock, an hour from the system's", async () => {
    await open({ clock: { now: () => Date.now() + 60 * minute, sleep: () => Promise.resolve() } });
    const { api } = scene.connection;
    await crashedCreate(data, { at: api.apiTime() });
    scene.simulator.addSource({ name: "hook", connector: "webhook", createdFrom: "terraform" });
    expect((await create()).newState?.get("id")).toBe(scene.simulator.sources()[0]!.id);
  });

  it("keeps the note if the look-up fails", async () => {
    await open();
    await crashedCreate(data);
    scene.simulator.inject({ method: "GET", act: "answer", status: 403, body: '{"detail":"no"}' });
    expect((await create()).diagnostics).toMatchObject([{ severity: "error" }]);
    await journal.end();
    expect(notes(data)).toHaveLength(1);
  });
});

describe("resumeOrPost after a create whose id an earlier run has noted", () => {
  it("takes the source over by its id, and only its new owner may delete it", async () => {
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

  it("makes another source if that one is gone", async () => {
    await open();
    await crashedCreate(data, { id: "0123456789abcdef01234567" });
    expect((await create()).diagnostics).toEqual([]);
    expect(scene.calls()).toEqual(["GET 200", "POST 200"]);
  });

  it("leaves a source alone that was renamed, and says so", async () => {
    await open();
    const id = made(0, { name: "renamed" });
    await crashedCreate(data, { id });
    expect((await create()).diagnostics).toMatchObject([{ summary: `Source ${id} is not managed` }]);
    expect(scene.simulator.sources()).toHaveLength(2);
  });

  it("takes over no source that is in a state", async () => {
    await open();
    const id = made(0);
    await crashedCreate(data, { id });
    journal.stored(id);
    expect((await create()).diagnostics).toMatchObject([{ summary: 'A source named "hook" exists already' }]);
  });

  it("keeps the note if the API refuses today's configuration", async () => {
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

describe("resumeOrPost in one process: a source", () => {
  it.each([
    ["was answered", undefined],
    ["was found by its name after a lost answer", { ...post, act: "dropAfter" }],
  ] as const)("that %s can be deleted by the process that has created it", async (_how, fault) => {
    await open();
    if (fault !== undefined) scene.simulator.inject(fault);
    const walk = await Walk.start(scene.simulator, "streamkap_source_webhook", { dataFolder: data });
    await walk.apply({ name: "hook", wait: "none" });
    await walk.refresh();
    await walk.apply({ name: "renamed", wait: "none" });
    expect(await walk.destroy()).toEqual([]);
    expect(scene.simulator.sources()).toEqual([]);
    expect(walk.state).toBeNull();
    // The deleted source does not stand in the way of a new one.
    await walk.apply({ name: "renamed", wait: "none" });
    expect(scene.simulator.sources()).toHaveLength(1);
  });

  it("has no note if its create was refused", async () => {
    await open();
    scene.simulator.inject({ ...post, act: "answer", status: 400, body: '{"detail":"no"}' });
    await create();
    expect(notes(data)).toEqual([]);
  });

  it("is noted with the time of the try that was sent, however long that was held back", async () => {
    // An hour passes before the API answers 429.
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

  it("stays noted if the answer is lost, and the error says that it will be found", async () => {
    await open();
    scene.simulator.inject({ ...post, act: "dropAfter" });
    scene.simulator.inject({ method: "GET", path: "/sources", act: "answer", status: 403, times: 0 });
    const { diagnostics } = await create();
    expect(diagnostics).toMatchObject([{ detail: expect.stringContaining("found and taken over") }]);
    expect(notes(data)).toHaveLength(1);
  });

  it("is given to one create only, whatever answers were lost", async () => {
    await open();
    scene.simulator.inject({ ...post, act: "dropAfter" });
    scene.simulator.inject({ ...post, act: "drop", times: 0 });
    const responses = await Promise.all([create(), create()]);
    const ids = responses.map(({ newState }) => newState?.get("id"));
    expect(ids.filter((id) => id === undefined)).toHaveLength(1);
    expect(scene.simulator.sources()).toHaveLength(1);
  });
});

describe("duplicateName: two creates of one name", () => {
  const holder = (words: RegExp): object => ({
    summary: 'A source named "hook" exists already',
    detail: expect.stringMatching(words),
  });

  it("in a configuration: the second error names the first resource and advises no import", async () => {
    await open();
    const [first, second] = await Promise.all([create(), create()]);
    const lost = first.newState === null ? first : second;
    expect(lost.diagnostics).toMatchObject([
      holder(/Another resource of this configuration has just made it/),
    ]);
    expect(lost.diagnostics?.[0]?.detail).not.toContain("import {");
    expect(scene.simulator.sources()).toHaveLength(1);
  });

  it("while the list shows nothing: the journal knows the name", async () => {
    await open();
    await create();
    scene.simulator.inject({ method: "GET", path: "/sources", act: "answer", status: 403, times: 0 });
    expect((await create()).diagnostics).toMatchObject([holder(/has just made it, in this run\. Names/)]);
  });

  it("while a state has the first source: the error says so", async () => {
    await open();
    journal.stored(made(0, { createdFrom: "web" }));
    expect((await create()).diagnostics).toMatchObject([
      holder(/Another resource of this configuration manages it/),
    ]);
  });

  it("through two aliases: the error says that another create has noted the name", async () => {
    await open();
    const other = journalIn(data);
    await create(other.of("account"));
    // The create waits a moment for the other process, in case that is about to end.
    expect((await create()).diagnostics).toMatchObject([
      holder(/Another create in this folder has noted that name/),
    ]);
    await other.end();
  });

  it("through two accounts with every answer lost: one source is taken once", async () => {
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

it("finds the note of an earlier version, which wrote the host in another way", async () => {
  await open();
  const id = made(0);
  await crashedCreate(data, { id, account: "former account" });
  const { newState } = await create(journal.of("account", "former account"));
  expect(newState?.get("id")).toBe(id);
  await journal.end();
  expect(notes(data)).toEqual([]);
});
