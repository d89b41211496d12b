import type { Quirks } from "../../src/simulator/index.ts";
import { Api, postgresql, webhook, type Reply } from "./api.ts";

type Body = Reply["body"];

describe("a quirk", () => {
  let api: Api | undefined;
  afterEach(() => api?.simulator.close());
  const start = async (quirks: Quirks): Promise<Api> => (api = await Api.start({ quirks, deployTimeMs: 0 }));
  const read = async (open: Api, id: unknown, query = "?secret_returned=true"): Promise<Body> =>
    ((await open.get(`/sources/${String(id)}${query}`)).body["result"] as Body[])[0]!;
  const config = (source: Body): Record<string, unknown> => source["config"] as Record<string, unknown>;

  it.each([
    ["text", "5432", "true"],
    ["native", 5432, true],
  ] as const)("values=%s", async (values, port, heartbeat) => {
    const open = await start({ values });
    const { body } = await open.create(postgresql);
    expect(config(body)).toMatchObject({
      "database.port.user.defined": port,
      "heartbeat.enabled": heartbeat,
    });
  });

  it("values=mixed: one key has both forms in turn", async () => {
    const open = await start({ values: "mixed" });
    const { body } = await open.create(postgresql);
    const seen = [await read(open, body["id"]), await read(open, body["id"])].map(
      (source) => config(source)["database.port.user.defined"],
    );
    expect(new Set(seen)).toEqual(new Set([5432, "5432"]));
  });

  it("values=native: an integer beyond 2^53 keeps its digits", async () => {
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

  it("extraDefaults: what was left out comes back filled, with keys that no definition names", async () => {
    const open = await start({ extraDefaults: true });
    const { body } = await open.create(postgresql);
    expect(config(body)).toHaveProperty(["streamkap.revision"]);
    expect(Object.values(config(body)).filter((value) => String(value).startsWith("platform "))).not.toEqual(
      [],
    );
  });

  it.each([
    ["clear", "example-password"],
    ["null", null],
    ["masked", "********"],
  ] as const)("secrets=%s", async (secrets, password) => {
    const open = await start({ secrets });
    const { body } = await open.create(postgresql);
    expect(config(body)["database.password"]).toBe(password);
    expect(config(await read(open, body["id"], ""))["database.password"]).not.toBe("example-password");
  });

  it.each([
    ["absent", undefined],
    ["empty", []],
    ["null", null],
  ] as const)("tags=%s", async (tags, expected) => {
    const open = await start({ tags });
    expect((await open.create()).body["tags"]).toEqual(expected);
  });

  it("restlessStatus: a running source looks otherwise in passing", async () => {
    const open = await start({ restlessStatus: true });
    const { body } = await open.create();
    const seen = new Set<unknown>();
    for (let turn = 0; turn < 4; turn++) seen.add((await read(open, body["id"]))["connector_status"]);
    expect(seen).toEqual(new Set(["Active", "Unassigned", "Pending Update"]));
  });

  it("enumBlanks", async () => {
    const open = await start({ enumBlanks: true });
    const { body } = await open.create(postgresql);
    expect(config(body)["database.sslmode"]).toBe(" require");
  });

  it("placeholders: in the first answer only", async () => {
    const open = await start({ placeholders: true });
    const { body } = await open.create(postgresql);
    const key = "ssh.public.key.user.displayed";
    expect(config(body)[key]).toBe("<SSH.PUBLIC.KEY>");
    expect(config(await read(open, body["id"]))[key]).toMatch(/^ssh-ed25519 /);
  });

  it.each([
    ["null", null],
    ["kept", ""],
  ] as const)("emptyStrings=%s", async (emptyStrings, expected) => {
    const open = await start({ emptyStrings });
    const key = "column.include.list.user.defined";
    const { body } = await open.create({ ...postgresql, config: { ...postgresql.config, [key]: "" } });
    expect(config(body)[key]).toBe(expected);
  });

  it.each([
    ["empty", 200],
    ["404", 404],
  ] as const)("notFound=%s", async (notFound, status) => {
    const open = await start({ notFound });
    expect((await open.get("/sources/000000000000000000000000")).status).toBe(status);
  });

  it("totals=wrong", async () => {
    const open = await start({ totals: "wrong" });
    await open.create();
    const { body } = await open.get("/sources");
    expect([body["total"], (body["result"] as unknown[]).length]).toEqual([0, 1]);
  });

  it("sparse: what may be null is", async () => {
    const open = await start({ sparse: true });
    expect((await open.create()).body).toMatchObject({ topics: null, tasks: null, task_statuses: null });
  });

  it("putIgnoresDesiredState: an action is needed", async () => {
    const open = await start({ putIgnoresDesiredState: true });
    const path = `/sources/${String((await open.create()).body["id"])}`;
    const put = await open.put(`${path}?wait=false`, { ...webhook, desired_state: "Paused" });
    expect(put.body["desired_state"]).toBe("Active");
    expect((await open.post(`${path}/actions/pause`, "")).body["desired_state"]).toBe("Paused");
  });
});
