import { nameSources } from "../../../src/cli/codify/identifiers.ts";
import type { ExistingSource } from "../../../src/provider/index.ts";

const source = (name: string, id: string, secrets: readonly string[] = []): ExistingSource => ({
  id: id.padStart(24, "0"),
  name,
  code: "mysql",
  connector: undefined,
  typeName: "streamkap_source_mysql",
  desiredState: undefined,
  clusterId: undefined,
  tags: [],
  settings: new Map(),
  secrets,
  hiddenSecrets: [],
  unsetSettings: [],
  remarks: [],
});

const identifiersOf = (sources: readonly ExistingSource[], template?: string): string[] =>
  nameSources(sources, template).map(({ identifier }) => identifier);

describe("identifiers", () => {
  it.each([
    ["Orders (EU) – production", "orders_eu_production"],
    ["café", "cafe"],
    ["  a..b  ", "a_b"],
    ["2024 orders", "mysql_2024_orders"],
    ["日本語", "mysql_000001"],
    ['"; ${var.x}\n', "var_x"],
    ["streamkap", "streamkap_000001"],
    ["x".repeat(90), "x".repeat(60)],
  ])("are made of the letters and digits of the name %j", (name, identifier) => {
    expect(identifiersOf([source(name, "1")])).toEqual([identifier]);
  });

  it("stay with the oldest of several sources with the same identifier, whatever the order of the list", () => {
    const [old, young] = [source("Orders", "a1"), source("orders!", "b2")];
    expect(identifiersOf([old, young])).toEqual(["orders", "orders_0000b2"]);
    expect(identifiersOf([young, old])).toEqual(["orders_0000b2", "orders"]);
  });

  it("differ even where a part of the id is the same", () => {
    const twins = ["1abcdef", "2abcdef", "3abcdef"].map((id) => source("orders", id));
    expect(new Set(identifiersOf(twins)).size).toBe(3);
  });

  it("follow the template", () => {
    expect(identifiersOf([source("Orders", "a1")], "{connector}-{name}")).toEqual(["mysql_orders"]);
  });

  it("give each secret a variable of its own", () => {
    const named = nameSources([source("a", "1", ["b_c"]), source("a b", "2", ["c"])]);
    expect(named.map(({ variables }) => [...variables])).toEqual([[["b_c", "a_b_c"]], [["c", "a_b_c_2"]]]);
  });
});
