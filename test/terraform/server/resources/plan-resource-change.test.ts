import { unknown, type Value } from "../../../../src/terraform/index.ts";
import { planResourceChange } from "../../../../src/terraform/server/index.ts";
import { decodePrivate, encodePrivate } from "../../../../src/terraform/server/lifecycle/private-data.ts";
import { context, entries, serve, state, summaries, type Behaviour } from "../test-resource.ts";

type Values = Readonly<Record<string, Value>>;

/** Plans as Terraform asks for it: the proposal is the configuration, and what is computed and unset as before. */
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
  it.each<[string, Values | null, Values, readonly string[], Values]>([
    [
      "a create: defaults, unknown for what the answer decides, null for what the API may fill",
      null,
      { name: "a" },
      [],
      { id: unknown, name: "a", port: 5432, status: unknown },
    ],
    ["no change: the prior state", prior, { name: "a" }, [], prior],
    [
      "a change: the id stays, the status moves",
      prior,
      { name: "b" },
      [],
      { ...prior, name: "b", status: unknown },
    ],
    [
      "a removed setting with a default",
      { ...prior, port: 1 },
      { name: "a" },
      [],
      { ...prior, status: unknown },
    ],
    [
      "what the API has filled stays",
      { ...prior, filled: "by the API", old_filled: "by the API" },
      { name: "a" },
      [],
      { ...prior, filled: "by the API", old_filled: "by the API" },
    ],
    [
      "a removed setting without a default is the API's again",
      { ...prior, filled: "mine", old_filled: "mine" },
      { name: "a" },
      ["filled"],
      { ...prior, filled: unknown, old_filled: unknown, status: unknown },
    ],
    [
      "an older name: both hold the value",
      null,
      { name: "a", old_filled: "x" },
      [],
      { id: unknown, name: "a", port: 5432, status: unknown, filled: "x", old_filled: "x" },
    ],
    [
      "a change of the name alone is none",
      { ...prior, filled: "x", old_filled: "x" },
      { name: "a", filled: "x" },
      ["filled"],
      { ...prior, filled: "x", old_filled: "x" },
    ],
    [
      "a write-only value is in no plan",
      null,
      { name: "a", secret: "hidden" },
      [],
      { id: unknown, name: "a", port: 5432, status: unknown },
    ],
  ])("%s", async (_name, before, config, configured, expected) => {
    const { plannedState, diagnostics } = await plan(before, config, configured);
    expect(entries(plannedState)).toEqual(expected);
    expect(diagnostics).toEqual([]);
  });

  it("names what forces a new object", async () => {
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

  it("remembers what is configured, and what was", async () => {
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
