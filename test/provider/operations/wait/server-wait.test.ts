import { Scene } from "../../scene.ts";

const gateway = {
  status: 504,
  contentType: "text/html",
  body: "<html><title>504 Gateway Time-out</title></html>",
} as const;
const post = { method: "POST", path: "/sources" } as const;
const put = { method: "PUT", path: "/sources/{id}" } as const;

let scene: Scene;
afterEach(() => scene.close());
const open = (options: Parameters<typeof Scene.open>[0] = {}): Promise<Scene> =>
  Scene.open({ wait: "server", ...options });
const status = async (response: Promise<{ newState: unknown }>): Promise<unknown> =>
  ((await response).newState as Map<string, unknown>).get("connector_status");

describe('createSource with wait = "server"', () => {
  it("is done when the API answers, after the deployment", async () => {
    scene = await open();
    expect(await status(scene.create())).toBe("Active");
    expect(scene.calls()).toEqual(["POST 200 wait"]);
    expect(scene.clock.elapsedMs).toBe(60_000);
  });

  it("prefers the resource's wait to the provider's", async () => {
    scene = await open();
    await scene.create({ wait: "none" });
    expect(scene.calls()).toEqual(["POST 200"]);
  });

  it.each([
    ["a gateway's time-out", { act: "answerAfter", ...gateway }],
    ["a lost answer", { act: "dropAfter" }],
    ["half an answer", { act: "truncate" }],
    ["a page instead of an answer", { act: "answerAfter", status: 200, body: "<html></html>" }],
    ["KafkaConnectTimeout", { act: "answerAfter", status: 500, body: '{"detail":"KafkaConnectTimeout"}' }],
    [
      "Kafka Connect's refusal after the record was saved",
      {
        act: "answerAfter",
        status: 400,
        body: '{"detail":"Kafka Connect API call failed with status code 400 and response"}',
      },
    ],
  ] as const)(
    "looks the source up by its name before anything else after %s, then polls",
    async (_name, act) => {
      scene = await open();
      scene.simulator.inject({ ...post, ...act });
      const { newState, diagnostics } = await scene.create();
      const [source, ...others] = scene.simulator.sources();
      expect(others).toEqual([]);
      expect(newState?.get("id")).toBe(source!.id);
      expect(newState?.get("connector_status")).toBe("Active");
      expect(diagnostics).toMatchObject([
        {
          severity: "warning",
          summary: 'The source "hook" was found by its name',
          detail: expect.stringContaining(source!.id),
        },
      ]);
      expect(scene.calls().slice(0, 3)).toEqual([expect.stringMatching(/^POST/), "LIST 200", "GET 200"]);
    },
  );

  it.each(["active", "none"] as const)(
    "looks the source up after a lost answer with wait = %j too",
    async (wait) => {
      scene = await Scene.open({ wait });
      scene.simulator.inject({ ...post, act: "dropAfter" });
      const { newState } = await scene.create();
      expect(newState?.get("id")).toBe(scene.simulator.sources()[0]!.id);
    },
  );

  it("finds the source among more similar names than a page holds", async () => {
    scene = await open();
    for (let n = 0; n < 130; n++)
      scene.simulator.addSource({ name: `hook ${String(n)}`, connector: "webhook" });
    scene.simulator.inject({ ...post, act: "dropAfter" });
    const { newState } = await scene.create();
    expect(newState?.get("name")).toBe("hook");
    expect(scene.calls().filter((call) => call === "LIST 200")).toHaveLength(2);
  });

  it("goes by the API's clock, however far it is from the system's", async () => {
    const yesterday = { now: () => Date.now() - 86_400_000, sleep: () => Promise.resolve() };
    scene = await open({ clock: yesterday, deployTimeMs: 0 });
    scene.simulator.inject({ ...post, act: "dropAfter" });
    expect(await status(scene.create())).toBe("Active");
  });

  it("sends the POST again if it was not carried out, and makes one source", async () => {
    scene = await open();
    scene.simulator.inject({ ...post, act: "answer", ...gateway });
    scene.simulator.inject({ ...post, act: "drop" });
    expect((await scene.create()).diagnostics).toEqual([]);
    expect(scene.simulator.sources()).toHaveLength(1);
    expect(scene.calls().filter((call) => call.startsWith("POST"))).toHaveLength(3);
  });

  it("looks the source up and sends the POST again until the deadline if the API never carries it out", async () => {
    scene = await open();
    scene.simulator.inject({ ...post, act: "answer", ...gateway, times: 0 });
    const { newState, diagnostics } = await scene.create();
    expect(newState).toBeNull();
    expect(diagnostics).toMatchObject([
      { severity: "error", summary: 'It is not known whether the source "hook" was created' },
    ]);
    // The POST is sent after 10, 20, 40, ... seconds of the 20 minutes.
    expect(scene.calls().filter((call) => call.startsWith("POST"))).toHaveLength(8);
    expect(scene.clock.elapsedMs).toBeGreaterThan(19 * 60_000);
  });

  it("finds the source although the API cannot be asked for minutes", async () => {
    scene = await open();
    scene.simulator.inject({ ...post, act: "dropAfter" });
    const down = scene.simulator.inject({ method: "GET", path: "/sources", act: "drop", times: 0 });
    scene.clock.onSleep = (elapsedMs) => {
      if (elapsedMs > 5 * 60_000) down.remove();
    };
    const { newState } = await scene.create();
    expect(newState?.get("id")).toBe(scene.simulator.sources()[0]!.id);
  });

  it("reports a failure inside the API that has made nothing", async () => {
    scene = await open();
    scene.simulator.inject({ ...post, act: "answer", status: 500, body: '{"detail":"boom"}' });
    expect(await scene.create()).toMatchObject({
      newState: null,
      diagnostics: [
        { summary: 'Cannot create the source "hook"', detail: expect.stringContaining("answered 500: boom") },
      ],
    });
  });

  it("polls if the answer says Broken, and reports why the source broke", async () => {
    scene = await open();
    scene.simulator.breakNext("hook", { trace: "java.lang.Exception: no" });
    const { diagnostics } = await scene.create();
    expect(diagnostics).toMatchObject([{ detail: expect.stringContaining("java.lang.Exception: no") }]);
  });

  it("ends the call at Ctrl-C, finds the source, and does not wait for it", async () => {
    scene = await open();
    const fault = scene.simulator.inject({ ...post, act: "holdAfter" });
    const creating = scene.create();
    await fault.reached;
    scene.interrupt();
    const { newState, diagnostics } = await creating;
    expect(newState?.get("id")).toBe(scene.simulator.sources()[0]!.id);
    expect(diagnostics?.map(({ severity }) => severity)).not.toContain("error");
    fault.release();
  });
});

