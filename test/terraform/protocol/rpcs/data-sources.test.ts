import { list, unknown, type ObjectValue, type Value } from "../../../../src/terraform/cty/index.ts";
import type { DataSource, DataSourceResponse } from "../../../../src/terraform/data-source.ts";
import { error, warning } from "../../../../src/terraform/diagnostic.ts";
import { objectOrNullFromProto } from "../../../../src/terraform/protocol/rpcs/convert/from-proto.ts";
import { dynamicValueToProto } from "../../../../src/terraform/protocol/rpcs/convert/to-proto.ts";
import { impliedType, type Schema } from "../../../../src/terraform/schema/index.ts";
import { DispatchClient } from "./dispatch-client.ts";
import { createTestProvider } from "../test-provider.ts";

const schema: Schema = {
  version: 0,
  block: {
    attributes: {
      name: { type: "string", required: true },
      kind: { type: "string", optional: true },
      limit: { type: "number", optional: true, computed: true, default: 10 },
      ids: { type: list("string"), computed: true },
    },
    blocks: {
      filter: {
        nesting: "list",
        block: {
          attributes: {
            key: { type: "string", required: true },
            matches: { type: "number", computed: true },
          },
        },
      },
    },
  },
};
const type = impliedType(schema.block);
const typeName = "test_search";
const filter = (key: string, matches: Value = null): ObjectValue =>
  new Map<string, Value>([
    ["key", key],
    ["matches", matches],
  ]);
const values = (more: Readonly<Record<string, Value>>): ObjectValue =>
  new Map(Object.entries({ name: "a", kind: null, limit: null, ids: null, filter: [filter("k")], ...more }));

type Answer = (config: ObjectValue) => DataSourceResponse;

function client(answer: Answer = () => ({ state: new Map([["ids", ["1"]]]) })): DispatchClient {
  const search: DataSource<unknown> = {
    schema,
    read: ({ config }) => Promise.resolve().then(() => answer(config)),
    validateConfig: (config) => {
      if (config.get("kind") === "broken") throw new Error("oops");
      return config.get("kind") === "odd" ? [warning("Odd", "Take another.", [{ attribute: "kind" }])] : [];
    },
  };
  return new DispatchClient({
    ...createTestProvider(),
    resources: {},
    dataSources: { [typeName]: () => Promise.resolve(search) },
  });
}

async function read(answer?: Answer, config = values({})) {
  const response = await (
    await client(answer).configured()
  ).call("ReadDataSource", { typeName, config: dynamicValueToProto(config, type) });
  const state = objectOrNullFromProto(response.state, type, { owner: typeName, part: "state" });
  return { state, diagnostics: response.diagnostics };
}

