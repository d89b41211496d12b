import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pluginFolder } from "../support/paths.ts";
import { GrpcClient } from "../terraform/protocol/grpc-client.ts";
import { PluginProcess } from "../terraform/protocol/plugin-process.ts";

/** What Node has of its own and loads with a file of the plugin. */
function loadedWith(file: string): string[] {
  const script = 'require(process.argv[1]); console.log(process.moduleLoadList.join("\\n"))';
  const lines = execFileSync(process.execPath, ["-e", script, join(pluginFolder, file)], {
    encoding: "utf8",
  });
  return lines.split("\n").map((line) => line.replace(/^NativeModule /, ""));
}

it("loads no HTTP client besides its own", () => {
  const loaded = loadedWith("client.js");
  expect(loaded).toContain("https");
  expect(loaded.filter((name) => name.includes("undici"))).toEqual([]);
});

describe("a launch", () => {
  let folder: string;
  let running: PluginProcess[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "plugin-"));
    cpSync(pluginFolder, folder, { recursive: true });
  });
  afterEach(() => {
    for (const { child } of running) child.kill("SIGKILL");
    running = [];
    rmSync(folder, { recursive: true });
  });

  /** The plugin without some of its files. */
  function launchWithout(...files: readonly string[]): PluginProcess {
    for (const file of files) rmSync(join(folder, file));
    const entry = readdirSync(folder).find((name) => name.startsWith("terraform-provider-")) ?? "";
    const plugin = new PluginProcess({ file: join(folder, entry), folder, remove: () => undefined });
    running.push(plugin);
    return plugin;
  }

  async function connect(plugin: PluginProcess): Promise<GrpcClient> {
    const [, , , path = "", , serverCertificate = ""] = await plugin.handshake();
    return new GrpcClient(path, { serverCertificate, clientCertificate: plugin.clientCertificate });
  }

  it("for the schema needs nothing of what carries out operations", async () => {
    const plugin = launchWithout("operations.js", "source-resources.js", "client.js", "catalogue.json");
    const client = await connect(plugin);
    expect(await client.call("/tfplugin6.Provider/GetProviderSchema")).toMatchObject({ status: 0 });
    expect(await client.call("/plugin.GRPCController/Shutdown")).toMatchObject({ status: 0 });
    expect(await plugin.exited).toBe(0);
    await client.close();
  });

  it("says that it cannot start where the folder is not whole", async () => {
    const plugin = launchWithout("calls.js");
    const client = await connect(plugin);
    await expect(client.call("/tfplugin6.Provider/GetProviderSchema")).rejects.toThrow();
    expect(await plugin.exited).toBe(1);
    expect(plugin.stderr).toMatch(
      /^The provider \S+streamkap cannot start: Cannot find module '.\/calls.js'/,
    );
    await client.close();
  });
});
