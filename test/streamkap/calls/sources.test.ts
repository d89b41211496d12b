import type { StreamkapApiError } from "../../../src/streamkap/index.ts";
import { failureOf, startApi, type ApiServer, type Handler, type Reply } from "../api-server.ts";

const id = "66a0c0ffee0000000000beef";
const list = (...result: unknown[]): unknown => ({ total: result.length, page_size: 10, page: 1, result });

let api: ApiServer;
let handler: Handler;
beforeEach(async () => {
  api = await startApi((request, response) => handler(request, response));
});
afterEach(() => api.close());

describe("createSource", () => {
  it("sends the body and the query, and returns every field of the answer", async () => {
    handler = () => ({
      status: 201,
      body: `{"id":"${id}","name":"orders","connector":"mysql","config":{"big":9223372036854775807,"port":"3306",
        "ratio":0.5,"on":true,"unset":null,"nested":{"a":[1]}},"tags":["t1"],"tasks":[0,1],"topics":["a.b"],
        "task_statuses":{"0":{"state":"RUNNING"}},"topic_ids":"not a list","created_from":"terraform","surprise":1}`,
    });
    const source = await api.client().createSource(
      {
        name: "orders",
        connector: "mysql",
        config: { big: 9223372036854775807n, port: 3306, unset: null },
        tags: null,
        kc_cluster_id: undefined,
        created_from: "terraform",
      },
      { wait: true },
    );

    expect(api.received).toHaveLength(1);
    expect(api.received[0]).toMatchObject({
      method: "POST",
      path: "/sources",
      query: { secret_returned: "true", wait: "true" },
      body:
        '{"name":"orders","connector":"mysql","config":{"big":9223372036854775807,"port":3306,"unset":null},' +
        '"tags":null,"created_from":"terraform"}',
    });
    expect(source).toEqual({
      id,
      name: "orders",
      connector: "mysql",
      connector_display_name: null,
      connector_status: null,
      desired_state: null,
      config: {
        big: 9223372036854775807n,
        port: "3306",
        ratio: 0.5,
        on: true,
        unset: null,
        nested: { a: [1] },
      },
      kc_cluster_id: null,
      tags: ["t1"],
      created_timestamp: null,
      created_from: "terraform",
      sub_id: null,
      tenant_id: null,
      service_id: null,
      topic_ids: null,
      topics: ["a.b"],
      topic_map: null,
      tasks: [0, 1],
      task_statuses: { "0": { state: "RUNNING" } },
    });
  });
});

describe("getSource", () => {
  it.each([
    ["a list of one", { body: list({ id, name: "orders" }) }, "orders"],
    ["an empty list", { body: list() }, undefined],
    ["a 404", { status: 404, body: { detail: "Source not found" } }, undefined],
  ])("reads %s", async (_name, reply, name) => {
    handler = () => reply;
    const source = await api.client().getSource(id);
    expect(source?.name).toBe(name);
    expect(api.received[0]).toMatchObject({ path: `/sources/${id}`, query: { secret_returned: "true" } });
  });

  it("refuses an answer that holds another source", async () => {
    handler = () => ({ body: list({ id: "other" }) });
    const error = await failureOf(api.client().getSource(id));
    expect((error as Error).message).toBe(
      `GET /sources/${id} answered 200: unexpected answer, it holds another source than the one asked for`,
    );
  });

  it.each(["", ".", "..", "a/b", "a?b"])("refuses %j as an id before anything is sent", async (bad) => {
    const error = await failureOf(api.client().getSource(bad));
    expect((error as Error).message).toBe(`"${bad}" cannot be an id in /sources/{id}`);
    expect(api.received).toEqual([]);
  });
});

