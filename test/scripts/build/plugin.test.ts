import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pluginFolder } from "../../support/paths.ts";
import { GrpcClient } from "../../terraform/protocol/grpc/grpc-client.ts";
import { PluginProcess } from "../../terraform/protocol/process/plugin-process.ts";

/**
 * The modules of Node and the files of the plugin that are loaded once the client has signed in, or has failed to sign in. One
 * more text is the outcome: "signed in", or the kind of the error.
 */
function loadedByCall(host: string, environment: string): string[] {
  const script = `
    const { createStreamkapClient } = require(process.argv[1]);
    const server = require("node:http").createServer((request, response) => response.end('{"accessToken":"a"}'));
    server.listen(0, "127.0.0.1", () => {
      const host = ${host};
      const options = { host, clientId: "id", secret: "secret", userAgent: "test/1.0", maxRetries: 0 };
      const client = createStreamkapClient({ ...options, environment: ${environment} });
      const tell = (outcome) => {
        process.stdout.write([outcome, ...process.moduleLoadList, ...Object.keys(require.cache)].join("\\n"));
        client.close();
        server.close();
      };
      client.authenticate().then(() => tell("signed in"), (error) => tell(error.kind));
    });`;
  const lines = execFileSync(process.execPath, ["-e", script, join(pluginFolder, "client.js")], {
    encoding: "utf8",
  });
  return lines.split("\n").map((line) => line.replace(/^NativeModule /, ""));
}
const listening = '"http://127.0.0.1:" + server.address().port';
const closed = '"http://127.0.0.1:1"';

it("a call loads axios and Node's HTTP, and nothing that it does not need", () => {
  const loaded = loadedByCall(listening, "{}");
  expect(loaded).toEqual(expect.arrayContaining(["signed in", "http", join(pluginFolder, "axios.js")]));
  const needless = /^(https|http2|zlib|perf_hooks|crypto)$|undici|proxy\.js$/;
  expect(loaded.filter((name) => needless.test(name))).toEqual([]);
});

it("a call loads axios only once there is a connection", () => {
  const loaded = loadedByCall(closed, "{}");
  expect(loaded[0]).toBe("unreachable");
  expect(loaded).not.toContain(join(pluginFolder, "axios.js"));
});

it("a call loads what proxies need where the environment names one", () => {
  const loaded = loadedByCall(closed, '{ HTTP_PROXY: "http://127.0.0.1:1" }');
  expect(loaded.filter((name) => /undici|proxy\.js$/.test(name))).toEqual([join(pluginFolder, "proxy.js")]);
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

  /** Removes some files of the plugin, and starts the plugin without them. */
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
    const plugin = launchWithout(
      "cty.js",
      "operations.js",
      "source-resources.js",
      "client.js",
      "catalogue.json",
    );
    const client = await connect(plugin);
    expect(await client.call("/tfplugin6.Provider/GetProviderSchema")).toMatchObject({ status: 0 });
    expect(await client.call("/plugin.GRPCController/Shutdown")).toMatchObject({ status: 0 });
    expect(await plugin.exited).toBe(0);
    client.close();
  });

  it("names the file that is missing where the folder is not whole", async () => {
    const plugin = launchWithout("operations.js");
    const client = await connect(plugin);
    const answer = await client.call("/tfplugin6.Provider/ValidateResourceConfig");
    expect(answer).toMatchObject({ status: 13, message: expect.stringContaining("operations.js") });
    expect(await client.call("/plugin.GRPCController/Shutdown")).toMatchObject({ status: 0 });
    expect(await plugin.exited).toBe(0);
    client.close();
  });
});

it("the entry of the plugin folder says to a person where the commands are", () => {
  const entry = readdirSync(pluginFolder).find((name) => name.startsWith("terraform-provider-streamkap_v"));
  const { status, stderr } = spawnSync(process.execPath, [join(pluginFolder, entry ?? ""), "--help"], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringContaining("npx terraform-provider-streamkap --help") as string,
  });
});
