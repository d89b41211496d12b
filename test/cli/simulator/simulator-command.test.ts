import { runSimulator } from "../../../src/cli/simulator/simulator-command.ts";
import { startSimulator } from "../../../src/simulator/index.ts";
import { createStreamkapClient } from "../../../src/streamkap/index.ts";
import { catalogue } from "../../catalogue/connectors.ts";
import { newConnectorFile } from "../../support/new-connector.ts";

const runs: Run[] = [];
afterEach(() => {
  for (const run of runs.splice(0)) run.interrupt();
});

/** A run of the command, with its output so far. */
class Run {
  out = "";
  err = "";
  readonly exitCode: Promise<number>;
  interrupt: () => void = () => undefined;
  #noticeOutput: () => void = () => undefined;
  /** Resolves when the command writes to stdout for the first time. */
  readonly output = new Promise<void>((resolve) => {
    this.#noticeOutput = resolve;
  });

  constructor(...args: string[]) {
    runs.push(this);
    this.exitCode = runSimulator(args, {
      stdout: (text) => {
        this.out += text;
        this.#noticeOutput();
      },
      stderr: (text) => (this.err += text),
      interrupted: new Promise((resolve) => {
        this.interrupt = () => {
          resolve(undefined);
        };
      }),
      catalogue: () => catalogue,
    });
  }
}

