import { forget, recall, remember } from "../../../src/provider/source/memory.ts";

/** One value for each key, as states hold it. */
const stored = {
  secrets: { database_password: { salt: "c2FsdA==", hash: "aGFzaA==", drifted: true } },
  heldSecrets: ["ssh_private_key"],
  demandsState: false,
  configuredArguments: ["name"],
  secretsToSend: true,
  dropped: ["topic.prefix"],
  takenOver: "mark-1",
  inherited: ["snapshot_mode"],
  filled: { topic_prefix: "orders" },
} as const;

type Key = keyof typeof stored;
const keys = Object.keys(stored) as Key[];

describe("memory", () => {
  it("stores each key under its own name, byte for byte", () => {
    expect(JSON.stringify(remember(stored))).toBe(JSON.stringify(stored));
  });

  it.each(keys)("reads %s as it was stored", (key) => {
    expect(recall(remember(stored), key)).toEqual(stored[key]);
  });

  it.each(keys)("reads %s as absent if it has another form, or is not there", (key) => {
    expect(recall({ [key]: 5 }, key)).toBeUndefined();
    expect(recall({ [key]: null }, key)).toBeUndefined();
    expect(recall({}, key)).toBeUndefined();
  });

  it("leaves out the items of another form", () => {
    expect(recall({ inherited: ["snapshot_mode", 1] }, "inherited")).toEqual(["snapshot_mode"]);
    expect(recall({ filled: { topic_prefix: "orders", port: 1 } }, "filled")).toEqual({
      topic_prefix: "orders",
    });
    expect(recall({ secrets: { one: { salt: "c2FsdA==" }, two: null } }, "secrets")).toEqual({});
  });

  it("forgets one key and keeps what it does not know", () => {
    expect(forget({ demandsState: true, other: 1 }, "demandsState")).toEqual({ other: 1 });
  });
});
