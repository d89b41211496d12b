import { readStates } from "../../../src/provider/orphans/read-states.ts";

const source = (id: unknown, more: object = {}): object => ({
  ...{ mode: "managed", type: "streamkap_source_mysql", name: "orders", values: { id } },
  ...more,
});
const shown = (root: object): string =>
  JSON.stringify({ format_version: "1.0", values: { root_module: root } });
const idsIn = (text: string): string[] => readStates(text).flatMap(({ ids }) => [...ids]);

describe("readStates", () => {
  it("finds the sources of all modules, of all instances and of deposed objects", () => {
    const text = shown({
      resources: [source("a"), source("b", { index: 1 }), source("c", { deposed_key: "0a1b2c3d" })],
      child_modules: [{ resources: [source("d")], child_modules: [{ resources: [source("e")] }] }],
    });
    expect(idsIn(text)).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("finds no id in a data source, in another resource, and in a resource without values", () => {
    const resources = [
      source("a", { mode: "data" }),
      source("b", { type: "streamkap_destination_s3" }),
      source("c", { values: null }),
      source(7),
    ];
    expect(idsIn(shown({ resources }))).toEqual([]);
  });

  it("knows the addresses of the root module", () => {
    const text = shown({
      resources: [source("a")],
      child_modules: [{ resources: [source("b", { name: "x" })] }],
    });
    expect(readStates(text).map(({ addresses }) => [...addresses])).toEqual([
      ["streamkap_source_mysql.orders"],
    ]);
  });

  it("reads a state file", () => {
    const resource = { mode: "managed", type: "streamkap_source_mysql", name: "orders" };
    const instances = [{ attributes: { id: "a" } }, { attributes: { id: "b" }, deposed: "0a1b2c3d" }];
    const resources = [
      { ...resource, instances },
      { ...resource, module: "module.x", name: "inner", instances: [{ attributes: { id: "c" } }] },
    ];
    const [state] = readStates(JSON.stringify({ version: 4, resources }));
    expect([[...state!.ids], [...state!.addresses]]).toEqual([
      ["a", "b", "c"],
      ["streamkap_source_mysql.orders"],
    ]);
  });

  it.each([
    ["an empty state", '{"format_version":"1.0"}'],
    ["a state without resources", '{"format_version":"1.0","values":{"root_module":{}}}'],
    ["an empty state file", '{"version":4,"resources":[]}'],
  ])("takes %s", (_what, text) => {
    expect(readStates(text)).toHaveLength(1);
  });

  it("reads several states, each on a line, and a byte order mark", () => {
    const lines = [shown({ resources: [source("a")] }), shown({ resources: [source("b")] })];
    expect(idsIn(`\uFEFF${lines.join("\r\n")}\n`)).toEqual(["a", "b"]);
  });

  it.each([
    ["an empty text", " \n", "is empty"],
    ["a text for people", "# streamkap_source_mysql.orders:\nresource {}", "is not JSON"],
    ["one bad line", `${shown({})}\n{"format`, "is not JSON"],
    ["another value", "[]", "is JSON, but no object"],
    ["another object", '{"client_id":"hunter2"}', "is no state"],
    ["a plan", '{"format_version":"1.2","planned_values":{}}', "is a plan"],
    ["an encrypted state", '{"serial":1,"encrypted_data":"hunter2"}', "is an encrypted state"],
    ["a state of an old version", '{"version":3,"modules":[]}', "is no state"],
    ["an odd list", '{"version":4,"resources":{"hunter2":1}}', "a list in it has another form"],
    [
      "an odd module",
      '{"format_version":"1.0","values":{"root_module":"hunter2"}}',
      "a module in it is no object",
    ],
  ])("says what is wrong with %s, and shows no value", (_what, text, message) => {
    expect(() => readStates(text)).toThrow(message);
    expect(() => readStates(text)).not.toThrow("hunter2");
  });
});
