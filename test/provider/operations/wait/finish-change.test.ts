import { Scene } from "../../scene.ts";

const trace = [
  "org.apache.kafka.connect.errors.ConnectException: An exception occurred in the change event producer",
  ...Array.from(
    { length: 30 },
    (_, line) => `\tat io.debezium.Task.run${String(line)}(Task.java:${String(line)})`,
  ),
  "Caused by: java.sql.SQLException: Access denied for user 'streamkap' using sample-password",
  "\tat com.mysql.Driver.connect(Driver.java:1)",
].join("\n");

const mysql = {
  name: "orders",
  database_hostname: "db.example.test",
  database_user: "streamkap",
  database_password: "sample-password",
  database_include_list: "shop",
  table_include_list: "shop.orders",
};

const howToKeep = [
  "The source exists, and is marked as tainted: the next apply would destroy it and create another. To keep it, run this first:",
  "",
  "terraform untaint '<the address that stands above, after \"with\">'",
];

let scene: Scene;
afterEach(() => scene.close());

describe("finishChange for a source that breaks", () => {
  it("returns an error that says how to keep the source, why it broke, and what was seen", async () => {
    scene = await Scene.open({ connector: "mysql" });
    scene.simulator.breakNext("orders", { trace });
    const { newState, diagnostics = [] } = await scene.create(mysql);
    const { id } = scene.simulator.sources()[0]!;
    expect(newState?.get("id")).toBe(id);
    expect(diagnostics.map(({ summary }) => summary)).toEqual([`The source "orders" (${id}) is Broken`]);
    const detail = diagnostics[0]!.detail
      .replace(/wait took \w+\./, "wait took 2m.")
      .replace(/simulator-\d+/, "simulator-1");
    expect(detail).toBe(
      [
        "Its connector has failed.",
        "",
        "The wait took 2m. Its status was Pending, then Starting, then Broken. Streamkap's last answer had the request id simulator-1.",
        "",
        "Task 0 failed:",
        ...trace
          .split("\n")
          .slice(0, 12)
          .map((line) => `  ${line}`),
        "  Caused by: java.sql.SQLException: Access denied for user 'streamkap' using ***",
        "  … and 20 more lines, in the attribute task_statuses",
        "",
        "Mend what its tasks say, in the configuration or where the data comes from, and apply again.",
        "",
        ...howToKeep,
      ].join("\n"),
    );
  });

  it("returns no error if the source is Broken for less than a minute, as connectors are while they start", async () => {
    scene = await Scene.open();
    scene.simulator.breakNext("hook", { trace, recoverAfterMs: 100_000 });
    const { newState, diagnostics } = await scene.create();
    expect(diagnostics).toEqual([]);
    expect(newState?.get("connector_status")).toBe("Active");
    expect(scene.clock.elapsedMs).toBeGreaterThan(100_000);
  });

  it("calls the source Broken, and not late, if its time ends then", async () => {
    scene = await Scene.open();
    scene.simulator.breakNext("hook", { trace });
    const timeouts = new Map([["create", "80s"]]);
    const { diagnostics } = await scene.create({ timeouts });
    expect(diagnostics).toMatchObject([{ summary: expect.stringMatching(/is Broken$/) }]);
  });
});

describe("finishChange for a source that takes longer than its time", () => {
  it("says which status the source has, which it should have, and how long the wait was", async () => {
    scene = await Scene.open({ deployTimeMs: 3_600_000 });
    const { newState, diagnostics = [] } = await scene.create();
    expect(newState?.get("id")).toBe(scene.simulator.sources()[0]?.id);
    expect(diagnostics).toMatchObject([
      {
        severity: "error",
        summary: expect.stringMatching(/^The source "hook" \(\w+\) is not Active in time$/),
      },
    ]);
    const detail = diagnostics[0]?.detail.replace(/simulator-\d+/, "simulator-1");
    expect(detail).toBe(
      [
        "Its status is Pending, and not Active within the time-out.",
        "",
        "The wait took 20m. Streamkap's last answer had the request id simulator-1.",
        "",
        'A longer time can be set in the `timeouts` block; `wait = "none"` does not wait.',
        "",
        ...howToKeep,
      ].join("\n"),
    );
  });

  it("looks at the source less and less often", async () => {
    scene = await Scene.open({ deployTimeMs: 3_600_000 });
    await scene.create();
    const polls = scene.calls().filter((call) => call.startsWith("GET"));
    // It looks every five seconds for twenty minutes, and a few times more at first.
    expect(polls.length).toBeGreaterThan(240);
    expect(polls.length).toBeLessThan(255);
  });
});

