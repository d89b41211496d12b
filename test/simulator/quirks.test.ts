import type { Quirks } from "../../src/simulator/index.ts";
import { Api, postgresql, webhook, type Reply } from "./api.ts";

type Body = Reply["body"];

describe("quirks", () => {
  let api: Api | undefined;
  afterEach(() => api?.simulator.close());
  const start = async (quirks: Quirks): Promise<Api> => (api = await Api.start({ quirks, deployTimeMs: 0 }));
  const read = async (open: Api, id: unknown, query = "?secret_returned=true"): Promise<Body> =>
    ((await open.get(`/sources/${String(id)}${query}`)).body["result"] as Body[])[0]!;
  const config = (source: Body): Record<string, unknown> => source["config"] as Record<string, unknown>;

  it.each([
    ["text", "5432", "true"],
    ["native", 5432, true],
  ] as const)("values=%s answers numbers and booleans in that form", async (values, port, heartbeat) => {
    const open = await start({ values });
    const { body } = await open.create(postgresql);
    expect(config(body)).toMatchObject({
      "database.port.user.defined": port,
      "heartbeat.enabled": heartbeat,
    });
  });

  /** A part of 16 answers. They depend on the seed only, and not on other requests meanwhile. */
  const readings = async (open: Api, id: unknown, of: (source: Body) => unknown): Promise<unknown[]> => {
    const seen: unknown[] = [];
    for (let turn = 0; turn < 16; turn++) seen.push(of(await read(open, id)));
    return seen;
  };

  it("values=mixed answers a key in both forms from answer to answer, and both forms in one answer", async () => {
    const open = await start({ values: "mixed" });
    const { body } = await open.create(postgresql);
    const ports = await readings(open, body["id"], (source) => config(source)["database.port.user.defined"]);
    expect(new Set(ports)).toEqual(new Set([5432, "5432"]));
    const kinds = new Set(Object.values(config(body)).map((value) => typeof value));
    expect([...kinds].sort()).toEqual(["boolean", "number", "object", "string"]);
  });

  it("vary in the same way for the same seed", async () => {
    const draw = async (): Promise<unknown> => {
      const open = await start({ values: "mixed", restlessStatus: true, sparse: true });
      const { body } = await open.create(postgresql);
      const drawn = await readings(open, body["id"], (source) => source);
      await open.simulator.close();
      return drawn;
    };
    expect(await draw()).toEqual(await draw());
  });

  it("values=native keeps all digits of an integer beyond 2^53", async () => {
    const open = await start({ values: "native" });
    const { body } = await open.create(postgresql);
    const text = JSON.stringify({ ...postgresql, config: { ...postgresql.config } }).replace(
      '"config":{',
      '"config":{"ssh.port":9007199254740993,',
    );
    const response = await fetch(`${open.simulator.url}/sources/${String(body["id"])}?wait=false`, {
      method: "PUT",
      headers: open.headers,
      body: text,
    });
    expect(await response.text()).toMatch(/:9007199254740993[,}]/);
  });

  it("extraDefaults fills in keys that were left out, and adds keys that no definition names", async () => {
    const open = await start({ extraDefaults: true });
    const { body } = await open.create(postgresql);
    expect(config(body)).toMatchObject({ "streamkap.revision": "3", "database.hostname": "db.example.test" });
    expect(Object.values(config(body)).filter((value) => String(value).startsWith("platform "))).not.toEqual(
      [],
    );
  });

  it.each([
    ["clear", "example-password"],
    ["null", null],
    ["masked", "********"],
  ] as const)("secrets=%s shows secrets in that way to who asks for them", async (secrets, password) => {
    const open = await start({ secrets });
    const { body } = await open.create(postgresql);
    expect(config(body)["database.password"]).toBe(password);
    expect(config(await read(open, body["id"], ""))["database.password"]).not.toBe("example-password");
  });

  it.each([
    ["absent", undefined],
    ["empty", []],
    ["null", null],
  ] as const)("tags=%s answers a source without tags in that way", async (tags, expected) => {
    const open = await start({ tags });
    expect((await open.create()).body["tags"]).toEqual(expected);
  });

  it("restlessStatus shows other statuses of a running source from time to time", async () => {
    const open = await start({ restlessStatus: true });
    const { body } = await open.create();
    const seen = await readings(open, body["id"], (source) => source["connector_status"]);
    expect(new Set(seen)).toEqual(new Set(["Active", "Unassigned", "Pending Update"]));
  });

  it("restlessStatus shows Active to a poll that sees only every second answer, too", async () => {
    const open = await start({ restlessStatus: true });
    const { body } = await open.create();
    const seen = await readings(open, body["id"], (source) => source["connector_status"]);
    for (const parity of [0, 1]) {
      expect(seen.filter((_status, turn) => turn % 2 === parity)).toContain("Active");
    }
  });

  it("enumBlanks puts a blank before a value that is chosen from a list", async () => {
    const open = await start({ enumBlanks: true });
    const { body } = await open.create(postgresql);
    expect(config(body)["database.sslmode"]).toBe(" require");
  });

  it("placeholders shows placeholders in the answer to the POST only", async () => {
    const open = await start({ placeholders: true });
    const { body } = await open.create(postgresql);
    const key = "ssh.public.key.user.displayed";
    expect(config(body)[key]).toBe("<SSH.PUBLIC.KEY>");
    expect(config(await read(open, body["id"]))[key]).toMatch(/^ssh-ed25519 /);
  });

  it.each([
    ["null", null],
    ["kept", ""],
  ] as const)("emptyStrings=%s stores an empty text in that way", async (emptyStrings, expected) => {
    const open = await start({ emptyStrings });
    const key = "column.include.list.user.defined";
    const { body } = await open.create({ ...postgresql, config: { ...postgresql.config, [key]: "" } });
    expect(config(body)[key]).toBe(expected);
  });

  it.each([
    ["empty", 200],
    ["404", 404],
  ] as const)("notFound=%s answers a GET of a missing source with %i", async (notFound, status) => {
    const open = await start({ notFound });
    expect((await open.get("/sources/000000000000000000000000")).status).toBe(status);
  });

  it("totals=wrong tells a wrong number of sources", async () => {
    const open = await start({ totals: "wrong" });
    await open.create();
    const { body } = await open.get("/sources");
    expect([body["total"], (body["result"] as unknown[]).length]).toEqual([0, 1]);
  });

  it("sparse leaves out or nulls every field that may be null", async () => {
    const open = await start({ sparse: true });
    const { body } = await open.create();
    for (const name of ["topics", "tasks", "task_statuses", "desired_state", "tenant_id", "kc_cluster_id"]) {
      const seen = await readings(open, body["id"], (source) => source[name]);
      expect(new Set(seen)).toEqual(new Set([null, undefined]));
    }
  });

  it("renewedKeys makes the platform's values anew with each update", async () => {
    const open = await start({ renewedKeys: true });
    const { body } = await open.create();
    const path = `/sources/${String(body["id"])}?wait=false&secret_returned=true`;
    const updated = (await open.put(path, webhook)).body;
    for (const key of ["webhook.url", "api.key"]) {
      expect(config(updated)[key]).not.toBe(config(body)[key]);
      expect(config(await read(open, body["id"]))[key]).toBe(config(updated)[key]);
    }
  });

  it.each([
    ["zoned", "2026-11-20T09:15:00.000Z"],
    ["naive", "2026-11-20T09:15:00.000000"],
  ] as const)("timestamps=%s answers created_timestamp as %s", async (timestamps, expected) => {
    const open = await start({ timestamps });
    expect((await open.create()).body["created_timestamp"]).toBe(expected);
  });

  it("lateTopics shows topics only after the deployment", async () => {
    const open = (api = await Api.start({ quirks: { lateTopics: true }, deployTimeMs: 1000 }));
    const { body } = await open.create();
    expect(body["topics"]).toEqual([]);
    open.clock.advance(1000);
    expect((await read(open, body["id"]))["topics"]).toEqual(["default_topic"]);
  });

  it.each([
    ["PUT", (open: Api, path: string) => open.put(`${path}?wait=false`, webhook)],
    ["an action", (open: Api, path: string) => open.post(`${path}/actions/pause`, "")],
  ])("concurrentUpdates=refused refuses %s until the change before it is deployed", async (_name, call) => {
    const open = (api = await Api.start({ quirks: { concurrentUpdates: "refused" }, deployTimeMs: 1000 }));
    const path = `/sources/${String((await open.create()).body["id"])}`;
    expect(await call(open, path)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining("Kafka Connect API call failed with status code 409") },
    });
    open.clock.advance(1000);
    expect((await call(open, path)).status).toBe(200);
  });

  it.each(["200", "201"] as const)(
    "createStatus=%s answers a POST with that status",
    async (createStatus) => {
      const open = await start({ createStatus });
      expect(String((await open.create()).status)).toBe(createStatus);
    },
  );

  it.each([
    ["source", 200, /^\{"id":/],
    ["empty", 200, /^$/],
    ["204", 204, /^$/],
  ] as const)(
    "deleteAnswer=%s answers a DELETE with status %i and its body",
    async (deleteAnswer, status, text) => {
      const open = await start({ deleteAnswer });
      const { body } = await open.create();
      const response = await fetch(`${open.simulator.url}/sources/${String(body["id"])}`, {
        method: "DELETE",
        headers: open.headers,
      });
      expect(response.status).toBe(status);
      expect(await response.text()).toMatch(text);
      expect(open.simulator.sources()).toEqual([]);
    },
  );

  it("putIgnoresDesiredState leaves the desired state to actions", async () => {
    const open = await start({ putIgnoresDesiredState: true });
    const path = `/sources/${String((await open.create()).body["id"])}`;
    const put = await open.put(`${path}?wait=false`, { ...webhook, desired_state: "Paused" });
    expect(put.body["desired_state"]).toBe("Active");
    expect((await open.post(`${path}/actions/pause`, "")).body["desired_state"]).toBe("Paused");
  });
});
