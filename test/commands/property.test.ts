import { parseOptions } from "./property/options.ts";
import { shrink } from "./property/shrink.ts";
import { formatResults } from "./property/table.ts";
import { Walk } from "../provider/walk.ts";
import { startSimulator } from "../../src/simulator/index.ts";
import { catalogueWithNewConnector } from "../support/new-connector.ts";
import { argumentsOf } from "../support/stacks/generic-arguments.ts";
import { randomStack } from "../support/stacks/random-stack.ts";
import { decodeCase, encodeCase, type Configuration, type StackCase } from "../support/stacks/stack-case.ts";
import type { Failure } from "../support/stacks/stack-life.ts";

const catalogue = catalogueWithNewConnector();
const all = [...catalogue.values()];
const random = (number: number): StackCase => randomStack(all, { seed: 3, number, writeOnly: true });
const stacks = Array.from({ length: 40 }, (_none, index) => random(index + 1));
const [stack, otherStack] = stacks as [StackCase, StackCase];

describe("a random stack", () => {
  it("is the same for the same seed and number, and another for another one", () => {
    expect(random(1)).toEqual(stack);
    expect(otherStack).not.toEqual(stack);
  });

  it("survives being written down, integers of any size included", () => {
    for (const written of stacks) expect(decodeCase(encodeCase(written))).toEqual(written);
  });

  it("has a source of each connector, and all ways of saying something", () => {
    expect(stack.sources.map(({ connector }) => connector)).toEqual(all.map(({ code }) => code));
    const given = new Set(
      stacks.flatMap(({ sources }) => sources.flatMap(({ before, after }) => names(before, after))),
    );
    const settable = all.flatMap(({ code, settings }) =>
      settings
        .filter(({ readOnly }) => readOnly !== true)
        .flatMap(({ attribute, deprecatedNames = [] }) => [attribute, ...deprecatedNames])
        .map((name) => `${code}.${name}`),
    );
    const seen = new Set(
      stacks.flatMap(({ sources }) =>
        sources.flatMap(({ connector, before, after }) =>
          names(before, after).map((name) => `${connector}.${name}`),
        ),
      ),
    );
    expect(settable.filter((name) => !seen.has(name))).toEqual([]);
    const common = ["tags", "kc_cluster_id", "desired_state", "wait", "timeouts"];
    expect(common.filter((name) => !given.has(name))).toEqual([]);
    const values = stacks.flatMap(({ sources }) => sources.flatMap(({ before }) => Object.values(before)));
    expect(values).toContain("");
    expect(values.some((value) => typeof value === "bigint" && value > 2n ** 53n)).toBe(true);
    expect(values.some((value) => typeof value === "string" && value.includes("${"))).toBe(true);
  });

  it.each(all.map(({ code, resource }) => [code, `streamkap_${resource}`] as const))(
    "has %s sources that the provider takes",
    async (code, typeName) => {
      const simulator = await startSimulator({ catalogue });
      const walk = await Walk.start(simulator, typeName);
      for (const { sources } of stacks) {
        const source = sources.find(({ connector }) => connector === code)!;
        const { timeouts: _timeouts, ...args } = argumentsOf(source.before, catalogue.get(code));
        const diagnostics = await walk.validate(asValues(args));
        expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      }
      await simulator.close();
    },
  );
});

function names(...configurations: readonly Configuration[]): string[] {
  return configurations.flatMap((configuration) => Object.keys(configuration));
}

/** The arguments with their objects as maps, as the engine hands them over. */
function asValues(args: Configuration): Parameters<Walk["validate"]>[0] {
  const revive = (value: unknown): unknown =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? new Map(Object.entries(value).map(([key, own]) => [key, revive(own)]))
      : value;
  const entries = Object.entries(args).map(([name, value]) => [name, revive(inTexts(name, value))]);
  return Object.fromEntries(entries) as Parameters<Walk["validate"]>[0];
}

/** The value of an argument. The elements of a map of texts become texts, as the engine converts them. */
function inTexts(name: string, value: unknown): unknown {
  if (!/^config(_secret(_wo)?)?$/.test(name)) return value;
  return Object.fromEntries(Object.entries(value as object).map(([key, own]) => [key, String(own)]));
}

describe("a stack that fails", () => {
  /** Fails as if one argument caused a phantom diff under one quirk. */
  const fails = (tried: StackCase): Promise<Failure | undefined> =>
    Promise.resolve(
      tried.quirks.sparse !== undefined &&
        tried.sources.some(({ connector, after }) => connector === "mysql" && "database_user" in after)
        ? { step: "plan after change", detail: "# streamkap_source_mysql.mysql will be updated in-place" }
        : undefined,
    );

  it("is made small: what it does not take is left out", async () => {
    const failure = await fails(stack);
    const { sources, quirks, provider, deployTimeMs } = await shrink(stack, failure!, fails);
    expect(sources.map(({ connector, after }) => [connector, Object.keys(after)])).toEqual([
      ["mysql", ["database_user"]],
    ]);
    expect(Object.keys(quirks)).toEqual(["sparse"]);
    expect({ provider, deployTimeMs }).toEqual({ provider: {}, deployTimeMs: 0 });
  });

  it("stays as it is where nothing smaller fails at the same step", async () => {
    const other = (): Promise<Failure> => Promise.resolve({ step: "create", detail: "" });
    expect(await shrink(stack, { step: "destroy", detail: "" }, other, 10)).toBe(stack);
  });

  it("is in the table, with how to run it again", () => {
    const failure = { step: "plan after import", detail: "" };
    const results = [
      { number: 1, stack, failure: undefined, seconds: 1 },
      { number: 2, stack: otherStack, failure, seconds: 2 },
    ];
    const table = formatResults(results, "terraform 1.11.4", 3);
    expect(table).toMatch(/^cases +2$/m);
    expect(table).toMatch(/^failed +1$/m);
    expect(table).toContain("case 2: plan after import; npm run property -- --seed 3 --case 2");
  });
});

describe("the options", () => {
  it("choose connectors and cases", () => {
    const {
      connectors,
      seed,
      numbers: chosen,
    } = parseOptions(["--connectors", "mysql,webhook", "--cases", "2", "--seed", "5"], catalogue);
    expect([connectors.map(({ code }) => code), seed, chosen]).toEqual([["mysql", "webhook"], 5, [1, 2]]);
    expect(parseOptions(["--case", "17"], catalogue).numbers).toEqual([17]);
  });

  it.each([
    [["--connectors", "mysqll"], 'there is no connector "mysqll"'],
    [["--cases", "0"], '--cases is "0"; it can be a whole number from 1 to 999999'],
    [["--engine", "terraform"], "write terraform@<version>"],
    [["--seeds", "1"], "--seeds"],
  ])("refuse %p", (args, message) => {
    expect(() => parseOptions(args, catalogue)).toThrow(message);
  });
});
