import { stackOf } from "../../../examples/ten-thousand/split.ts";

/** The split of examples/ten-thousand. */
const stacks = Array.from({ length: 20 }, (_, index) => `shops-${String(index + 1)}`);
const sources = Array.from({ length: 2_000 }, (_, index) => `shop-${String(index)}`);
const split = (names: readonly string[]): ReadonlyMap<string, string> =>
  new Map(sources.map((source) => [source, stackOf(source, names)]));

describe("the stack of a source", () => {
  it("is the same in each run and in each version", () => {
    expect(["shop-0", "shop-1", "shop-2"].map((source) => stackOf(source, stacks))).toEqual([
      "shops-19",
      "shops-16",
      "shops-1",
    ]);
  });

  it("does not depend on the order of the stacks", () => {
    expect(split(stacks.toReversed())).toEqual(split(stacks));
  });

  it("changes only to a stack that was added", () => {
    const before = split(stacks);
    const after = split([...stacks, "shops-new"]);
    const moved = sources.filter((source) => after.get(source) !== before.get(source));
    expect(new Set(moved.map((source) => after.get(source)))).toEqual(new Set(["shops-new"]));
    // A twenty-first of the sources is 95.
    expect(moved.length).toBeGreaterThan(60);
    expect(moved.length).toBeLessThan(130);
  });

  it("gets no more than a third above its share", () => {
    const sizes = stacks.map((stack) => [...split(stacks).values()].filter((one) => one === stack).length);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(sources.length);
    expect(Math.max(...sizes)).toBeLessThan(134);
  });

  it("is an error without stacks", () => {
    expect(() => stackOf("shop-0", [])).toThrow("There is no stack for shop-0: the list of stacks is empty.");
  });
});