describe("data sources", () => {
  it("are not implemented by a provider that has none", () => {
    expect(new DispatchClient().rpcs).not.toContain("ReadDataSource");
  });

  it("are named with their schemas", async () => {
    const { dataSources } = await client().call("GetMetadata", {});
    expect(dataSources).toEqual([{ typeName }]);
    const { dataSourceSchemas, diagnostics } = await client().call("GetProviderSchema", {});
    expect([...dataSourceSchemas.keys()]).toEqual([typeName]);
    expect(diagnostics).toEqual([]);
  });

  it("are refused by name if the provider has no such data source", async () => {
    const { diagnostics } = await client().call("ReadDataSource", { typeName: "test_other" });
    expect(diagnostics).toMatchObject([
      {
        summary: "Unknown data source type test_other",
        detail: expect.stringContaining("It has: test_search."),
      },
    ]);
  });

  it("are validated by the schema and by the author", async () => {
    const config = dynamicValueToProto(values({ name: null, kind: "odd" }), type);
    const { diagnostics } = await client().call("ValidateDataResourceConfig", { typeName, config });
    expect(diagnostics.map(({ summary }) => summary)).toEqual(["Missing value for name", "Odd"]);
    const broken = dynamicValueToProto(values({ name: null, kind: "broken" }), type);
    const failed = await client().call("ValidateDataResourceConfig", { typeName, config: broken });
    expect(failed.diagnostics.map(({ summary }) => summary)).toEqual([
      "Missing value for name",
      "Bug in the provider: validating of test_search failed",
    ]);
  });

  it("are read, and the answer has defaults and configured values", async () => {
    const seen: ObjectValue[] = [];
    const { state, diagnostics } = await read((config) => {
      seen.push(config);
      return {
        state: new Map<string, Value>([
          ["ids", ["1", "2"]],
          ["filter", [filter("k", 2)]],
        ]),
        diagnostics: [warning("Many", "x")],
      };
    });
    expect(seen).toEqual([values({ limit: 10 })]);
    expect(state).toEqual(values({ limit: 10, ids: ["1", "2"], filter: [filter("k", 2)] }));
    expect(diagnostics).toMatchObject([{ severity: 2, summary: "Many" }]);
  });

  it("are not read before the provider is configured", async () => {
    const config = dynamicValueToProto(values({}), type);
    const { diagnostics } = await client().call("ReadDataSource", { typeName, config });
    expect(diagnostics).toMatchObject([{ severity: 1, summary: "The provider is not configured" }]);
  });

  it("are not read while a value is unknown", async () => {
    let reads = 0;
    const answer: Answer = () => ({ state: new Map([["ids", [String(++reads)]]]) });
    const { state, diagnostics } = await read(answer, values({ kind: unknown }));
    expect({ state, reads }).toEqual({ state: null, reads: 0 });
    expect(diagnostics).toMatchObject([{ severity: 1, summary: "test_search cannot be read yet" }]);
  });

  it("end with the author's error", async () => {
    const { state, diagnostics } = await read(() => ({ state: null, diagnostics: [error("None", "x")] }));
    expect(state).toBeNull();
    expect(diagnostics).toMatchObject([{ severity: 1, summary: "None" }]);
  });

  it.each<[string, Answer, string, readonly object[] | undefined]>([
    [
      "fails",
      () => {
        throw new Error("oops");
      },
      "An unexpected Error, thrown at ",
      undefined,
    ],
    ["ends with neither result nor error", () => ({ state: null }), "without a result", undefined],
    [
      "is of another type",
      () => ({ state: new Map([["ids", ["1", 2]]]) }),
      "ids[1]: a string is needed",
      [{ attributeName: "ids" }, { elementKeyInt: 1 }],
    ],
    [
      "has an attribute that the schema lacks",
      () => ({ state: new Map([["more", "x"]]) }),
      "more: there is no such attribute",
      [{ attributeName: "more" }],
    ],
    [
      "leaves a value unknown",
      () => ({ state: new Map([["ids", [unknown]]]) }),
      "ids[0]: the value is still unknown",
      [{ attributeName: "ids" }, { elementKeyInt: 0 }],
    ],
    [
      "changes a configured value",
      () => ({ state: new Map([["name", "b"]]) }),
      "name: the value differs from the configured one",
      [{ attributeName: "name" }],
    ],
    [
      "sets an attribute that only a configuration can set",
      () => ({ state: new Map([["kind", "x"]]) }),
      "kind: the value differs from the configured one",
      [{ attributeName: "kind" }],
    ],
    [
      "changes a configured value inside a block",
      () => ({ state: new Map([["filter", [filter("other", 1)]]]) }),
      "filter[0].key: the value differs from the configured one",
      [{ attributeName: "filter" }, { elementKeyInt: 0 }, { attributeName: "key" }],
    ],
  ])("report a bug of the provider if the answer %s", async (_name, answer, detail, steps) => {
    const { state, diagnostics } = await read(answer);
    expect(state).toBeNull();
    expect(diagnostics).toMatchObject([
      {
        severity: 1,
        summary: expect.stringContaining("Bug in the provider"),
        detail: expect.stringContaining(detail),
        ...(steps && { attribute: { steps } }),
      },
    ]);
  });
});
