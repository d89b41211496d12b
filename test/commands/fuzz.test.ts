import { parseFuzzOptions, shares } from "./fuzz/options.ts";
import { fuzzRows, fuzzTable } from "./fuzz/table.ts";
import { fuzzTarget, problemOf, type FuzzTarget } from "../support/fuzz/fuzz-target.ts";
import { fuzzTargets } from "../support/fuzz/fuzz-targets.ts";
import { Mutator } from "../support/fuzz/mutator.ts";

/** A cut of `npm run fuzz`, which gives each target many more inputs. */
describe("hostile inputs", () => {
  it.each(Object.keys(fuzzTargets))("are stood by what reads %s", async (name) => {
    const target = fuzzTargets[name]!;
    const inputs = Math.ceil(((target.share ?? 1_000) / 1_000) * 250);
    const { findings } = await fuzzTarget(name, target, { inputs, seed: 7 });
    expect(findings).toEqual([]);
  });

  it.each(Object.keys(fuzzTargets))("are made of good inputs, which are read as %s", async (name) => {
    const target = fuzzTargets[name]!;
    for (const seed of (await target.seeds()).slice(0, 40))
      expect(await problemOf(target, seed)).toBeUndefined();
  });
});

describe("fuzzTarget", () => {
  const seeds = (): Uint8Array[] => [Buffer.from('{"a":1}'), Buffer.from("[2]")];
  const reading = (run: FuzzTarget["run"]): FuzzTarget => ({
    seeds,
    run,
    isExpected: (thrown) => thrown instanceof SyntaxError,
  });

  it("finds an exception that is a bug, with its input, and stops after a few", async () => {
    const target = reading((input) => {
      if (input.length > 4) throw new TypeError("a is not a function");
    });
    const { findings, inputs } = await fuzzTarget("it", target, { inputs: 500, seed: 1 });
    expect([findings.length, inputs < 500]).toEqual([5, true]);
    expect(findings[0]).toMatchObject({
      target: "it",
      problem: expect.stringContaining("a is not a function"),
    });
    expect(await problemOf(target, Buffer.from(findings[0]!.input, "base64"))).toBeDefined();
  });

  it("takes an error in words for an answer", async () => {
    const target = reading((input) => JSON.parse(Buffer.from(input).toString()) as unknown);
    expect(await fuzzTarget("it", target, { inputs: 300, seed: 1 })).toMatchObject({
      inputs: 300,
      findings: [],
    });
  });

  it("finds a changed prototype", async () => {
    const target = reading(() => Object.assign(Object.prototype, { polluted: true }));
    const problem = await problemOf(target, Buffer.of(0));
    Reflect.deleteProperty(Object.prototype, "polluted");
    expect(problem).toBe("Object.prototype was changed");
  });
});

describe("Mutator", () => {
  it("makes the same variants for the same seed, most of which differ from the good input", () => {
    const good = [Buffer.from('{"name":"orders","port":5432}')];
    const variants = (seed: number): string[] => {
      const mutator = new Mutator(seed);
      return Array.from({ length: 200 }, () => mutator.variant(good).toString("base64"));
    };
    expect(variants(3)).toEqual(variants(3));
    expect(variants(4)).not.toEqual(variants(3));
    expect(new Set(variants(3)).size).toBeGreaterThan(150);
  });
});

describe("npm run fuzz", () => {
  it("gives all targets ten thousand inputs unless it is told otherwise", () => {
    const { inputs, seed, targets } = parseFuzzOptions([]);
    expect([inputs, seed, targets]).toEqual([10_000, 1, Object.keys(fuzzTargets)]);
    const all = shares(targets, inputs).reduce((sum, [, own]) => sum + own, 0);
    expect(all).toBeGreaterThanOrEqual(inputs);
    expect(() => parseFuzzOptions(["--targets", "floppies"])).toThrow(
      '--targets has "floppies"; it can be all',
    );
    expect(() => parseFuzzOptions(["--inputs", "0"])).toThrow('--inputs is "0"');
  });

  it("prints a line for each target, and counts what was not stood", () => {
    const finding = { target: "a", input: "", problem: "p" };
    const report = { target: "a", inputs: 3, findings: [finding], slowestMs: 1.2, grownMb: 0 };
    expect(fuzzTable([report]).split("\n").at(-1)).toMatch(/^a +3 +1 +1 +0\.0$/);
    expect(fuzzRows([report, report])).toContainEqual({
      name: "inputs that were not stood",
      value: 2,
      goal: 0,
    });
  });
});
