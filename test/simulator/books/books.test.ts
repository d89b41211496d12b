import { Api, postgresql } from "../api.ts";

describe("books", () => {
  let api: Api;
  beforeEach(async () => {
    api = await Api.start();
  });
  afterEach(() => api.simulator.close());

  it("show every source, with *** for its secrets", async () => {
    await api.create(postgresql);
    const [source] = api.simulator.sources();
    expect(source).toMatchObject({
      name: "orders",
      config: { "database.user": "reader", "database.password": "***" },
    });
  });

  it("note every request", async () => {
    const { body, headers } = await api.create({ created_from: "terraform" });
    await api.get(`/sources/${String(body["id"])}?secret_returned=true`);
    expect(api.simulator.requests()).toEqual([
      {
        method: "POST",
        path: "/auth/access-token",
        query: {},
        status: 200,
        requestId: "simulator-1",
        bodyKeys: ["client_id", "secret"],
        body: { client_id: "***", secret: "***" },
      },
      {
        method: "POST",
        path: "/sources",
        query: { wait: "false", secret_returned: "true" },
        status: 200,
        requestId: headers.get("x-request-id"),
        createdFrom: "terraform",
        bodyKeys: ["name", "connector", "config", "created_from"],
        body: { name: "hooks", connector: "webhook", config: {}, created_from: "terraform" },
      },
      {
        method: "GET",
        path: `/sources/${String(body["id"])}`,
        query: { secret_returned: "true" },
        status: 200,
        requestId: "simulator-3",
      },
    ]);
  });

  it.each([
    ["hide a secret", { "database.password": "example-password" }, { "database.password": "***" }],
    [
      "hide the value of an unknown key",
      { "database.passwort": "example-password" },
      { "database.passwort": "***" },
    ],
    ["show that a secret is null", { "database.password": null }, { "database.password": null }],
    ["show a setting that is no secret", { "database.user": "reader" }, { "database.user": "reader" }],
  ])("%s of a request", async (_name, config, expected) => {
    await api.create({ ...postgresql, config });
    expect(api.simulator.requests().at(-1)?.body?.["config"]).toEqual(expected);
  });

  it.each([
    ["of an unknown connector", { connector: "sqlite", config: { password: "example-password" } }],
    ["in an unknown field", { password: "example-password" }],
    ["in a config that is no object", { config: ["example-password"] }],
    ["in a body that is not JSON", "example-password"],
  ])("hide secrets %s", async (_name, body) => {
    await api.post("/sources", body);
    expect(api.simulator.requests()).toHaveLength(2);
    expect(JSON.stringify(api.simulator.requests())).not.toContain("example-password");
  });

  it("note numbers beyond 2^53 as text", async () => {
    await api.post("/sources", `{"connector":"postgresql","config":{"ssh.port":9007199254740993}}`);
    expect(api.simulator.requests().at(-1)?.body?.["config"]).toEqual({ "ssh.port": "9007199254740993" });
  });

  it.each([
    ["sources", () => api.simulator.sources()],
    ["requests", () => api.simulator.requests()],
  ])("show %s over HTTP without a token", async (name, read) => {
    await api.create(postgresql);
    api.headers = {};
    const { status, body } = await api.get(`/_simulator/${name}`);
    expect(status).toBe(200);
    expect(body).toEqual(JSON.parse(JSON.stringify(read())));
  });
});
