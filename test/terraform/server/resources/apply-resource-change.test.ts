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
  it.each<
    [
      string,
      {
        readonly before: Values | null;
        readonly after: Values | null;
        readonly behaviour: Behaviour;
        readonly expected: Awaited<ReturnType<typeof apply>>;
      },
    ]
  >([
    [
      "fills unknown values from the answer, and keeps planned values whatever the API says",
      {
        before: null,
        after: planned,
        behaviour: {
          create: () =>
            Promise.resolve({
              newState: state({ id: "id-1", name: "A", port: 1, filled: "x", status: "Active" }),
            }),
        },
        expected: {
          state: { id: "id-1", name: "a", port: 5432, status: "Active" },
          configured: ["new"],
          summaries: [],
        },
      },
    ],
    [
      "stores no state if the create answers null with an error",
      {
        before: null,
        after: planned,
        behaviour: { create: () => Promise.resolve({ newState: null, diagnostics: [error("refused", "")] }) },
        expected: { state: null, configured: ["old"], summaries: ["refused"] },
      },
    ],
    [
      "stores the new state together with an error",
      {
        before: null,
        after: planned,
        behaviour: {
          create: ({ plannedState }) =>
            Promise.resolve({
              newState: new Map([...plannedState, ["id", "id-1"]]),
              diagnostics: [error("broken", "")],
            }),
        },
        expected: {
          state: { id: "id-1", name: "a", port: 5432 },
          configured: ["new"],
          summaries: ["broken"],
        },
      },
    ],
    [
      "stores no state after an exception before the first progress",
      {
        before: null,
        after: planned,
        behaviour: { create: oops },
        expected: {
          state: null,
          configured: ["old"],
          summaries: ["Bug in the provider: creating of test_thing failed"],
        },
      },
    ],
    [
      "stores the last progress after an exception",
      {
        before: null,
        after: planned,
        behaviour: {
          create: ({ plannedState, progress }) => {
            progress(new Map([...plannedState, ["id", "id-1"]]));
            return oops();
          },
        },
        expected: {
          state: { id: "id-1", name: "a", port: 5432 },
          configured: ["new"],
          summaries: ["Bug in the provider: creating of test_thing failed"],
        },
      },
    ],
    [
      "keeps state and private data if an update changed nothing, so that it is planned again",
      {
        before: prior,
        after: { ...prior, name: "a", status: unknown },
        behaviour: {
          update: ({ priorState }) =>
            Promise.resolve({ newState: priorState, diagnostics: [error("refused", "")] }),
        },
        expected: { state: prior, configured: ["old"], summaries: ["refused"] },
      },
    ],
    [
      "stores null for an unknown value of the answer, and reports it",
      {
        before: null,
        after: planned,
        behaviour: {
          create: ({ plannedState }) =>
            Promise.resolve({ newState: new Map([...plannedState, ["id", "id-1"]]) }),
        },
        expected: {
          state: { id: "id-1", name: "a", port: 5432 },
          configured: ["new"],
          summaries: ["Bug in the provider: test_thing was applied wrongly"],
        },
      },
    ],
    [
      "keeps the prior state if an update answers an error without a state",
      {
        before: prior,
        after: { ...prior, name: "a", status: unknown },
        behaviour: { update: () => Promise.resolve({ newState: null, diagnostics: [error("refused", "")] }) },
        expected: { state: prior, configured: ["old"], summaries: ["refused"] },
      },
    ],
    [
      "keeps the prior state if an update answers no state",
      {
        before: prior,
        after: { ...prior, name: "a", status: unknown },
        behaviour: { update: () => Promise.resolve(undefined as never) },
        expected: {
          state: prior,
          configured: ["old"],
          summaries: ["Bug in the provider: updating of test_thing failed"],
        },
      },
    ],
    [
      "stores the last progress if the answer's state is no Map",
      {
        before: null,
        after: planned,
        behaviour: {
          create: ({ plannedState, progress }) => {
            progress(new Map([...plannedState, ["id", "id-1"]]));
            return Promise.resolve({ newState: { id: "id-1" } as never });
          },
        },
        expected: {
          state: { id: "id-1", name: "a", port: 5432 },
          configured: ["new"],
          summaries: ["Bug in the provider: creating of test_thing failed"],
        },
      },
    ],
    [
      "keeps the new state and the planned private data if private data is no JSON, and stores no write-only value",
      {
        before: null,
        after: planned,
        behaviour: {
          create: ({ plannedState }) =>
            Promise.resolve({
              newState: new Map([
                ...plannedState,
                ["id", "id-1"],
                ["status", "Active"],
                ["secret", "leaked"],
              ]),
              private: { count: 1n },
            }),
        },
        expected: {
          state: { id: "id-1", name: "a", port: 5432, status: "Active" },
          configured: ["new"],
          summaries: ["Bug in the provider: storing of test_thing failed"],
        },
      },
    ],
    [
      "stores the new state if the diagnostics are no list",
      {
        before: null,
        after: planned,
        behaviour: {
          create: ({ plannedState }) =>
            Promise.resolve({
              newState: new Map([...plannedState, ["id", "id-1"], ["status", "Active"]]),
              diagnostics: error("alone", "") as never,
            }),
        },
        expected: {
          state: { id: "id-1", name: "a", port: 5432, status: "Active" },
          configured: ["new"],
          summaries: ["Bug in the provider: creating of test_thing failed"],
        },
      },
    ],
    [
      "removes the state and keeps the private data after a destroy",
      {
        before: prior,
        after: null,
        behaviour: {},
        expected: { state: null, configured: ["new"], summaries: [] },
      },
    ],
    [
      "keeps the object after a destroy that failed",
      {
        before: prior,
        after: null,
        behaviour: { delete: oops },
        expected: {
          state: prior,
          configured: ["new"],
          summaries: ["Bug in the provider: deleting of test_thing failed"],
        },
      },
    ],
  ])("%s", async (_name, { before, after, behaviour, expected }) => {
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
      "takes drift into the state",
      { read: () => Promise.resolve({ newState: state({ ...prior, name: "b" }) }) },
      { state: { ...prior, name: "b" }, summaries: [], kept: true },
    ],
    [
      "removes an object that is gone",
      { read: () => Promise.resolve({ newState: null }) },
      { state: null, summaries: [], kept: true },
    ],
    [
      "keeps the state after an exception",
      { read: oops },
      { state: prior, summaries: ["Bug in the provider: reading of test_thing failed"], kept: true },
    ],
  ])("%s", async (_name, behaviour, expected) => {
    expect(await read(behaviour)).toEqual(expected);
  });
});

describe("stored states", () => {
  it("hold only the id after an import", async () => {
    const { server, resource } = await serve();
    const { importedResources } = await importResourceState(server, { resource, id: "id-9" }, context);
    expect(importedResources.map((imported) => entries(imported.state))).toEqual([{ id: "id-9" }]);
  });

  it.each<[string, string, Values | null, number]>([
    [
      "of another provider are read",
      '{"id":"i","name":"a","port":"22","gone_attribute":1}',
      { id: "i", name: "a", port: 22 },
      0,
    ],
    [
      "lose the value of an attribute that has become write-only",
      '{"id":"i","name":"a","secret":"stored-once"}',
      { id: "i", name: "a" },
      0,
    ],
    ["that are no JSON are refused", "{", null, 1],
  ])("%s", async (_name, text, expected, errors) => {
    const { server, resource } = await serve();
    const request = { resource, version: 0, rawState: Buffer.from(text) };
    const { upgradedState, diagnostics } = await upgradeResourceState(server, request, context);
    expect(entries(upgradedState)).toEqual(expected);
    expect(diagnostics).toHaveLength(errors);
  });
});
