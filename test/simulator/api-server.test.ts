import { connect } from "node:net";
import { startSimulator } from "../../src/simulator/index.ts";
import { longestBody } from "../../src/simulator/http/read-body.ts";
import { catalogue } from "../catalogue/connectors.ts";
import { Api, webhook } from "./api.ts";
import { ManualClock } from "./manual-clock.ts";

describe("createApiServer", () => {
  let api: Api;
  beforeAll(async () => {
    api = await Api.start();
  });
  afterAll(() => api.simulator.close());

  it("listens on loopback", () => {
    expect(new URL(api.simulator.url).hostname).toBe("127.0.0.1");
  });

  it("answers with a request id of its own and the time of its clock", async () => {
    const [first, second] = [await api.get("/sources"), await api.get("/nowhere")];
    expect(first.headers.get("x-request-id")).toMatch(/^simulator-\d+$/);
    expect(second.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
    expect(first.headers.get("date")).toBe("Fri, 20 Nov 2026 09:15:00 GMT");
  });

  it.each([
    ["an unknown path", { method: "GET", path: "/nowhere", status: 404, detail: "Not Found" }],
    [
      "a path that is longer than a known one",
      { method: "GET", path: "/sources/a/b", status: 404, detail: "Not Found" },
    ],
    ["a wrong method", { method: "PATCH", path: "/sources", status: 405, detail: "Method Not Allowed" }],
  ])("refuses %s", async (_name, { method, path, status, detail }) => {
    const response = await fetch(api.simulator.url + path, { method, headers: api.headers });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ detail });
  });

  it("refuses a body that is longer than any configuration, and closes the connection", async () => {
    const { port } = new URL(api.simulator.url);
    const socket = connect(Number(port), "127.0.0.1");
    let answer = "";
    socket.setEncoding("utf8").on("data", (text: string) => (answer += text));
    // The simulator resets the connection while the body is still being sent.
    socket.on("error", () => undefined);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.write(`POST /sources HTTP/1.1\r\nHost: x\r\nContent-Length: ${String(longestBody + 1)}\r\n\r\n`);
    socket.write("x".repeat(longestBody + 1));
    await closed;
    expect(answer).toMatch(/^HTTP\/1.1 413 [^]*"Request Entity Too Large"/);
    expect((await api.get("/sources")).status).toBe(200);
  });

  it.each(["/sources/<script>alert(1)</script>", "/..%2f..%2fetc%2fpasswd", "//sources/%00", "/%"])(
    "answers %s with JSON that no browser takes for a page",
    async (path) => {
      const response = await fetch(api.simulator.url + path, { headers: api.headers });
      expect([response.headers.get("content-type"), response.headers.get("x-content-type-options")]).toEqual([
        "application/json",
        "nosniff",
      ]);
      expect(await response.json()).not.toHaveProperty("root");
    },
  );

  it("names the methods that a path allows", async () => {
    const response = await fetch(`${api.simulator.url}/sources`, { method: "DELETE", headers: api.headers });
    expect(response.headers.get("allow")).toBe("GET, POST");
  });

  it.each([
    ["is missing", "", { loc: ["body"], msg: "Field required", type: "missing" }],
    ["is not JSON", "{", { loc: ["body", 0], msg: "JSON decode error", type: "json_invalid" }],
    ["is no object", [], { loc: ["body"], type: "model_attributes_type" }],
    ["lacks its fields", {}, { loc: ["body", "name"], type: "missing" }],
    ["has a number as name", { ...webhook, name: 1 }, { loc: ["body", "name"], type: "string_type" }],
    ["has no config", { ...webhook, config: null }, { loc: ["body", "config"], type: "dict_type" }],
    [
      "has a list in its config",
      { ...webhook, config: { format: [] } },
      { loc: ["body", "config", "format"] },
    ],
    [
      "has an object in its config",
      { ...webhook, config: { format: {} } },
      { loc: ["body", "config", "format"] },
    ],
    [
      "has a fraction in its config",
      { ...webhook, config: { format: 1.5 } },
      { loc: ["body", "config", "format"] },
    ],
    [
      "has an unknown creator",
      { ...webhook, created_from: "ci" },
      { loc: ["body", "created_from"], type: "enum" },
    ],
    [
      "has an unknown state",
      { ...webhook, desired_state: "On" },
      { loc: ["body", "desired_state"], type: "enum" },
    ],
    ["has tags that are no list", { ...webhook, tags: "a" }, { loc: ["body", "tags"], type: "list_type" }],
    [
      "has a number as tag",
      { ...webhook, tags: ["a", 1] },
      { loc: ["body", "tags", 1], type: "string_type" },
    ],
    ["has a number as cluster", { ...webhook, kc_cluster_id: 1 }, { loc: ["body", "kc_cluster_id"] }],
  ])("refuses a body that %s", async (_name, body, error) => {
    const reply = await api.post("/sources", body);
    expect(reply.status).toBe(422);
    expect((reply.body["detail"] as unknown[])[0]).toMatchObject(error);
  });

  it("reports everything that is wrong with a body at once", async () => {
    const reply = await api.post("/sources", { connector: 1, config: {}, tags: 1 });
    const detail = reply.body["detail"] as { loc: string[] }[];
    expect(detail.map(({ loc }) => loc[1])).toEqual(["name", "connector", "tags"]);
  });

  it.each([
    ["wait", "maybe", "bool_parsing"],
    ["secret_returned", "", "bool_parsing"],
  ])("refuses %s=%s", async (name, value, type) => {
    expect(await api.post(`/sources?${name}=${value}`, webhook)).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ["query", name], type }] },
    });
    expect(api.simulator.sources()).toEqual([]);
  });

  it("delays each answer by the latency", async () => {
    const clock = new ManualClock();
    const slow = await startSimulator({ catalogue, clock, latencyMs: 250 });
    const answer = fetch(`${slow.url}/sources`).then(({ status }) => status);
    await clock.sleeping;
    clock.advance(250);
    expect(await answer).toBe(401);
    await slow.close();
  });

  it("drops waiting calls when it closes, and refuses connections then", async () => {
    const closing = await Api.start();
    const waiting = closing.post("/sources", webhook).catch(() => "dropped");
    await closing.clock.sleeping;
    await closing.simulator.close();
    await closing.simulator.close();
    expect(await waiting).toBe("dropped");
    const refused = await new Promise<NodeJS.ErrnoException>((resolve) => {
      connect(Number(new URL(closing.simulator.url).port), "127.0.0.1").once("error", resolve);
    });
    expect(refused.code).toBe("ECONNREFUSED");
  });
});
