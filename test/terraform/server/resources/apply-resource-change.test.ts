import { error, unknown, type Value } from "../../../../src/terraform/index.ts";
import {
  applyResourceChange,
  importResourceState,
  readResource,
  upgradeResourceState,
} from "../../../../src/terraform/server/index.ts";
import { decodePrivate, encodePrivate } from "../../../../src/terraform/server/lifecycle/private-data.ts";
import { context, entries, serve, state, summaries, type Behaviour } from "../test-resource.ts";

type Values = Readonly<Record<string, Value>>;

const planned: Values = { id: unknown, name: "a", port: 5432, status: unknown };
const prior = { id: "id-1", name: "old", port: 5432, status: "Active" };
const privateData = encodePrivate({ configured: ["new"], previouslyConfigured: ["old"], author: {} });
const oops = (): Promise<never> => Promise.reject(new Error("oops"));

async function apply(before: Values | null, after: Values | null, behaviour: Behaviour = {}) {
  const { server, resource } = await serve(behaviour);
  const response = await applyResourceChange(
    server,
    {
      resource,
      priorState: before && state(before),
      plannedState: after && state(after),
      config: after && state({ name: after["name"] ?? null }),
      plannedPrivate: privateData,
    },
    context,
  );
  return {
    state: entries(response.newState),
    configured: decodePrivate(response.private).configured,
    summaries: summaries(response.diagnostics),
  };
}

describe("applyResourceChange", () => {
  it.each<[string, Values | null, Values | null, Behaviour, Awaited<ReturnType<typeof apply>>]>([
    [
      "fills what was unknown, and keeps what was planned whatever the API says",
      null,
      planned,
      {
        create: () =>
          Promise.resolve({
            newState: state({ id: "id-1", name: "A", port: 1, filled: "x", status: "Active" }),
          }),
      },
      { state: { id: "id-1", name: "a", port: 5432, status: "Active" }, configured: ["new"], summaries: [] },
    ],
    [
      "stores nothing where nothing was made",
      null,
      planned,
      { create: () => Promise.resolve({ newState: null, diagnostics: [error("refused", "")] }) },
      { state: null, configured: ["old"], summaries: ["refused"] },
    ],
    [
      "stores what was made together with the error",
      null,
      planned,
      {
        create: ({ plannedState }) =>
          Promise.resolve({
            newState: new Map([...plannedState, ["id", "id-1"]]),
            diagnostics: [error("broken", "")],
          }),
      },
      { state: { id: "id-1", name: "a", port: 5432 }, configured: ["new"], summaries: ["broken"] },
    ],
    [
      "an exception before anything exists",
      null,
      planned,
      { create: oops },
      { state: null, configured: ["old"], summaries: ["Bug in the provider: creating of test_thing failed"] },
    ],
    [
      "an exception after the object exists",
      null,
      planned,
      {
        create: ({ plannedState, progress }) => {
          progress(new Map([...plannedState, ["id", "id-1"]]));
          return oops();
        },
      },
      {
        state: { id: "id-1", name: "a", port: 5432 },
        configured: ["new"],
        summaries: ["Bug in the provider: creating of test_thing failed"],
      },
    ],
    [
      "an update that did not happen keeps state and private data, so that it is planned again",
      prior,
      { ...prior, name: "a", status: unknown },
      {
        update: ({ priorState }) =>
          Promise.resolve({ newState: priorState, diagnostics: [error("refused", "")] }),
      },
      { state: prior, configured: ["old"], summaries: ["refused"] },
    ],
    [
      "an unknown that was left is stored as null, and reported",
      null,
      planned,
      {
        create: ({ plannedState }) =>
          Promise.resolve({ newState: new Map([...plannedState, ["id", "id-1"]]) }),
      },
      {
        state: { id: "id-1", name: "a", port: 5432 },
        configured: ["new"],
        summaries: ["Bug in the provider: test_thing was applied wrongly"],
      },
    ],
    [
      "an update that is refused without a state keeps the one before",
      prior,
      { ...prior, name: "a", status: unknown },
      { update: () => Promise.resolve({ newState: null, diagnostics: [error("refused", "")] }) },
      { state: prior, configured: ["old"], summaries: ["refused"] },
    ],
    [
      "an update that forgets its answer keeps the one before",
      prior,
      { ...prior, name: "a", status: unknown },
      { update: () => Promise.resolve(undefined as never) },
      {
        state: prior,
        configured: ["old"],
        summaries: ["Bug in the provider: updating of test_thing failed"],
      },
    ],
    [
      "a state that is none, after one that was reported",
      null,
      planned,
      {
        create: ({ plannedState, progress }) => {
          progress(new Map([...plannedState, ["id", "id-1"]]));
          return Promise.resolve({ newState: { id: "id-1" } as never });
        },
      },
      {
        state: { id: "id-1", name: "a", port: 5432 },
        configured: ["new"],
        summaries: ["Bug in the provider: creating of test_thing failed"],
      },
    ],
    [
      "private data that is no JSON costs neither the state nor what was private, and stores no write-only value",
      null,
      planned,
      {
        create: ({ plannedState }) =>
          Promise.resolve({
            newState: new Map([...plannedState, ["id", "id-1"], ["status", "Active"], ["secret", "leaked"]]),
            private: { count: 1n },
          }),
      },
      {
        state: { id: "id-1", name: "a", port: 5432, status: "Active" },
        configured: ["new"],
        summaries: ["Bug in the provider: storing of test_thing failed"],
      },
    ],
    [
      "diagnostics that are no list cost nothing of what was made",
      null,
      planned,
      {
        create: ({ plannedState }) =>
          Promise.resolve({
            newState: new Map([...plannedState, ["id", "id-1"], ["status", "Active"]]),
            diagnostics: error("alone", "") as never,
          }),
      },
      {
        state: { id: "id-1", name: "a", port: 5432, status: "Active" },
        configured: ["new"],
        summaries: ["Bug in the provider: creating of test_thing failed"],
      },
    ],
    ["a destroy", prior, null, {}, { state: null, configured: ["new"], summaries: [] }],
    [
      "a destroy that failed keeps the object",
      prior,
      null,
      { delete: oops },
      {
        state: prior,
        configured: ["new"],
        summaries: ["Bug in the provider: deleting of test_thing failed"],
      },
    ],
  ])("%s", async (_name, before, after, behaviour, expected) => {
    expect(await apply(before, after, behaviour)).toEqual(expected);
  });
});

