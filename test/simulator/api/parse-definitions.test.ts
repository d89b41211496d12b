import { parseDefinitions } from "../../../src/simulator/index.ts";
import { catalogueWithNewConnector } from "../../support/new-connector.ts";
import { Api } from "../api.ts";

describe("parseDefinitions", () => {
  it("reads the simulator's own definitions, so that it answers the same again", async () => {
    const first = await Api.start();
    const { body } = await first.get("/sources/connectors");
    await first.simulator.close();
    const parsed = parseDefinitions(JSON.parse(JSON.stringify(body)));
    const second = await Api.start({ catalogue: new Map(parsed.map((one) => [one.code, one])) });
    const again = await second.get("/sources/connectors");
    await second.simulator.close();
    // A setting whose control is `json` is read as a text, because its definition does not say what is inside.
    const asText = (text: string): string => text.replaceAll('"control":"json"', '"control":"string"');
    expect(JSON.parse(JSON.stringify(again.body))).toEqual(JSON.parse(asText(JSON.stringify(body))));
  });

  it.each([
    ["by display name", { NewDB: { connector: "newdb", config: [] } }],
    ["in lists by display name", { NewDB: [{ connector: "newdb", config: [] }] }],
    ["in a list", [{ connector: "newdb", display_name: "NewDB", config: [] }]],
    ["on their own", { connector: "newdb", display_name: "NewDB", config: [] }],
  ])("reads connectors %s", (_name, json) => {
    expect(parseDefinitions(json)).toMatchObject([{ code: "newdb", displayName: "NewDB", settings: [] }]);
  });

  it.each<[string, unknown, string]>([
    ["a number in its place", 7, "a connector must be a JSON object"],
    ["a number under its name", { NewDB: 7 }, '"NewDB" must be a JSON object'],
    ["no code", { NewDB: { config: [] } }, 'NewDB needs "connector", its type code'],
    [
      "no list of settings",
      { connector: "newdb", config: {} },
      '"config" of newdb must be a list of settings',
    ],
    [
      "a setting without a key",
      { connector: "newdb", config: [{}] },
      'each setting of newdb needs "name", its key',
    ],
  ])("refuses a definition with %s", (_name, json, message) => {
    expect(() => parseDefinitions(json)).toThrow(new RangeError(message));
  });

  it.each<[string, Record<string, string>, number, string]>([
    ["a whole source", {}, 200, ""],
    ["a choice that does not exist", { "database.sslmode": "no" }, 422, "must be one of: require, disable"],
    ["a number that is not one", { "database.port.user.defined": "x" }, 422, "must be an integer"],
    ["an unknown key", { zone: "x" }, 422, "Unknown configuration key 'zone'"],
    ["a condition", { "ssh.enabled": "true" }, 422, "Missing required configuration key 'ssh.host'"],
  ])("makes the simulator check %s", async (_name, more, status, detail) => {
    const api = await Api.start({ catalogue: catalogueWithNewConnector() });
    const config = { "database.hostname.user.defined": "h", "database.password": "sample", ...more };
    const reply = await api.post("/sources?wait=false", { name: "new", connector: "newdb", config });
    await api.simulator.close();
    expect([reply.status, JSON.stringify(reply.body).includes(detail)]).toEqual([status, true]);
  });

  it("reads a condition that a catalogue cannot express as one that never holds", () => {
    const conditions = [{ operator: "NE", config: "b", value: "x" }];
    const [connector] = parseDefinitions({
      connector: "n",
      config: [{ name: "a", required: true, conditions }],
    });
    expect(connector?.settings[0]).toMatchObject({
      requiredWhenVisible: true,
      conditions: [{ attribute: "a" }],
    });
  });
});
