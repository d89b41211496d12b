import {
  map,
  object,
  unknown,
  type Block,
  type ObjectValue,
  type Value,
} from "../../../../src/terraform/index.ts";
import {
  noteWriteOnly,
  writeOnlyConfig,
} from "../../../../src/terraform/server/lifecycle/write-only-config.ts";
import { applyResourceChange, planResourceChange } from "../../../../src/terraform/server/index.ts";
import { context, serve, state } from "../test-resource.ts";

const writeOnly = { optional: true, writeOnly: true } as const;
const block: Block = {
  attributes: {
    name: { type: "string", required: true },
    text: { type: "string", ...writeOnly },
    texts: { type: map("string"), ...writeOnly },
    whole: { type: object({ a: "string" }), ...writeOnly },
    login: {
      nesting: "single",
      optional: true,
      attributes: { user: { type: "string", optional: true }, key: { type: "string", ...writeOnly } },
    },
  },
};
const of = (values: Record<string, Value>): Map<string, Value> => new Map(Object.entries(values));
const config = (values: Record<string, Value> = {}): ObjectValue =>
  of({ name: "a", text: null, texts: null, whole: null, login: null, ...values });
const written = config({
  text: "t",
  texts: of({ one: "1", two: "2" }),
  whole: of({ a: "b" }),
  login: of({ user: "u", key: "k" }),
});

describe("the configuration that an apply gets", () => {
  it.each<[string, ObjectValue, Record<string, Value>, Record<string, Value>]>([
    [
      "every write-only value that the plan was given",
      written,
      {
        text: "t",
        texts: of({ one: "1", two: "2" }),
        whole: of({ a: "b" }),
        login: of({ user: null, key: "k" }),
      },
      { login: of({ user: null, key: null }) },
    ],
    [
      "empty if the plan was given no write-only value",
      config(),
      { login: of({ user: null, key: null }) },
      {
        text: "t",
        texts: of({ one: "1", two: "2" }),
        whole: of({ a: "b" }),
        login: of({ user: null, key: "k" }),
      },
    ],
    [
      "those keys of a map that the plan was given",
      config({ texts: of({ two: "other" }) }),
      { texts: of({ two: "2" }), login: of({ user: null, key: null }) },
      { text: "t", texts: of({ one: "1" }), whole: of({ a: "b" }), login: of({ user: null, key: "k" }) },
    ],
    [
      "a value that was unknown to the plan",
      config({ text: unknown, texts: unknown }),
      { text: "t", texts: of({ one: "1", two: "2" }), login: of({ user: null, key: null }) },
      { whole: of({ a: "b" }), login: of({ user: null, key: "k" }) },
    ],
  ])("is %s", (_what, planned, given, withheld) => {
    const own = writeOnlyConfig(written, noteWriteOnly(planned, block), block);
    expect(own.config).toEqual(config({ name: null, ...given }));
    expect(own.withheldConfig).toEqual(config({ name: null, ...withheld }));
  });

  it("is every write-only value if a plan of an older version has noted nothing", () => {
    expect(writeOnlyConfig(written, undefined, block).config.get("text")).toBe("t");
  });
});

it("an author sees only write-only values of the configuration, in a create and in an update", async () => {
  const seen: unknown[] = [];
  const see = ({ config: own, plannedState }: { config: ObjectValue; plannedState: ObjectValue }) => {
    seen.push(Object.fromEntries([...own].filter(([, value]) => value !== null)));
    return Promise.resolve({ newState: new Map([...plannedState, ["id", "id-1"], ["status", "Active"]]) });
  };
  const { server, resource } = await serve({ create: see, update: see });
  const given = state({ name: "a", kind: "x", secret: "hidden" });
  const change = async (prior: ObjectValue | null, planned: ObjectValue): Promise<ObjectValue | null> => {
    const proposed = new Map([...planned, ["id", prior?.get("id") ?? null] as const]);
    const request = { resource, priorState: prior, proposedNewState: proposed, config: planned };
    const plan = await planResourceChange(server, { ...request, priorPrivate: new Uint8Array() }, context);
    const applied = { resource, priorState: prior, config: given, ...plan };
    return (await applyResourceChange(server, applied, context)).newState;
  };
  const made = await change(null, given);
  await change(made, state({ name: "b", kind: "x" }));
  expect(seen).toEqual([{ secret: "hidden" }, {}]);
});