describe("createWaitLog", () => {
  it("logs type, id and status at once, and then at most every ten seconds", async () => {
    scene = await Scene.open({ deployTimeMs: 60_000 });
    await scene.create();
    const lines = scene.logged.filter(({ message }) => message === "waiting for the creation of a source");
    const { id } = scene.simulator.sources()[0]!;
    const times = lines.map(({ at }) => Number(at));
    const gaps = times.slice(1).map((time, index) => time - times[index]!);
    expect(lines.length).toBeGreaterThanOrEqual(4);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10_000);
    expect(times[0]).toBe(0);
    expect(lines[0]).toEqual({
      at: 0,
      message: "waiting for the creation of a source",
      type: "streamkap_source_webhook",
      id,
      status: "Pending",
      elapsed_s: 0,
    });
    expect(lines.at(-1)).toMatchObject({ status: "Starting" });
  });
});

describe("finishChange goes on waiting", () => {
  it.each([
    ["after a 500", { act: "answer", status: 500, body: "{}" }],
    [
      "after a gateway's page",
      { act: "answer", status: 502, body: "<html></html>", contentType: "text/html" },
    ],
    ["after lost answers", { act: "drop" }],
    ["after half an answer", { act: "truncate" }],
    [
      "after Kafka Connect's 404",
      {
        act: "answer",
        status: 404,
        body: '{"detail":"Kafka Connect API call failed with status code 404 and response"}',
      },
    ],
  ] as const)("%s", async (_name, act) => {
    scene = await Scene.open();
    const fault = scene.simulator.inject({ ...act, method: "GET", path: "/sources/{id}", times: 8 });
    const { newState, diagnostics } = await scene.create();
    expect(diagnostics).toEqual([]);
    expect(newState?.get("connector_status")).toBe("Active");
    expect(fault.seen()).toBe(8);
  });

  it("with a new token when the old one has expired", async () => {
    scene = await Scene.open({ deployTimeMs: 600_000, tokenLifetimeMs: 61_000 });
    const { newState, diagnostics } = await scene.create();
    expect(diagnostics).toEqual([]);
    expect(newState?.get("connector_status")).toBe("Active");
    expect(scene.calls()).toContain("GET 401");
  });

  it("until a status that keeps changing is the wanted one", async () => {
    scene = await Scene.open({ quirks: { restlessStatus: true } });
    expect((await scene.create()).diagnostics).toEqual([]);
  });

  it("no longer if the credentials are refused for good", async () => {
    scene = await Scene.open();
    scene.simulator.inject({ act: "answer", status: 403, body: '{"detail":"no"}', method: "GET", times: 0 });
    const { newState, diagnostics } = await scene.create();
    expect(newState?.get("id")).toBe(scene.simulator.sources()[0]?.id);
    expect(diagnostics).toMatchObject([
      {
        severity: "error",
        summary: expect.stringMatching(/^Waiting for the source "hook" \(\w+\) failed$/),
        detail: expect.stringMatching(/^GET .* answered 403: no [^]*untaint '<the address/),
      },
    ]);
  });
});

describe("Ctrl-C", () => {
  it("ends a wait at once without an error, and stores the source as it was last seen", async () => {
    scene = await Scene.open({ deployTimeMs: 3_600_000 });
    scene.clock.onSleep = (elapsedMs) => {
      if (elapsedMs > 20_000) scene.interrupt();
    };
    const { newState, diagnostics } = await scene.create();
    const after = scene.clock.elapsedMs;
    expect(newState?.get("id")).toBe(scene.simulator.sources()[0]?.id);
    expect(diagnostics).toMatchObject([
      { severity: "warning", summary: expect.stringContaining("interrupted") },
    ]);
    expect(after).toBeLessThan(30_000);
  });

  it("ends a poll that is under way", async () => {
    scene = await Scene.open();
    const fault = scene.simulator.inject({ act: "hold", method: "GET", path: "/sources/{id}" });
    const creating = scene.create();
    await fault.reached;
    scene.interrupt();
    expect((await creating).diagnostics).toMatchObject([{ severity: "warning" }]);
    fault.release();
  });

  it("ends the pauses between the tries of a create that has made nothing", async () => {
    scene = await Scene.open();
    const headers = { "Retry-After": "50" };
    const fault = scene.simulator.inject({ act: "answer", status: 429, headers, method: "POST", times: 0 });
    const creating = scene.create();
    await fault.reached;
    scene.interrupt();
    expect(await creating).toMatchObject({
      newState: null,
      diagnostics: [{ severity: "error", detail: expect.stringContaining("answered 429") }],
    });
  });
});
