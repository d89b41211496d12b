import { catalogue } from "../../catalogue/connectors.ts";
import { Api } from "../api.ts";

interface Definition {
  readonly config: readonly ({ readonly name: string } & Record<string, unknown>)[];
}

describe("GET /sources/connectors", () => {
  let api: Api;
  let definitions: Record<string, Definition>;
  const define = (displayName: string, name: string): unknown =>
    definitions[displayName]?.config.find((entry) => entry.name === name);
  beforeAll(async () => {
    api = await Api.start();
    definitions = (await api.get("/sources/connectors")).body as typeof definitions;
  });
  afterAll(() => api.simulator.close());

  it("groups all connectors by their display names", () => {
    expect(Object.keys(definitions)).toHaveLength(catalogue.size);
    expect(definitions["SQL Server"]).toMatchObject({
      connector: "sqlserveraws",
      display_name: "SQL Server",
    });
  });

  it.each([
    [
      "a required text",
      "database.hostname.user.defined",
      { required: true, display_name: "Database Hostname", conditions: [], value: { control: "string" } },
    ],
    ["a secret", "database.password", { encrypt: true, value: { control: "password" } }],
    ["a number with its default as text", "ssh.port", { value: { control: "number", default: "22" } }],
    [
      "a number with bounds",
      "streamkap.snapshot.parallelism",
      { value: { control: "slider", min: 1, max: 10 } },
    ],
    ["a boolean", "ssh.enabled", { value: { control: "toggle", default: false } }],
    [
      "a choice",
      "database.sslmode",
      { value: { control: "one-select", raw_values: ["require", "disable"] } },
    ],
    [
      "a condition by its wire key",
      "ssh.host",
      { required: true, conditions: [{ operator: "EQ", config: "ssh.enabled", value: true }] },
    ],
    ["a read-only text", "ssh.public.key.user.displayed", { value: { control: "string", readonly: true } }],
  ])("defines %s", (_name, key, expected) => {
    expect(define("PostgreSQL", key)).toMatchObject({ user_defined: true, set_once: false, ...expected });
  });

  it.each([
    ["mysql", ["MySQL"]],
    ["sqlite", []],
  ])("answers only the connector with the code %s", async (code, expected) => {
    expect(Object.keys((await api.get(`/sources/connectors?connector_code=${code}`)).body)).toEqual(expected);
  });
});

describe("GET /tags and POST /tags/search", () => {
  let api: Api;
  beforeAll(async () => {
    api = await Api.start();
  });
  afterAll(() => api.simulator.close());
  const development = "670e5ca40afe1d3983ce0c22";
  const names = ({ tags }: Record<string, unknown>): string[] =>
    (tags as { name: string }[]).map(({ name }) => name);

  it.each([
    ["no filter", "", ["Development", "Staging", "Production", "Confidential"]],
    ["id", `tag_ids=${development}`, ["Development"]],
    ["name", "tag_name=Staging", ["Staging"]],
    ["types", "tag_type=general&tag_type=topics", ["Confidential"]],
    ["name and type together", "tag_name=Staging&tag_type=general", []],
  ])("find tags by %s", async (_name, query, expected) => {
    expect(names((await api.get(`/tags?${query}`)).body)).toEqual(expected);
  });

  it("find tags by a list of ids in the body", async () => {
    expect(await api.post("/tags/search", { tag_ids: [development] })).toMatchObject({
      status: 200,
      body: {
        tags: [{ id: development, name: "Development", type: ["environment"], system: true, custom: false }],
      },
    });
  });
});