describe("findAfterLostAnswer: a namesake is not taken over", () => {
  it.each([
    ["made for another connector", { connector: "stripe_webhook", createdFrom: "terraform" }],
    ["made by hand", { connector: "webhook", createdFrom: "web" }],
    ["made by another client", { connector: "webhook", createdFrom: "api" }],
    ["made more than two minutes before", { connector: "webhook", createdFrom: "terraform", ageMs: 130_000 }],
  ] as const)("if it was %s", async (_name, { connector, createdFrom, ...more }) => {
    scene = await open();
    const createdAt = scene.clock.now() - ("ageMs" in more ? more.ageMs : 0);
    const id = scene.simulator.addSource({ name: "hook", connector, createdFrom, createdAt });
    scene.simulator.inject({ ...post, act: "answer", ...gateway });
    const { newState, diagnostics } = await scene.create();
    expect(newState).toBeNull();
    expect(diagnostics).toMatchObject([
      {
        severity: "error",
        summary: 'A source named "hook" exists already',
        detail: expect.stringContaining(id),
      },
    ]);
    expect(scene.simulator.sources().map((source) => source.id)).toEqual([id]);
  });

  it("if it is being deleted", async () => {
    scene = await open({ deleteTimeMs: 60_000 });
    const dying = await scene.given();
    await scene.delete(new Map([...dying, ["wait", "none"]]));
    scene.simulator.inject({ ...post, act: "answer", ...gateway });
    const { newState } = await scene.create();
    expect(newState?.get("id")).not.toBe(dying.get("id"));
  });
});

