import { existsSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { constants, type ClientHttp2Stream } from "node:http2";
import { connect as connectNet, type Socket } from "node:net";
import { dirname, join } from "node:path";
import { connect as connectTls } from "node:tls";
import { createCertificate } from "../../../../src/terraform/protocol/process/certificate.ts";
import { decodeMessage } from "../../../../src/terraform/protocol/messages/decode-message.ts";
import { encodeMessage } from "../../../../src/terraform/protocol/messages/encode-message.ts";
import { impliedType } from "../../../../src/terraform/schema/index.ts";
import { dynamicValueToProto } from "../../../../src/terraform/protocol/rpcs/convert/to-proto.ts";
import { frame, GrpcClient } from "../grpc/grpc-client.ts";
import { buildPlugin, PluginProcess, type PluginBundle } from "./plugin-process.ts";
import { itemSchema, itemValue } from "../test-provider.ts";

const provider = "/tfplugin6.Provider/";
const type = impliedType(itemSchema.block);
// These tests launch processes. The machine may be busy: test/support/patience.ts sets a long time limit.

let bundle: PluginBundle;
let running: PluginProcess[] = [];

beforeAll(() => {
  bundle = buildPlugin();
});
afterEach(() => {
  for (const { child } of running) child.kill("SIGKILL");
  running = [];
});
afterAll(() => {
  bundle.remove();
});

function launch(env?: Readonly<Record<string, string | undefined>>): PluginProcess {
  const plugin = new PluginProcess(bundle, env);
  running.push(plugin);
  return plugin;
}

async function connect(
  plugin: PluginProcess,
  clientCertificate = plugin.clientCertificate,
): Promise<GrpcClient> {
  const [, , , path = "", , serverCertificate = ""] = await plugin.handshake();
  return new GrpcClient(path, { serverCertificate, clientCertificate });
}

function applyOf(name: string): Uint8Array {
  const item = itemValue({ name });
  return encodeMessage("ApplyResourceChange.Request", {
    typeName: "test_item",
    priorState: dynamicValueToProto(null, type),
    plannedState: dynamicValueToProto(item, type),
    config: dynamicValueToProto(item, type),
  });
}

async function configure(client: GrpcClient): Promise<void> {
  const config = { json: Buffer.from('{"host":null}') };
  await client.call(`${provider}ConfigureProvider`, encodeMessage("ConfigureProvider.Request", { config }));
}

describe("the handshake", () => {
  it("names a private socket, and a certificate without padding", async () => {
    const plugin = launch();
    const fields = await plugin.handshake();
    expect(fields.slice(0, 3)).toEqual(["1", "6", "unix"]);
    expect(fields[4]).toBe("grpc");
    expect(fields[5]).toMatch(/^[A-Za-z0-9+/]{100,}$/);
    expect(fields).toHaveLength(6);
    expect(statSync(dirname(fields[3] ?? "")).mode & 0o777).toBe(0o700);
  });

  it("names a socket in the folder that the client asks for", async () => {
    const folder = mkdtempSync(join(bundle.folder, "asked-for-"));
    const plugin = launch({ PLUGIN_UNIX_SOCKET_DIR: folder });
    const [, , , path = ""] = await plugin.handshake();
    expect(dirname(dirname(path))).toBe(folder);
  });

  it("has no certificate, and there is no TLS, if the client sends no certificate", async () => {
    const plugin = launch({ PLUGIN_CLIENT_CERT: undefined });
    const [, , , path = "", , certificate] = await plugin.handshake();
    expect(certificate).toBe("");
    const client = new GrpcClient(path);
    expect(await client.call(`${provider}GetMetadata`)).toMatchObject({ status: 0 });
    client.close();
    expect(await plugin.exited).toBe(0);
  });

  it("tells a client that asks for multiplexing that there is none", async () => {
    const plugin = launch({ PLUGIN_MULTIPLEX_GRPC: "true" });
    expect((await plugin.handshake())[6]).toBe("false");
  });

  it.each([
    ["no cookie", { TF_PLUGIN_MAGIC_COOKIE: undefined }, "Terraform starts it by itself"],
    ["another cookie", { TF_PLUGIN_MAGIC_COOKIE: "x" }, "required_providers"],
    ["protocol 5 only", { PLUGIN_PROTOCOL_VERSIONS: "4,5" }, "was asked for version 4,5"],
    ["no protocol", { PLUGIN_PROTOCOL_VERSIONS: undefined }, "was asked for none"],
    ["a broken client certificate", { PLUGIN_CLIENT_CERT: "nonsense" }, "PLUGIN_CLIENT_CERT"],
    ["a port that is no number", { PLUGIN_MIN_PORT: "many" }, 'PLUGIN_MIN_PORT is "many"'],
  ])("is refused on stderr: %s", async (_name, env, text) => {
    const plugin = launch(env);
    expect(await plugin.exited).toBe(1);
    expect(plugin.stdout).toBe("");
    expect(plugin.stderr).toContain(text);
    expect(plugin.stderr).not.toMatch(/^\s+at /m);
  });
});

describe("AutoMTLS", () => {
  it("answers the client whose certificate was named", async () => {
    const client = await connect(launch());
    expect(await client.call(`${provider}GetMetadata`)).toMatchObject({ status: 0 });
    client.close();
  });

  it.each([
    ["another certificate", createCertificate(new Date())],
    ["no certificate", undefined],
  ])("gives no answer to a client with %s, and serves on", async (_name, clientCertificate) => {
    const plugin = launch();
    const [, , , path = "", , serverCertificate = ""] = await plugin.handshake();
    const stranger = new GrpcClient(path, { serverCertificate, clientCertificate });
    await expect(stranger.call(`${provider}GetMetadata`)).rejects.toThrow();
    stranger.close();
    const client = await connect(plugin);
    expect(await client.call(`${provider}GetMetadata`)).toMatchObject({ status: 0 });
    client.close();
  });

  it.each<[string, (path: string) => Socket]>([
    ["plain gRPC", (path) => connectNet(path).end("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")],
    ["plain HTTP/1.1", (path) => connectNet(path).end("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")],
    [
      "TLS 1.1",
      (path) =>
        connectTls({
          path,
          minVersion: "TLSv1.1",
          maxVersion: "TLSv1.1",
          ciphers: "DEFAULT@SECLEVEL=0",
          rejectUnauthorized: false,
        }),
    ],
    ["half of a hello", (path) => connectNet(path).end(Buffer.from("160301020001", "hex"))],
  ])("closes a connection of %s without an answer of the services, and serves on", async (_name, open) => {
    const plugin = launch();
    const [, , , path = ""] = await plugin.handshake();
    const stranger = open(path);
    let heard = Buffer.alloc(0);
    // A TLS client shows only what it has decrypted.
    stranger.on("data", (chunk: Buffer) => (heard = Buffer.concat([heard, chunk])));
    stranger.on("error", () => undefined);
    await new Promise((resolve) => stranger.once("close", resolve));
    // Alerts of TLS, of type 21, are all that a plain connection may get.
    expect(heard.length === 0 || heard[0] === 21).toBe(true);
    const client = await connect(plugin);
    expect(await client.call(`${provider}GetMetadata`)).toMatchObject({ status: 0 });
    client.close();
  });

  it("serves beside connections that say nothing, and ends without them", async () => {
    const plugin = launch();
    const [, , , path = ""] = await plugin.handshake();
    const silent = Array.from({ length: 20 }, () => connectNet({ path, allowHalfOpen: true }));
    for (const socket of silent) socket.on("error", () => undefined);
    silent[0]?.write(Buffer.from("1603010200", "hex"));
    silent[1]?.end();
    const client = await connect(plugin);
    expect(await client.call(`${provider}GetMetadata`)).toMatchObject({ status: 0 });
    client.close();
    expect(await plugin.exited).toBe(0);
    for (const socket of silent) socket.destroy();
    expect(existsSync(dirname(path))).toBe(false);
  });

  it("ends the process with a message if Node cannot make TLS", async () => {
    const plugin = launch({ NODE_OPTIONS: "--tls-cipher-list=none" });
    const [, , , path = ""] = await plugin.handshake();
    expect(await plugin.exited).toBe(1);
    expect(plugin.stderr).toMatch(/^The provider \S+ cannot start: .*no cipher match/);
    expect(plugin.stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(dirname(path))).toBe(false);
  });
});

describe("the services", () => {
  it.each([
    ["a kind that the provider lacks", `${provider}ReadDataSource`, 12],
    ["an RPC that nobody knows", `${provider}Dance`, 12],
    ["health", "/grpc.health.v1.Health/Check", 0],
  ])("%s", async (_name, path, status) => {
    const client = await connect(launch());
    expect(await client.call(path)).toMatchObject({ status });
    client.close();
  });

  it.each([
    ["for what a plugin prints", "/plugin.GRPCStdio/StreamStdio"],
    ["for plugins that call back", "/plugin.GRPCBroker/StartStream"],
  ])(
    "leave the stream %s open without a message, so that the connection is never idle",
    async (_name, path) => {
      const client = await connect(launch());
      const stream = client.open(path);
      const heard: string[] = [];
      for (const event of ["response", "end", "error", "close"]) stream.on(event, () => heard.push(event));
      stream.write(Buffer.alloc(5));
      for (const _ of [1, 2, 3]) {
        expect(await client.call(`${provider}GetMetadata`)).toMatchObject({ status: 0 });
      }
      expect(heard).toEqual([]);
      client.close();
    },
  );

  it.each([
    [
      "is cancelled, as at a deadline",
      (stream: ClientHttp2Stream) => {
        stream.close(constants.NGHTTP2_CANCEL);
      },
    ],
    [
      "is stopped by StopProvider",
      (_: ClientHttp2Stream, client: GrpcClient) => client.call(`${provider}StopProvider`),
    ],
  ])("end an operation early that %s, and serve on", async (_name, give) => {
    const plugin = launch();
    const client = await connect(plugin);
    const config = { json: Buffer.from('{"host":null}') };
    await client.call(`${provider}ConfigureProvider`, encodeMessage("ConfigureProvider.Request", { config }));
    const stream = client.open(`${provider}ApplyResourceChange`);
    stream.on("error", () => undefined);
    stream.end(frame(applyOf("endless")));
    await plugin.logged("creating");
    await give(stream, client);
    await plugin.logged("given up");
    expect(await client.call(`${provider}GetMetadata`)).toMatchObject({ status: 0 });
    client.close();
  });

  it("take a request of 40 MB", async () => {
    const client = await connect(launch());
    const config = itemValue({ name: "x".repeat(40 * 1024 * 1024) });
    const request = { typeName: "test_item", config: dynamicValueToProto(config, type) };
    const answer = await client.call(
      `${provider}ValidateResourceConfig`,
      encodeMessage("ValidateResourceConfig.Request", request),
    );
    expect(answer.status).toBe(0);
    const response = decodeMessage("ValidateResourceConfig.Response", answer.messages[0] ?? Buffer.alloc(0));
    expect(response.diagnostics).toEqual([]);
    client.close();
  });

  it("log lines of hclog, and live on when nobody reads stderr", async () => {
    const plugin = launch({ TF_LOG: "JSON" });
    const client = await connect(plugin);
    const request = encodeMessage("ValidateResourceConfig.Request", {
      typeName: "test_item",
      config: dynamicValueToProto(itemValue({ name: "a" }), type),
    });
    await client.call(`${provider}ValidateResourceConfig`, request);
    await plugin.logged("validating");
    expect(JSON.parse(plugin.stderr)).toEqual({
      "@level": "info",
      "@message": "validating",
      "@module": "test",
      "@timestamp": expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
      attributes: 5,
    });
    plugin.child.stderr.destroy();
    for (const _ of [1, 2, 3]) {
      expect(await client.call(`${provider}ValidateResourceConfig`, request)).toMatchObject({ status: 0 });
    }
    client.close();
  });
});

describe("an exception that nobody catches", () => {
  it("is logged with its place and without its message, and the process lives on", async () => {
    const plugin = launch({ TF_LOG: "TRACE" });
    const client = await connect(plugin);
    const config = { config: { json: Buffer.from('{"host":null}') } };
    await client.call(`${provider}ConfigureProvider`, encodeMessage("ConfigureProvider.Request", config));
    await client.call(`${provider}ApplyResourceChange`, applyOf("careless"));
    await plugin.logged("TypeError");
    await plugin.logged("RangeError");
    expect(plugin.stderr.match(/"stack":" {4}at [^"]*plugin\.cjs/g)).toHaveLength(2);
    expect(await client.call(`${provider}GetMetadata`)).toMatchObject({ status: 0 });
    expect(plugin.stderr).not.toContain("value-of-a-setting");
    client.close();
  });
});

