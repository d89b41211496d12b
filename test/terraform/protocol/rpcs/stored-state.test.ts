import { warning, error } from "../../../../src/terraform/diagnostic.ts";
import type { MovedState, Resource, StoredState } from "../../../../src/terraform/resource.ts";
import { decodePrivate, encodePrivate } from "../../../../src/terraform/server/lifecycle/private-data.ts";
import { DispatchClient, json, stateOf } from "./dispatch-client.ts";
import { itemWith } from "../item-with.ts";
import { itemValue } from "../test-provider.ts";

const foreign = Buffer.from('{"k":"eyJhIjoxfQ=="}');

/** Moves a foreign `other_thing` to a `test_item` with the given `moveState`. */
function move(moveState: Resource<unknown>["moveState"], sourcePrivate: Uint8Array = foreign) {
  return new DispatchClient(itemWith(moveState ? { moveState } : {})).call("MoveResourceState", {
    sourceProviderAddress: "registry.terraform.io/example/other",
    sourceTypeName: "other_thing",
    sourceSchemaVersion: 3,
    sourceState: json('{"key":"i","size":12345678901234567890,"lost":true}'),
    sourcePrivate,
    targetTypeName: "test_item",
  });
}

const renamed = ({ rawState }: StoredState): { state: StoredState["rawState"] } => ({
  state: new Map([...rawState, ["id", rawState.get("key") ?? null]]),
});

describe("a state that is moved", () => {
  it("goes through the author's function, and is read with null for missing attributes", async () => {
    let seen: MovedState | undefined;
    const { targetState, targetPrivate, diagnostics } = await move((moved) => {
      seen = moved;
      return { ...renamed(moved), private: { moved: true }, diagnostics: [warning("Look", "at it")] };
    });
    expect(seen).toEqual({
      providerAddress: "registry.terraform.io/example/other",
      typeName: "other_thing",
      version: 3,
      rawState: new Map<string, unknown>([
        ["key", "i"],
        ["size", 12345678901234567890n],
        ["lost", true],
      ]),
      private: {},
    });
    expect(stateOf(targetState)).toEqual(itemValue({ id: "i", size: 12345678901234567890n }));
    expect(decodePrivate(targetPrivate).author).toEqual({ moved: true });
    expect(diagnostics).toMatchObject([{ severity: 2, summary: "Look" }]);
  });

  it("brings its private data if this framework wrote them", async () => {
    let seen: unknown;
    await move(
      (moved) => {
        seen = moved.private;
        return renamed(moved);
      },
      encodePrivate({ configured: [], author: { note: 1 } }),
    );
    expect(seen).toEqual({ note: 1 });
  });

  it.each<[string, Resource<unknown>["moveState"], string, string]>([
    [
      "by a resource that takes no state",
      undefined,
      "other_thing cannot be moved to test_item",
      "Nothing can be moved to test_item.",
    ],
    [
      "by a resource that takes other states",
      () => ({ supported: ["a_thing of example/a", "b_thing of example/b"] }),
      "other_thing cannot be moved to test_item",
      "these can be moved: a_thing of example/a; b_thing of example/b.",
    ],
    ["with the author's error", () => ({ state: null, diagnostics: [error("No", "no")] }), "No", "no"],
    [
      "as a bug if the author's function throws",
      () => {
        throw new Error("oops");
      },
      "Bug in the provider: moving of test_item failed",
      "An unexpected Error, thrown at ",
    ],
    [
      "as a bug if the answer has neither a state nor an error",
      () => ({ state: null }),
      "Bug in the provider: moving of test_item failed",
      "without a state",
    ],
    [
      "as a bug if the answer does not fit the schema",
      () => ({ state: new Map([["size", "many"]]) }),
      "Bug in the provider: moving of test_item failed",
      "size: a number is needed",
    ],
  ])("is refused %s", async (_name, moveState, summary, detail) => {
    const { targetState, diagnostics } = await move(moveState);
    expect(stateOf(targetState)).toBeNull();
    expect(diagnostics).toMatchObject([{ severity: 1, summary, detail: expect.stringContaining(detail) }]);
  });
});

describe("a state that is upgraded", () => {
  const upgrade = (upgradeState: NonNullable<Resource<unknown>["upgradeState"]>) =>
    new DispatchClient(itemWith({ upgradeState })).call("UpgradeResourceState", {
      typeName: "test_item",
      version: 4,
      rawState: json('{"key":"i","name":"a"}'),
    });

  it("goes through the same function as a state that is moved", async () => {
    const versions: number[] = [];
    const { upgradedState } = await upgrade((stored) => {
      versions.push(stored.version);
      return renamed(stored);
    });
    expect(versions).toEqual([4]);
    expect(stateOf(upgradedState)).toEqual(itemValue({ id: "i", name: "a" }));
  });

  it("ends with the author's diagnostics", async () => {
    const failed = await upgrade(() => ({ state: null, diagnostics: [error("Too old", "x")] }));
    expect(failed.diagnostics).toMatchObject([{ severity: 1, summary: "Too old" }]);
    const warned = await upgrade((stored) => ({ ...renamed(stored), diagnostics: [warning("Old", "x")] }));
    expect(warned.diagnostics).toMatchObject([{ severity: 2, summary: "Old" }]);
    expect(stateOf(warned.upgradedState)).not.toBeNull();
  });
});