describe('updateSource with wait = "server"', () => {
  it("is done when the API answers, after the deployment", async () => {
    scene = await open();
    const prior = await scene.given();
    scene.calls();
    expect(await status(scene.update(prior, { name: "renamed" }))).toBe("Active");
    expect(scene.calls()).toEqual(["PUT 200 wait"]);
  });

  it.each([
    ["a gateway's time-out", { act: "answerAfter", ...gateway }],
    ["a lost answer", { act: "dropAfter" }],
  ] as const)("polls the source by its id after %s", async (_name, act) => {
    scene = await open();
    const prior = await scene.given();
    scene.simulator.inject({ ...put, ...act });
    scene.calls();
    const { newState, diagnostics = [] } = await scene.update(prior, { name: "renamed" });
    expect(diagnostics).toEqual([]);
    expect([newState?.get("name"), newState?.get("connector_status")]).toEqual(["renamed", "Active"]);
    const calls = scene.calls();
    expect(calls.filter((call) => call.startsWith("PUT"))).toHaveLength(1);
    expect(calls).toContain("GET 200");
  });

  it("sends the PUT again, answered at once, if the source does not show the change", async () => {
    scene = await open();
    const prior = await scene.given();
    scene.simulator.inject({ ...put, act: "answer", ...gateway });
    scene.calls();
    expect((await scene.update(prior, { name: "renamed" })).diagnostics ?? []).toEqual([]);
    expect(scene.calls().slice(0, 3)).toEqual(["PUT 504 wait", "GET 200", "PUT 200"]);
    expect(scene.simulator.sources()[0]?.name).toBe("renamed");
  });

  it("sends the PUT again if only a secret has changed, because an echo does not prove it", async () => {
    scene = await Scene.open({ connector: "mysql" });
    const config = {
      database_hostname: "db.example.test",
      database_user: "streamkap",
      database_password: "sample-password",
      database_include_list: "shop",
      table_include_list: "shop.orders",
    };
    const prior = await scene.given(config);
    scene.simulator.inject({ ...put, act: "dropAfter" });
    scene.calls();
    await scene.update(prior, { wait: "server", database_password: "other-sample-password" });
    expect(scene.calls().filter((call) => call.startsWith("PUT"))).toHaveLength(2);
  });

  it("reports a refusal", async () => {
    scene = await open();
    const prior = await scene.given();
    scene.simulator.inject({ ...put, act: "answer", status: 400, body: '{"detail":"no"}' });
    const { newState, diagnostics } = await scene.update(prior, { name: "renamed" });
    expect(newState).toBe(prior);
    expect(diagnostics).toMatchObject([{ detail: expect.stringContaining("answered 400: no") }]);
  });

  it("keeps the prior state at Ctrl-C, so that the next plan shows what is missing", async () => {
    scene = await open();
    const prior = await scene.given();
    const fault = scene.simulator.inject({ ...put, act: "hold" });
    const updating = scene.update(prior, { name: "renamed" });
    await fault.reached;
    scene.interrupt();
    const { newState, diagnostics } = await updating;
    expect(newState).toBe(prior);
    expect(diagnostics).toMatchObject([
      { severity: "error", summary: expect.stringContaining("was interrupted") },
    ]);
    fault.release();
  });
});

describe("updateSource for a source that is gone", () => {
  it.each(["empty", "404"] as const)(
    "says that the source is gone, and what comes next (%s)",
    async (notFound) => {
      scene = await Scene.open({ quirks: { notFound } });
      const prior = await scene.given();
      scene.simulator.change(prior.get("id") as string, { deleted: true });
      const { newState, diagnostics } = await scene.update(prior, { name: "renamed" });
      expect(newState).toBe(prior);
      expect(diagnostics).toMatchObject([
        {
          severity: "error",
          summary: expect.stringMatching(/^Cannot change the source "hook" \(\w+\): it is gone$/),
          detail: "Somebody or something deleted it. The next plan will create it anew.",
        },
      ]);
    },
  );

  it("does not believe a 404 if a GET by id finds the source", async () => {
    scene = await Scene.open();
    const prior = await scene.given();
    scene.simulator.inject({ ...put, act: "answer", status: 404, body: '{"detail":"Topic not found"}' });
    const { diagnostics } = await scene.update(prior, { name: "renamed" });
    expect(diagnostics).toMatchObject([{ detail: expect.stringContaining("Topic not found") }]);
    expect(diagnostics?.[0]?.summary).not.toContain("gone");
  });
});

describe("updateSource while Kafka Connect is busy", () => {
  it("sends the PUT again", async () => {
    scene = await Scene.open();
    const prior = await scene.given();
    const detail = "Kafka Connect API call failed with status code 409 and response rebalance";
    scene.simulator.inject({
      ...put,
      act: "answer",
      status: 400,
      body: JSON.stringify({ detail }),
      times: 2,
    });
    expect((await scene.update(prior, { name: "renamed" })).diagnostics).toEqual([]);
    expect(scene.simulator.sources()[0]?.name).toBe("renamed");
  });
});
