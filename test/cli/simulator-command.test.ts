import { runSimulator } from "../../src/cli/simulator-command.ts";
import { startSimulator } from "../../src/simulator/index.ts";
import { catalogue, sourcesFolder } from "../catalogue/connectors.ts";

/** A run of the command, with what it has written so far. */
class Run {
  out = "";
  err = "";
  readonly exitCode: Promise<number>;
  interrupt: () => void = () => undefined;
  #noticeOutput: () => void = () => undefined;
  /** Resolves once something was written to stdout. */
  readonly output = new Promise<void>((resolve) => {
    this.#noticeOutput = resolve;
  });

  constructor(...args: string[]) {
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
      catalogueLocation: sourcesFolder,
    });
  }
}

describe("simulator", () => {
  it("says how to reach it, serves, and ends with 0", async () => {
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

  it("says it in one line of JSON", async () => {
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

  it("explains its options", async () => {
    const run = new Run("--help");
    expect(await run.exitCode).toBe(0);
    expect(run.out).toContain("--deploy-time <duration>");
  });

  it.each([
    ["an unknown option", ["--prot", "1"], "--prot"],
    ["an argument", ["start"], "start"],
    ["a port that is none", ["--port", "http"], `--port: "http" is not a whole number from 0 to 65535`],
    ["a port too large", ["--port", "65536"], `--port: "65536" is not a whole number`],
    ["a missing value", ["--port"], "--port"],
    ["a time without unit", ["--deploy-time", "5"], `--deploy-time: "5" is no duration`],
    ["a latency that is none", ["--latency", "slow"], `--latency: "slow" is no duration`],
    ["a seed that is none", ["--seed", "1.5"], `--seed: "1.5" is not a whole number`],
  ])("refuses %s in one line, with 2", async (_name, args, message) => {
    const run = new Run(...args);
    expect(await run.exitCode).toBe(2);
    expect(run.err).toContain(message);
    expect(run.err).toMatch(/^simulator: [^\n]+ See --help\.\n$/);
    expect(run.out).toBe("");
  });

  it("says that a port is taken, with 1", async () => {
    const other = await startSimulator({ catalogue });
    const { port } = new URL(other.url);
    const run = new Run("--port", port);
    expect(await run.exitCode).toBe(1);
    expect(run.err).toContain(`cannot start on port ${port}: listen EADDRINUSE`);
    await other.close();
  });
});