describe("the end", () => {
  it.each([
    ["Terraform, which hangs up", true],
    ["a client that does not hang up", false],
  ])("comes after Shutdown is answered to %s, and the folder is gone", async (_name, hangsUp) => {
    const plugin = launch();
    const [, , , path = ""] = await plugin.handshake();
    const client = await connect(plugin);
    expect(await client.call("/plugin.GRPCController/Shutdown")).toMatchObject({ status: 0 });
    if (hangsUp) client.close();
    expect(await plugin.exited).toBe(0);
    expect(existsSync(dirname(path))).toBe(false);
    expect(plugin.stderr).toBe("shut down\n");
    expect(plugin.stdout).toMatch(/^1\|6\|unix\|[^\n]+\n$/);
    client.close();
  });

  it("comes when Terraform is gone, and then skips the work of a shutdown", async () => {
    const plugin = launch();
    const client = await connect(plugin);
    await client.call(`${provider}GetMetadata`);
    client.close();
    expect(await plugin.exited).toBe(0);
    expect(plugin.stderr).toBe("");
  });

  it("comes when the process is gone that has started this one, though a connection stays open", async () => {
    const plugin = new PluginProcess(bundle, {}, "another process");
    running.push(plugin);
    const client = await connect(plugin);
    await client.call(`${provider}GetMetadata`);
    plugin.child.kill("SIGKILL");
    // The streams of the plugin are those of its parent. They are closed once the plugin has ended too.
    expect(await plugin.exited).toBeNull();
    client.close();
  });

  it("waits for an apply under way, though nobody waits for its answer", async () => {
    const gate = join(bundle.folder, "gate");
    const plugin = launch({ TEST_GATE: gate });
    const client = await connect(plugin);
    await configure(client);
    const applied = client.call(`${provider}ApplyResourceChange`, applyOf("slow"));
    applied.catch(() => undefined);
    await plugin.logged("creating");
    client.close();
    plugin.child.kill("SIGUSR2");
    expect(await plugin.exited).toBe(0);
    expect(readFileSync(gate, "utf8")).toBe("made");
    await expect(applied).rejects.toThrow();
  });

  it("skips the work of a shutdown if Terraform asks with an apply under way, as at a second Ctrl-C", async () => {
    const plugin = launch({ TEST_GATE: join(bundle.folder, "gate") });
    const client = await connect(plugin);
    await configure(client);
    const applied = client.call(`${provider}ApplyResourceChange`, applyOf("slow"));
    await plugin.logged("creating");
    await client.call("/plugin.GRPCController/Shutdown");
    plugin.child.kill("SIGUSR2");
    expect(await applied).toMatchObject({ status: 0 });
    expect(await plugin.exited).toBe(0);
    expect(plugin.stderr).toBe("creating\n");
    client.close();
  });

  it.each(["SIGTERM", "SIGHUP"] as const)("comes at %s and not at Ctrl-C", async (signal) => {
    const plugin = launch();
    const [, , , path = ""] = await plugin.handshake();
    const client = await connect(plugin);
    await client.call(`${provider}GetMetadata`);
    plugin.child.kill("SIGINT");
    expect(await client.call(`${provider}StopProvider`)).toMatchObject({ status: 0 });
    plugin.child.kill(signal);
    expect(await plugin.exited).toBe(0);
    expect(existsSync(dirname(path))).toBe(false);
    client.close();
  });

  it("comes when nobody reads the handshake", async () => {
    const plugin = launch();
    plugin.child.stdout.destroy();
    expect(await plugin.exited).toBe(0);
  });
});
