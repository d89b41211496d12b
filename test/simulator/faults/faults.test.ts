import type { Fault, InjectedFault } from "../../../src/simulator/index.ts";
import { knownAnswers } from "../../../src/simulator/http/known-answers.ts";
import { Api, webhook, type Reply } from "../api.ts";

describe("faults", () => {
  let api: Api;
  beforeEach(async () => {
    api = await Api.start();
  });
  afterEach(() => api.simulator.close());

  const names = (): string[] => api.simulator.sources().map(({ name }) => name);
  const fetchText = async (method: string, path: string, body?: object): Promise<[number, string]> => {
    const init = { method, headers: api.headers, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(api.simulator.url + path, init);
    return [response.status, await response.text()];
  };
  const post = (): Promise<[number, string]> => fetchText("POST", "/sources?wait=false", webhook);

  it.each([
    ["answer", []],
    ["answerAfter", ["hooks"]],
  ] as const)("%s sends another answer, and leaves of the request the sources %j", async (act, remaining) => {
    const body = "<html><title>504 Gateway Time-out</title></html>";
    api.simulator.inject({
      act,
      method: "POST",
      path: "/sources",
      status: 504,
      body,
      contentType: "text/html",
    });
    expect(await post()).toEqual([504, body]);
    expect(names()).toEqual(remaining);
  });

  it.each(Object.entries(knownAnswers))("send the known answer %s", async (name, { status, body }) => {
    api.simulator.inject({ act: "answer", as: name as keyof typeof knownAnswers });
    expect(await post()).toEqual([status, body]);
    expect(names()).toEqual([]);
  });

  it("befall requests from the first one on if they are given at the start", async () => {
    const eager = await Api.start({
      faults: [{ act: "answer", as: "unauthorised", path: "/auth/access-token" }],
    });
    expect((await eager.signIn()).status).toBe(200);
    expect(eager.simulator.requests().map(({ status }) => status)).toEqual([401, 200]);
    await eager.simulator.close();
  });

  it.each([
    ["drop", []],
    ["dropAfter", ["hooks"]],
    ["truncate", ["hooks"]],
  ] as const)(
    "%s breaks the connection, and leaves of the request the sources %j",
    async (act, remaining) => {
      api.simulator.inject({ act, method: "POST" });
      await expect(post()).rejects.toThrow();
      expect(names()).toEqual(remaining);
    },
  );

  it("ignore answers a PUT with the source as it was, and changes nothing", async () => {
    const { body: made } = await api.create({ ...webhook, name: "hooks" });
    api.simulator.inject({ act: "ignore", method: "PUT" });
    const path = `/sources/${String(made["id"])}?wait=false`;
    const { status, body } = await api.put(path, { ...webhook, name: "renamed" });
    expect([status, body["id"], body["name"]]).toEqual([200, made["id"], "hooks"]);
    expect(names()).toEqual(["hooks"]);
  });

  it("trim carries out a request without the blanks around its texts", async () => {
    api.simulator.inject({ act: "trim", method: "POST" });
    const list = "transforms.ValueToKey.fields.include.list";
    const config = { ...webhook.config, [list]: " a.b\n" };
    const { body } = await api.create({ ...webhook, name: "hooks ", config });
    expect(names()).toEqual(["hooks"]);
    expect((body["config"] as Record<string, unknown>)[list]).toBe("a.b");
  });

  it("truncate ends the connection in the middle of the answer", async () => {
    api.simulator.inject({ act: "truncate", path: "/sources/connectors" });
    const response = await fetch(`${api.simulator.url}/sources/connectors`, { headers: api.headers });
    expect(Number(response.headers.get("content-length"))).toBeGreaterThan(1000);
    await expect(response.text()).rejects.toThrow();
  });

  it.each([
    ["hold", []],
    ["holdAfter", ["hooks"]],
  ] as const)(
    "%s keeps the answer back until its release, while there are the sources %j",
    async (act, meanwhile) => {
      const fault = api.simulator.inject({ act, method: "POST" });
      const answered = post();
      await fault.reached;
      expect(names()).toEqual(meanwhile);
      fault.release();
      expect((await answered)[0]).toBe(200);
      expect(names()).toEqual(["hooks"]);
    },
  );

  it("delay carries out the request after its time", async () => {
    api.simulator.inject({ act: "delay", ms: 500, method: "POST" });
    const answered = post();
    await api.clock.sleeping;
    expect(names()).toEqual([]);
    api.clock.advance(500);
    expect((await answered)[0]).toBe(200);
  });

  it("delayAfter carries out the request at once, and answers after its time and its jitter", async () => {
    api.simulator.inject({ act: "delayAfter", ms: 500, jitterMs: 100, method: "POST" });
    const answered = post();
    await api.clock.sleeping;
    expect(names()).toEqual(["hooks"]);
    api.clock.advance(600);
    expect((await answered)[0]).toBe(200);
  });

  it("cut ends the JSON of an answer in its middle, without an error of HTTP", async () => {
    api.simulator.inject({ act: "cut", method: "POST" });
    const [status, text] = await post();
    expect([status, text[0]]).toEqual([200, "{"]);
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(names()).toEqual(["hooks"]);
  });

  it("relabel gives an answer another content type", async () => {
    api.simulator.inject({ act: "relabel", contentType: "text/html", path: "/sources" });
    const response = await fetch(`${api.simulator.url}/sources`, { headers: api.headers });
    expect(response.headers.get("content-type")).toBe("text/html");
    expect(await response.json()).toMatchObject({ total: 0 });
  });

  it("break makes a created source Broken after a time and for a time", async () => {
    api.simulator.inject({ act: "break", trace: "no such table", afterMs: 2000, forMs: 500, method: "POST" });
    await post();
    const status = (): unknown => api.simulator.sources()[0]?.connector_status;
    api.clock.advance(1999);
    expect(status()).toBe("Active");
    api.clock.advance(1);
    expect([status(), api.simulator.sources()[0]?.task_statuses]).toMatchObject([
      "Broken",
      { "0": { trace: "no such table" } },
    ]);
    api.clock.advance(500);
    expect(status()).toBe("Active");
  });

  it("stick makes an updated source stay in a status", async () => {
    const { body: made } = await api.create();
    api.simulator.inject({ act: "stick", status: "Pending Update", method: "PUT" });
    await api.put(`/sources/${String(made["id"])}?wait=false`, webhook);
    api.clock.advance(60_000);
    expect(api.simulator.sources()[0]?.connector_status).toBe("Pending Update");
  });

  it("vanish deletes a source before it is read, and linger keeps it after its deletion", async () => {
    const id = String((await api.create()).body["id"]);
    api.simulator.inject({ act: "linger", ms: 1000, method: "DELETE" });
    await api.delete(`/sources/${id}`);
    api.clock.advance(999);
    expect(names()).toEqual(["hooks"]);
    api.simulator.inject({ act: "vanish", method: "GET" });
    expect((await api.get(`/sources/${id}`)).body["result"]).toEqual([]);
  });

  it("omit, add, set and escape change the sources of an answer", async () => {
    for (const name of ["a & b", "c"]) await api.create({ name });
    const listed = async (fault: Fault): Promise<unknown[]> => {
      api.simulator.inject(fault);
      const { result } = (await api.get("/sources")).body as { result: (object | null)[] };
      return result.map((entry) => (entry !== null && "name" in entry ? entry.name : entry));
    };
    expect(await listed({ act: "omit" })).toEqual(["c"]);
    expect(await listed({ act: "add", entry: { id: 7 } })).toEqual([{ id: 7 }, "a & b", "c"]);
    expect(await listed({ act: "set", fields: { name: null } })).toEqual([null, null]);
    expect(await listed({ act: "escape" })).toEqual(["a &amp; b", "c"]);
  });

  it("befall a part of the requests, the same ones for the same seed", async () => {
    const failed = async (seed: number): Promise<number[]> => {
      const fault = failing({ times: 0, percent: 50, seed });
      const seen = await statuses(20);
      fault.remove();
      return seen;
    };
    const first = await failed(7);
    expect(new Set(first)).toEqual(new Set([200, 503]));
    expect(await failed(7)).toEqual(first);
    expect(await failed(8)).not.toEqual(first);
  });

  const statuses = async (calls: number): Promise<number[]> => {
    const replies: number[] = [];
    for (let call = 0; call < calls; call++) replies.push((await api.get("/sources")).status);
    return replies;
  };
  const failing = (target: Partial<Fault>): InjectedFault =>
    api.simulator.inject({ act: "answer", status: 503, body: "{}", ...target } as Fault);

  it.each([
    ["one request by default", {}, [503, 200, 200]],
    ["as many requests as times says", { times: 2 }, [503, 503, 200]],
    ["all requests if times is 0", { times: 0 }, [503, 503, 503]],
    ["all requests if times is infinite", { times: Infinity }, [503, 503, 503]],
    ["a request after as many as skip says", { skip: 1 }, [200, 503, 200]],
    ["no request with another method", { method: "PUT" }, [200, 200, 200]],
    ["no request to another path", { path: "/sources/{id}" }, [200, 200, 200]],
  ] as const)("befall %s", async (_name, target, expected) => {
    failing(target);
    expect(await statuses(3)).toEqual(expected);
  });

  it("befall requests about one source, which the body or the id in the path names", async () => {
    const id = String((await api.create()).body["id"]);
    await api.create({ name: "others" });
    const fault = failing({ name: "hooks", times: 0 });
    const reply = async (call: Promise<Reply>): Promise<number> => (await call).status;
    expect(await reply(api.create())).toBe(503);
    expect(await reply(api.get(`/sources/${id}`))).toBe(503);
    expect(await reply(api.create({ name: "third" }))).toBe(200);
    expect(fault.seen()).toBe(2);
  });

  it("befall nothing after their removal, which releases the requests that they hold", async () => {
    const fault = api.simulator.inject({ act: "hold", times: 0 });
    const answered = api.get("/sources");
    await fault.reached;
    fault.remove();
    expect((await answered).status).toBe(200);
    expect(await statuses(1)).toEqual([200]);
  });

  it("leave the books as they are, which note status 0 for a request without an answer", async () => {
    api.simulator.inject({ act: "drop" });
    await expect(post()).rejects.toThrow();
    expect(api.simulator.requests().at(-1)).toMatchObject({ method: "POST", path: "/sources", status: 0 });
  });
});
