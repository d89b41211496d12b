import { runCommandLine } from "../../src/cli/command-line.ts";
import { createStreamkapProvider, providerAddress } from "../../src/provider/index.ts";
import { catalogue } from "../catalogue/connectors.ts";

/** Runs the command line, and interrupts it as soon as it prints something. */
async function run(args: readonly string[], { platform = "linux", interrupt = true } = {}) {
  let out = "";
  let err = "";
  let interruptNow = (): void => undefined;
  const interrupted = new Promise<void>((resolve) => {
    interruptNow = resolve;
  });
  const code = await runCommandLine(args, {
    version: "1.2.3",
    stdout: (text) => {
      out += text;
      if (interrupt) interruptNow();
    },
    stderr: (text) => (err += text),
    interrupted,
    catalogue: () => catalogue,
    environment: {},
    columns: undefined,
    platform,
    arch: "x64",
    home: "/none",
    pluginFolder: "/none",
    pid: 4711,
    stdin: () => Promise.resolve(""),
    createProvider: () =>
      createStreamkapProvider({ version: "1.2.3", catalogue: () => catalogue, environment: {} }),
  });
  return { code, out, err };
}

describe("runDebug", () => {
  it.each(["debug", "--debug", "-debug"])(
    "prints a line to paste, and serves until Ctrl-C, as %s",
    async (command) => {
      const { code, out } = await run([command]);
      expect(code).toBe(0);
      const [, value = ""] = /^export TF_REATTACH_PROVIDERS='(\{.+\})'$/m.exec(out) ?? [];
      expect(JSON.parse(value)).toMatchObject({ [providerAddress]: { Pid: 4711, Test: true } });
    },
  );

  it("prints a line of PowerShell on Windows", async () => {
    const { out } = await run(["debug"], { platform: "win32" });
    const [, value = ""] = /^\$env:TF_REATTACH_PROVIDERS = '(\{.+\})'$/m.exec(out) ?? [];
    expect(JSON.parse(value)).toMatchObject({ [providerAddress]: { Addr: { Network: "tcp" } } });
  });

  it("prints its help", async () => {
    const { code, out } = await run(["debug", "--help"]);
    expect(code).toBe(0);
    expect(out).toContain("Usage: terraform-provider-streamkap debug");
  });

  it("refuses arguments", async () => {
    const { code, err } = await run(["debug", "--port", "1"], { interrupt: false });
    expect(code).toBe(2);
    expect(err).toBe('debug: there is no argument "--port 1". See --help.\n');
  });

  it("is in the list of commands", async () => {
    expect((await run(["--help"])).out).toMatch(/^ {2}debug {2,}/m);
    expect((await run(["nonsense"])).err).toContain("simulator, debug");
  });
});