describe("readResource", () => {
  const read = async (behaviour: Behaviour) => {
    const { server, resource } = await serve(behaviour);
    const response = await readResource(
      server,
      { resource, currentState: state(prior), private: privateData },
      context,
    );
    return {
      state: entries(response.newState),
      summaries: summaries(response.diagnostics),
      kept: response.private.length > 0,
    };
  };

  it.each<[string, Behaviour, Awaited<ReturnType<typeof read>>]>([
    [
      "drift",
      { read: () => Promise.resolve({ newState: state({ ...prior, name: "b" }) }) },
      { state: { ...prior, name: "b" }, summaries: [], kept: true },
    ],
    ["gone", { read: () => Promise.resolve({ newState: null }) }, { state: null, summaries: [], kept: true }],
    [
      "an exception keeps the state",
      { read: oops },
      { state: prior, summaries: ["Bug in the provider: reading of test_thing failed"], kept: true },
    ],
  ])("%s", async (_name, behaviour, expected) => {
    expect(await read(behaviour)).toEqual(expected);
  });
});

describe("stored states", () => {
  it("are imported as a stub with the id", async () => {
    const { server, resource } = await serve();
    const { importedResources } = await importResourceState(server, { resource, id: "id-9" }, context);
    expect(importedResources.map((imported) => entries(imported.state))).toEqual([{ id: "id-9" }]);
  });

  it.each<[string, string, Values | null, number]>([
    [
      "of another provider",
      '{"id":"i","name":"a","port":"22","gone_attribute":1}',
      { id: "i", name: "a", port: 22 },
      0,
    ],
    [
      "with a value of what has become write-only since",
      '{"id":"i","name":"a","secret":"stored-once"}',
      { id: "i", name: "a" },
      0,
    ],
    ["that are no JSON", "{", null, 1],
  ])("%s are read leniently", async (_name, text, expected, errors) => {
    const { server, resource } = await serve();
    const request = { resource, version: 0, rawState: Buffer.from(text) };
    const { upgradedState, diagnostics } = await upgradeResourceState(server, request, context);
    expect(entries(upgradedState)).toEqual(expected);
    expect(diagnostics).toHaveLength(errors);
  });
});