describe("updateSource", () => {
  it("sends the whole body", async () => {
    handler = () => ({ body: { id, connector_status: "Pending Update" } });
    const body = { name: "orders", connector: "mysql", config: { a: "b" }, tags: [] };
    const source = await api.client().updateSource(id, body, { secretReturned: false });
    expect(source.connector_status).toBe("Pending Update");
    expect(api.received[0]).toMatchObject({
      method: "PUT",
      path: `/sources/${id}`,
      query: { secret_returned: "false", wait: "false" },
    });
    expect(JSON.parse(api.received[0]!.body)).toEqual(body);
  });

  it("reports a source that is gone", async () => {
    handler = () => ({ status: 404, body: { detail: "Source not found" } });
    const error = await failureOf(
      api.client().updateSource(id, { name: "a", connector: "mysql", config: {} }),
    );
    expect((error as StreamkapApiError).kind).toBe("notFound");
  });
});

describe("deleteSource", () => {
  it.each<[string, Reply, boolean]>([
    ["a JSON body", { body: { id } }, true],
    ["no content", { status: 204, body: "" }, true],
    ["a body that is no JSON", { body: "deleted" }, true],
    ["a 404", { status: 404, body: { detail: "Source not found" } }, false],
  ])("resolves with %s", async (_name, reply, deleted) => {
    handler = (_request, response) => {
      if (reply.status !== 204) return reply;
      response.writeHead(204).end();
      return undefined;
    };
    expect(await api.client().deleteSource(id)).toBe(deleted);
    expect(api.received[0]).toMatchObject({
      method: "DELETE",
      query: { secret_returned: "false", wait: "false" },
    });
  });

  it("fails with any other answer", async () => {
    handler = () => ({ status: 400, body: { detail: "in use" } });
    const error = await failureOf(api.client().deleteSource(id));
    expect((error as Error).message).toBe(`DELETE /sources/${id} answered 400: in use`);
  });
});

describe("actOnSource", () => {
  it.each(["pause", "resume", "stop"] as const)("posts %s, whatever the answer's body is", async (action) => {
    handler = () => ({ body: "done" });
    await api.client().actOnSource(id, action);
    expect(api.received).toMatchObject([
      { method: "POST", path: `/sources/${id}/actions/${action}`, body: "" },
    ]);
  });
});

describe("secretReturned of the client", () => {
  it("keeps every call from asking for secrets if it is false", async () => {
    handler = ({ method }) => ({ body: method === "GET" ? list({ id }) : { id } });
    const client = api.client({ secretReturned: false });
    const body = { name: "a", connector: "mysql", config: {} };
    await client.createSource(body, { secretReturned: true });
    await client.updateSource(id, body, { secretReturned: true });
    await client.getSource(id, { secretReturned: true });
    await client.listSources({}, { secretReturned: true });
    expect(api.received.map(({ query }) => query["secret_returned"])).toEqual(Array(4).fill("false"));
  });
});

describe("listConnectors", () => {
  const config = [{ name: "database.port", required: true }];
  it.each([
    ["one connector under each heading", { MySQL: { connector: "mysql", config } }],
    ["a list of connectors under each heading", { MySQL: [{ connector: "mysql", config }] }],
    ["a plain list", [{ display_name: "MySQL", connector: "mysql", config }]],
    ["an envelope", { result: [{ display_name: "MySQL", connector: "mysql", config }] }],
  ])("reads %s", async (_name, body) => {
    handler = () => ({ body });
    const definitions = await api.client().listConnectors("mysql");
    expect(definitions).toEqual([
      { displayName: "MySQL", definition: expect.objectContaining({ connector: "mysql" }), config },
    ]);
    expect(api.received[0]).toMatchObject({
      path: "/sources/connectors",
      query: { connector_code: "mysql" },
    });
  });

  it("refuses a connector without settings", async () => {
    handler = () => ({ body: { MySQL: {} } });
    const error = await failureOf(api.client().listConnectors());
    expect((error as Error).message).toBe(
      "GET /sources/connectors answered 200: unexpected answer, config of MySQL is absent where a list should be",
    );
    expect(api.received[0]!.query).toEqual({});
  });
});
