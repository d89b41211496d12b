/**
 * Requests that no client sends. One process of the provider gets every RPC in every broken form. The process answers
 * each request with a diagnostic or a gRPC status, and lives on.
 */
import { once } from "node:events";
import { connect as connectNet } from "node:net";
import { decodeMessage } from "../../../../src/terraform/protocol/messages/decode-message.ts";
import { encodeUntypedMessage } from "../../../../src/terraform/protocol/messages/encode-message.ts";
import { rpcs } from "../../../../src/terraform/protocol/generated/wire-tables.ts";
import { messageType, type MessageName } from "../../../../src/terraform/protocol/messages/message-type.ts";
import { seeded } from "../../cty/random-values.ts";
import { answerOf, GrpcClient, type Answer } from "../grpc/grpc-client.ts";
import { buildPlugin, PluginProcess, type PluginBundle } from "./plugin-process.ts";

// These tests launch a process. The machine may be busy: test/support/patience.ts sets a long time limit.

const provider = "/tfplugin6.Provider/";
const served = [
  "GetMetadata",
  "GetProviderSchema",
  "GetResourceIdentitySchemas",
  "ValidateProviderConfig",
  "ConfigureProvider",
  "StopProvider",
  "ValidateResourceConfig",
  "UpgradeResourceState",
  "UpgradeResourceIdentity",
  "ReadResource",
  "PlanResourceChange",
  "ApplyResourceChange",
  "ImportResourceState",
  "MoveResourceState",
] as const;

let bundle: PluginBundle;
let plugin: PluginProcess;
let socket: string;
let client: GrpcClient;

beforeAll(async () => {
  bundle = buildPlugin();
  plugin = new PluginProcess(bundle, { PLUGIN_CLIENT_CERT: undefined });
  [, , , socket = ""] = await plugin.handshake();
  client = new GrpcClient(socket);
});
afterEach(async () => {
  expect(await client.call(`${provider}GetMetadata`)).toMatchObject({ status: 0 });
  expect(plugin.child.exitCode).toBeNull();
});
afterAll(async () => {
  client.close();
  expect(await plugin.exited).toBe(0);
  bundle.remove();
});

/** Returns the severities of the diagnostics in an answer. */
function severities(rpc: keyof typeof rpcs, { messages }: Answer): number[] {
  const response = decodeMessage(rpcs[rpc][1] as MessageName, messages[0] ?? Buffer.alloc(0));
  return "diagnostics" in response ? response.diagnostics.map(({ severity }) => severity) : [];
}

/** Encodes a request for the resource type `test_item`, in which each value and each stored state is `value`. */
function requestWith(rpc: (typeof served)[number], value: object): Uint8Array {
  const name = rpcs[rpc][0];
  const fields = messageType(name).fields.flatMap(({ name: field, type }): [string, unknown][] => {
    if (type === "DynamicValue" || type === "RawState") return [[field, value]];
    return /^(typeName|targetTypeName)$/.test(field) ? [[field, "test_item"]] : [];
  });
  return encodeUntypedMessage(name, Object.fromEntries(fields));
}

const takesValues = served.filter((rpc) =>
  messageType(rpcs[rpc][0]).fields.some(({ type }) => type === "DynamicValue"),
);
const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");

describe("a value that is malformed", () => {
  it.each<[string, object]>([
    ["a code that MessagePack lacks", { msgpack: hex("c1") }],
    ["a map that ends too early", { msgpack: hex("85 a2") }],
    ["a map of four billion", { msgpack: hex("df ff ff ff ff") }],
    ["an array of four billion", { msgpack: hex("dd ff ff ff ff") }],
    ["a text of four billion", { msgpack: hex("db ff ff ff ff") }],
    ["a key that is no text", { msgpack: hex("81 01 c0") }],
    ["a key that is not UTF-8", { msgpack: hex("81 a1 ff c0") }],
    ["another arity: no attribute at all", { msgpack: hex("80") }],
    ["a number", { msgpack: hex("2a") }],
    ["arrays in arrays", { msgpack: Buffer.alloc(200_000, 0x91) }],
    ["JSON that ends too early", { json: Buffer.from("{") }],
    ["JSON of another arity", { json: Buffer.from("{}") }],
    ["JSON arrays in arrays", { json: Buffer.from("[".repeat(200_000)) }],
    ["JSON that is not UTF-8", { json: hex("22 ff 22") }],
  ])("is answered with an error that says so, in every RPC, if it is %s", async (_name, value) => {
    for (const rpc of takesValues) {
      const answer = await client.call(provider + rpc, requestWith(rpc, value));
      expect([rpc, answer.status, severities(rpc, answer)]).toEqual([rpc, 0, [1]]);
    }
  });

  it.each<[string, object]>([
    ["that ends too early", { json: Buffer.from('{"id":') }],
    ["that is no object", { json: Buffer.from("[]") }],
    ["of arrays in arrays", { json: Buffer.from("[".repeat(200_000)) }],
    ["of Terraform 0.11", { flatmap: new Map([["id", "i"]]) }],
    ["without anything", {}],
  ])("a stored state %s is an error", async (_name, value) => {
    const rpc = "UpgradeResourceState";
    const answer = await client.call(provider + rpc, requestWith(rpc, value));
    expect([answer.status, severities(rpc, answer)]).toEqual([0, [1]]);
  });
});

describe("a message that is malformed", () => {
  it("is refused, or read as far as it can be read, if it is random bytes", async () => {
    const random = seeded(7);
    const bytes = () => Buffer.from(Array.from({ length: random() * 40 }, () => random() * 256));
    for (const rpc of served) {
      const answers = await Promise.all(
        Array.from({ length: 30 }, () => client.call(provider + rpc, bytes())),
      );
      expect(answers.filter(({ status }) => status !== 0 && status !== 13)).toEqual([]);
    }
  });

  it("is refused with its place if a text is not UTF-8", async () => {
    expect(await client.call(`${provider}ReadResource`, hex("0a 01 ff"))).toMatchObject({
      status: 13,
      message: expect.stringContaining("ReadResource.Request.typeName"),
    });
  });

  it("is answered with what is missing if it is empty", async () => {
    for (const rpc of takesValues) {
      const answer = await client.call(provider + rpc);
      const found = severities(rpc, answer);
      expect([rpc, answer.status, found]).toEqual([rpc, 0, [1]]);
    }
  });
});

it("an RPC that this provider lacks is UNIMPLEMENTED", async () => {
  for (const rpc of Object.keys(rpcs).filter((name) => !served.some((own) => own === name))) {
    expect([rpc, await client.call(provider + rpc)]).toMatchObject([rpc, { status: 12, messages: [] }]);
  }
});

describe("a client that speaks no gRPC", () => {
  it.each([
    ["noise", "\u0000\u0001noise\r\n\r\n"],
    ["HTTP/1.1", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"],
    ["a preface without frames", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nnoise noise noise"],
  ])("is disconnected if it sends %s", async (_name, text) => {
    const stranger = connectNet(socket);
    stranger.on("error", () => undefined);
    const closed = once(stranger, "close");
    stranger.resume();
    stranger.end(text);
    await closed;
  });

  it("gets an answer that says so if it sends a GET", async () => {
    const stream = client.session.request({ ":method": "GET", ":path": `${provider}GetMetadata` });
    stream.end();
    expect(await answerOf(stream)).toMatchObject({ status: 13 });
  });
});
