import { unknown, type Value } from "../../../../src/terraform/index.ts";
import { planResourceChange } from "../../../../src/terraform/server/index.ts";
import { decodePrivate, encodePrivate } from "../../../../src/terraform/server/lifecycle/private-data.ts";
import { context, entries, serve, state, summaries, type Behaviour } from "../test-resource.ts";

type Values = Readonly<Record<string, Value>>;

/**
 * Asks for a plan as Terraform does. The proposed state is the configuration, except that each computed attribute that
 * the configuration does not set has its prior value.
 */
async function plan(
  prior: Values | null,
  config: Values,
  configured: readonly string[] = [],
  behaviour?: Behaviour,
) {
  const { server, resource } = await serve(behaviour);
  const set = Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null));
  const { kind: _, secret: __, ...computed } = prior ?? {};
  return planResourceChange(
    server,
    {
      resource,
      priorState: prior && state(prior),
      proposedNewState: state({ ...computed, ...set }),
      config: state(config),
      priorPrivate: encodePrivate({ configured, author: {} }),
    },
    context,
  );
}

const prior = { id: "id-1", name: "a", port: 5432, status: "Active" };

describe("planResourceChange", () => {
  it.each<
    [
      string,
      {
        readonly before: Values | null;
        readonly config: Values;
        readonly configured: readonly string[];
        readonly expected: Values;
      },
    ]
  >([
    [
      "plans defaults, unknown values for what the answer decides, and null for what the API may fill, at create",
      {
        before: null,
        config: { name: "a" },
        configured: [],
        expected: { id: unknown, name: "a", port: 5432, status: unknown },
      },
    ],
    [
      "plans the prior state if nothing changes",
      { before: prior, config: { name: "a" }, configured: [], expected: prior },
    ],
    [
      "keeps the id and plans the status unknown in a change",
      {
        before: prior,
        config: { name: "b" },
        configured: [],
        expected: { ...prior, name: "b", status: unknown },
      },
    ],
    [
      "plans the default of a setting that is removed",
      {
        before: { ...prior, port: 1 },
        config: { name: "a" },
        configured: [],
        expected: { ...prior, status: unknown },
      },
    ],
    [
      "keeps a value that the API has filled",
      {
        before: { ...prior, filled: "by the API", old_filled: "by the API" },
        config: { name: "a" },
        configured: [],
        expected: { ...prior, filled: "by the API", old_filled: "by the API" },
      },
    ],
    [
      "plans a removed setting without a default unknown, so that the API can fill it",
      {
        before: { ...prior, filled: "mine", old_filled: "mine" },
        config: { name: "a" },
        configured: ["filled"],
        expected: { ...prior, filled: unknown, old_filled: unknown, status: unknown },
      },
    ],
    [
      "plans one value under both names of an attribute",
      {
        before: null,
        config: { name: "a", old_filled: "x" },
        configured: [],
        expected: { id: unknown, name: "a", port: 5432, status: unknown, filled: "x", old_filled: "x" },
      },
    ],
    [
      "plans null under a second name that nobody has set",
      {
        before: null,
        config: { name: "a", filled: "x" },
        configured: [],
        expected: { id: unknown, name: "a", port: 5432, status: unknown, filled: "x" },
      },
    ],
    [
      "plans null under a second name that the state lacks",
      {
        before: { ...prior, filled: "x" },
        config: { name: "a", filled: "y" },
        configured: ["filled"],
        expected: { ...prior, filled: "y", status: unknown },
      },
    ],
    [
      "plans one value under both names if the state has both",
      {
        before: { ...prior, filled: "x", old_filled: "x" },
        config: { name: "a", filled: "y" },
        configured: ["filled"],
        expected: { ...prior, filled: "y", old_filled: "y", status: unknown },
      },
    ],
    [
      "plans no change if only the name changes",
      {
        before: { ...prior, filled: "x", old_filled: "x" },
        config: { name: "a", filled: "x" },
        configured: ["filled"],
        expected: { ...prior, filled: "x", old_filled: "x" },
      },
    ],
    [
      "plans null for a write-only value",
      {
        before: null,
        config: { name: "a", secret: "hidden" },
        configured: [],
        expected: { id: unknown, name: "a", port: 5432, status: unknown },
      },
    ],
  ])("%s", async (_name, { before, config, configured, expected }) => {
    const { plannedState, diagnostics } = await plan(before, config, configured);
    expect(entries(plannedState)).toEqual(expected);
    expect(diagnostics).toEqual([]);
  });

  it("names the attribute that forces a new object", async () => {
    const { requiresReplace } = await plan({ ...prior, kind: "x" }, { name: "a", kind: "y" });
    expect(requiresReplace).toEqual([[{ attribute: "kind" }]]);
  });

  it("plans nothing for a destroy", async () => {
    const { server, resource } = await serve();
    const request = { resource, priorState: state(prior), proposedNewState: null, config: null };
    const response = await planResourceChange(
      server,
      { ...request, priorPrivate: new Uint8Array() },
      context,
    );
    expect(response).toMatchObject({ plannedState: null, diagnostics: [] });
  });

  it("notes which attributes are configured, and which were before", async () => {
    const { plannedPrivate } = await plan({ ...prior, filled: "x", old_filled: "x" }, { name: "a" }, [
      "filled",
    ]);
    expect(decodePrivate(plannedPrivate)).toMatchObject({ configured: [], previouslyConfigured: ["filled"] });
  });

  it("ignores private data of another provider", () => {
    const foreign = Buffer.from(JSON.stringify({ key: "eyJhIjoxfQ==" }));
    expect(decodePrivate(foreign)).toEqual({ configured: [], author: {} });
    expect(decodePrivate(Buffer.from("no JSON"))).toEqual({ configured: [], author: {} });
  });

  it("reports an exception as a bug of the provider", async () => {
    const { diagnostics } = await plan(prior, { name: "b" }, [], {
      modifyPlan: () => {
        throw new Error("oops");
      },
    });
    expect(summaries(diagnostics)).toEqual(["Bug in the provider: planning of test_thing failed"]);
  });
});