describe("runSimulator", () => {
  it("prints how to reach the simulator, serves, and ends with 0", async () => {
    const run = new Run("--seed", "7");
    await run.output;
    const [, url = ""] = /^export STREAMKAP_HOST=(\S+)$/m.exec(run.out) ?? [];
    expect(run.out).toContain("export STREAMKAP_CLIENT_ID=simulator-client-7\n");
    expect(run.out).toContain("export STREAMKAP_SECRET=simulator-secret-7\n");
    expect((await fetch(`${url}/_simulator/sources`)).status).toBe(200);
    run.interrupt();
    expect(await run.exitCode).toBe(0);
    await expect(fetch(`${url}/_simulator/sources`)).rejects.toThrow();
  });

  it("adds the connectors of a file", async () => {
    const run = new Run("--json", "--connectors", newConnectorFile);
    await run.output;
    const { url, clientId, secret } = JSON.parse(run.out) as Record<"url" | "clientId" | "secret", string>;
    const api = createStreamkapClient({ host: url, clientId, secret, userAgent: "test" });
    const [own] = await api.listConnectors("newdb");
    api.close();
    expect([own?.displayName, own?.config.length]).toEqual(["NewDB", 10]);
  });

  it("prints one line of JSON with --json", async () => {
    const run = new Run("--json", "--latency=5ms", "--deploy-time=2m");
    await run.output;
    expect(run.out).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(run.out)).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      clientId: "simulator-client-1",
      secret: "simulator-secret-1",
    });
    run.interrupt();
    expect(await run.exitCode).toBe(0);
  });

  it("explains its options and quirks", async () => {
    const run = new Run("--help");
    expect(await run.exitCode).toBe(0);
    expect(run.out).toContain("--deploy-time <duration>");
    expect(run.out).toContain("  values=text|native|mixed\n");
    for (const line of run.out.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  });

  it("switches quirks and faults on", async () => {
    const run = new Run(
      "--json",
      "--quirk=notFound=404",
      "--quirk=createStatus=201",
      "--quirk=sparse",
      `--fault={"act":"answer","as":"gateway-timeout","path":"/sources"}`,
      `--fault={"act":"drop","path":"/tags","times":0}`,
      "--token-lifetime=90s",
      "--delete-time=1h",
      "--deploy-time=0",
      "--gateway-timeout=1m",
      "--rate-limit=7/1h",
      "--no-retry-after",
    );
    await run.output;
    const { url, clientId, secret } = JSON.parse(run.out) as Record<"url" | "clientId" | "secret", string>;
    let headers = {};
    const call = (method: string, path: string, body?: object): Promise<Response> =>
      fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const signIn = await call("POST", "/auth/access-token", { client_id: clientId, secret });
    const token = (await signIn.json()) as { accessToken: string; expiresIn: number };
    expect(token.expiresIn).toBe(90);
    headers = { Authorization: `Bearer ${token.accessToken}` };
    const webhook = { name: "hooks", connector: "webhook", config: {} };
    expect((await call("POST", "/sources", webhook)).status).toBe(504);
    const created = await call("POST", "/sources", webhook);
    expect(created.status).toBe(201);
    const { id } = (await created.json()) as { id: string };
    await call("DELETE", `/sources/${id}`);
    expect((await call("GET", `/sources/${id}`)).status).toBe(200);
    expect((await call("GET", "/sources/none")).status).toBe(404);
    await expect(call("GET", "/tags")).rejects.toThrow();
    const last = [
      await call("GET", "/sources"),
      await call("GET", "/sources"),
      await call("GET", "/sources"),
    ];
    expect(last.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(last[2]?.headers.has("retry-after")).toBe(false);
    run.interrupt();
    expect(await run.exitCode).toBe(0);
  });

  it.each([
    ["an unknown option", ["--prot", "1"], "--prot"],
    ["an argument", ["start"], "start"],
    ["a port that is no number", ["--port", "http"], `--port: "http" is not a whole number from 0 to 65535`],
    ["a port that is too large", ["--port", "65536"], `--port: "65536" is not a whole number`],
    ["a missing value", ["--port"], "--port"],
    ["a time without a unit", ["--deploy-time", "5"], `--deploy-time: "5" is no duration`],
    ["a latency that is no duration", ["--latency", "slow"], `--latency: "slow" is no duration`],
    ["a seed that is no whole number", ["--seed", "1.5"], `--seed: "1.5" is not a whole number`],
    [
      "an unknown quirk",
      ["--quirk", "valus=native"],
      `--quirk: there is no quirk "valus"; there are values,`,
    ],
    [
      "a value that a quirk does not have",
      ["--quirk", "values=odd"],
      `quirk values cannot be "odd"; it can be text, native, mixed`,
    ],
    ["a quirk without its value", ["--quirk", "values"], `quirk values cannot be "true"`],
    ["a fault that is no JSON", ["--fault", "drop"], `--fault: Unexpected token`],
    [
      "a fault with an unknown act",
      ["--fault", `{"act":"dorp"}`],
      `--fault: "act" of a fault must be one of answer,`,
    ],
    ["a file that does not exist", ["--connectors", "none.json"], "--connectors none.json: ENOENT"],
    [
      "a JSON file without connectors",
      ["--connectors", "package.json"],
      '--connectors package.json: "name" must be',
    ],
    [
      "a rate limit without a time",
      ["--rate-limit", "20"],
      `--rate-limit: "20" is no limit; write calls per time,`,
    ],
    ["a rate limit of 0", ["--rate-limit", "0/1s"], `--rate-limit: "0/1s" is no limit`],
    ["a rate limit with a wrong time", ["--rate-limit", "2/day"], `--rate-limit: "day" is no duration`],
    [
      "a gateway time-out that is no duration",
      ["--gateway-timeout", "x"],
      `--gateway-timeout: "x" is no duration`,
    ],
  ])("refuses %s in one line, and ends with 2", async (_name, args, message) => {
    const run = new Run(...args);
    expect(await run.exitCode).toBe(2);
    expect(run.err).toContain(message);
    expect(run.err).toMatch(/^simulator: [^\n]+ See --help\.\n$/);
    expect(run.out).toBe("");
  });

  it("says that a port is taken, and ends with 1", async () => {
    const other = await startSimulator({ catalogue });
    const { port } = new URL(other.url);
    const run = new Run("--port", port);
    expect(await run.exitCode).toBe(1);
    expect(run.err).toContain(`cannot start on port ${port}: listen EADDRINUSE`);
    await other.close();
  });
});
