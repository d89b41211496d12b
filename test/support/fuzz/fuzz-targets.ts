import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import type { ServerHttp2Stream } from "node:http2";
import { judgeCatalogue } from "../../../scripts/generate/judge-catalogue.ts";
import { readCatalogue } from "../../../src/catalogue/index.ts";
import { decodeEntry, encodeEntry } from "../../../src/provider/journal/notes/entry.ts";
import { entriesAmong } from "../../../src/provider/journal/notes/entry-name.ts";
import { readDefinition } from "../../../src/provider/resources/generic/definitions/definition.ts";
import { sourceState } from "../../../src/provider/wire/source-state.ts";
import { connectorSchema } from "../../../src/provider/resources/connector-schema.ts";
import { parseDefinitions, parseFault } from "../../../src/simulator/index.ts";
import { decodeAnswer } from "../../../src/streamkap/call/answer.ts";
import { StreamkapApiError } from "../../../src/streamkap/call/error.ts";
import { parseApiJson } from "../../../src/streamkap/call/json.ts";
import { createRedact } from "../../../src/streamkap/call/redact.ts";
import { UnexpectedShape } from "../../../src/streamkap/call/shape.ts";
import { decodeAccessToken } from "../../../src/streamkap/call/token.ts";
import { decodeConnectors } from "../../../src/streamkap/calls/connectors.ts";
import { decodePage } from "../../../src/streamkap/calls/paging.ts";
import { decodeListedSource, decodeSource } from "../../../src/streamkap/calls/source.ts";
import { decodeTags } from "../../../src/streamkap/calls/tags.ts";
import {
  conform,
  decodeMsgpack,
  decodeStateJson,
  encodeJson,
  encodeMsgpack,
  nullObject,
  parseJson,
  type Type,
  type Value,
} from "../../../src/terraform/cty/index.ts";
import { frame, readMessage } from "../../../src/terraform/protocol/grpc/grpc-frame.ts";
import { GrpcError } from "../../../src/terraform/protocol/grpc/grpc-error.ts";
import { decodeMessage } from "../../../src/terraform/protocol/messages/decode-message.ts";
import { HandshakeError, readHandshake } from "../../../src/terraform/protocol/process/handshake.ts";
import { impliedType } from "../../../src/terraform/schema/index.ts";
import { RandomValues } from "../../terraform/cty/random-values.ts";
import { catalogueFolder, root } from "../paths.ts";
import type { FuzzTarget } from "./fuzz-target.ts";
import { providerRequests, callProvider, type ProviderRequest } from "./provider-requests.ts";

const catalogue = readCatalogue(catalogueFolder);
const postgresql = catalogue.get("postgresql");
if (postgresql === undefined) throw new Error("the catalogue has no postgresql");

/** An error in words. What the engine of JavaScript throws by itself is a bug of the code that ran. */
const isInWords = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  !(thrown instanceof TypeError || thrown instanceof ReferenceError) &&
  !/call stack|Invalid (array|string|typed array) length|out of memory/i.test(thrown.message);
const never = (): boolean => false;
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");
const bytesOf = (value: unknown): Buffer =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value));

const random = new RandomValues(1, { unknowns: true, dynamics: true });
/** Types with all kinds in them, each with a value. */
const typed = Array.from({ length: 400 }, (): { readonly type: Type; readonly value: Value } => {
  const type = random.type();
  return { type, value: random.value(type) };
}).filter(({ type, value }) => conform(value, type) === undefined);
/** The first two bytes of an input choose the type; the rest is the value. */
function chosen(input: Uint8Array): { readonly type: Type; readonly rest: Uint8Array } {
  const at = ((input[0] ?? 0) * 256 + (input[1] ?? 0)) % typed.length;
  return { type: typed[at]?.type ?? "dynamic", rest: input.subarray(2) };
}
const choosing = (at: number, rest: Uint8Array): Buffer =>
  Buffer.concat([Buffer.of(at >> 8, at & 255), rest]);

/** In answers and errors this text must never show. */
const secret = "fuzz-secret-7f3a";
const source = {
  id: "66a0c0ffee0000000000beef",
  name: "orders",
  connector: "postgresql",
  connector_status: "Broken",
  config: { "database.password": secret, "database.port.user.defined": "5432", "database.dbname": "shop" },
  tags: ["670e5ca40afe1d3983ce0c22"],
  tasks: [0],
  task_statuses: { "0": { state: "FAILED", trace: `password=${secret}` } },
  topic_map: { a: "b" },
};
const definitions = {
  PostgreSQL: {
    connector: "postgresql",
    display_name: "PostgreSQL",
    config: [
      {
        name: "database.port",
        required: true,
        user_defined: true,
        conditions: [{ operator: "EQ", config: "ssh.enabled", value: true }],
        value: { control: "one-select", default: "a", raw_values: ["a", { value: "b" }], min: 1, max: 9 },
      },
    ],
  },
};
const request = {
  method: "GET",
  path: "/sources",
  host: "h",
  harmless: true,
  sent: true,
  redact: createRedact([secret]),
};
const answered = (input: Uint8Array, status = 200) => ({ status, text: text(input) });
const decoders = [
  (value: Parameters<typeof decodeSource>[0]) => decodeSource(value, "the source"),
  (value: Parameters<typeof decodeSource>[0]) => decodePage(value, decodeListedSource),
  (value: Parameters<typeof decodeSource>[0]) => decodePage(value, decodeSource),
  decodeAccessToken,
  decodeConnectors,
  decodeTags,
] as const;
const api = { redact: (shown: string): string => request.redact(shown) };
const prior = nullObject(impliedType(connectorSchema(postgresql).block));

function demandNoSecret(shown: string): void {
  if (shown.includes(secret)) throw new TypeError(`a secret is shown: ${shown}`);
}

/** Everything that reads what somebody else has written. */
export const fuzzTargets: Readonly<Record<string, FuzzTarget>> = {
  protobuf: {
    seeds: async () => (await providerRequests()).map(({ bytes }) => Buffer.concat([Buffer.of(0), bytes])),
    run: (input) => {
      const names = [
        "PlanResourceChange.Request",
        "ReadResource.Request",
        "ConfigureProvider.Request",
      ] as const;
      decodeMessage(names[(input[0] ?? 0) % 3] ?? names[0], input.subarray(1));
    },
    isExpected: isInWords,
  },
  "grpc-frames": {
    seeds: () => [frame(Buffer.from("a message")), frame(Buffer.alloc(0)), Buffer.from([0, 0x10, 0, 0, 1])],
    run: async (input) => {
      const stream = new PassThrough();
      const read = readMessage(stream as unknown as ServerHttp2Stream);
      const half = Math.floor(input.length / 2);
      stream.write(input.subarray(0, half));
      stream.end(input.subarray(half));
      await read;
    },
    isExpected: (thrown) => thrown instanceof GrpcError,
  },
  msgpack: {
    seeds: () => typed.map(({ type, value }, at) => choosing(at, encodeMsgpack(value, type))),
    run: (input) => {
      const { type, rest } = chosen(input);
      const value = decodeMsgpack(rest, type);
      if (conform(value, type) !== undefined) throw new TypeError("a value of another type was decoded");
    },
    isExpected: isInWords,
  },
  "json-states": {
    seeds: () => {
      const known = new RandomValues(2, { unknowns: false, dynamics: true });
      return typed.flatMap(({ type }, at) => {
        const value: Value = known.value(type);
        return conform(value, type) === undefined ? [choosing(at, bytesOf(encodeJson(value, type)))] : [];
      });
    },
    run: (input) => {
      const { type, rest } = chosen(input);
      decodeStateJson(parseJson(rest), type);
    },
    isExpected: isInWords,
  },
  "provider-requests": providerTarget("request"),
  "private-states": providerTarget("private"),
  "stored-states": providerTarget("state"),
  handshakes: {
    seeds: () => [
      Buffer.from(
        [
          "TF_PLUGIN_MAGIC_COOKIE=d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
          "PLUGIN_PROTOCOL_VERSIONS=5,6",
          "PLUGIN_MIN_PORT=10000",
          "PLUGIN_MAX_PORT=25000",
          "PLUGIN_CLIENT_CERT=-----BEGIN CERTIFICATE-----\tMIIB\t-----END CERTIFICATE-----",
          "PLUGIN_UNIX_SOCKET_DIR=/tmp",
          "PLUGIN_MULTIPLEX_GRPC=1",
        ].join("\n"),
      ),
    ],
    run: (input) => {
      const lines = text(input).split("\n");
      const entries = lines.map((line) => [line.split("=")[0] ?? "", line.slice(line.indexOf("=") + 1)]);
      readHandshake(Object.fromEntries(entries) as Record<string, string>, "example.test/a/b");
    },
    isExpected: (thrown) => thrown instanceof HandshakeError,
  },
  answers: {
    seeds: () => [
      bytesOf({ total: 1, page_size: 10, page: 1, result: [source], has_next: false }),
      bytesOf(source),
      bytesOf({ accessToken: "t", expiresIn: 3600 }),
      bytesOf(definitions),
      bytesOf([{ id: "a", name: "b", type: ["sources"], system: false }]),
    ],
    run: (input) => {
      for (const decode of decoders) {
        try {
          const value: unknown = decodeAnswer<unknown>(answered(input), request, decode);
          if (decode === decoders[0])
            sourceState(value as Parameters<typeof sourceState>[0], postgresql, prior, {
              connection: { api, secretsShown: true } as unknown as Parameters<
                typeof sourceState
              >[3]["connection"],
            });
        } catch (thrown) {
          if (!(thrown instanceof StreamkapApiError)) throw thrown;
          demandNoSecret(thrown.message);
        }
      }
    },
    isExpected: never,
  },
  refusals: {
    seeds: () => [
      bytesOf({ detail: `password=${secret}` }),
      bytesOf({ detail: [{ loc: ["body", "config"], msg: secret, input: secret, ctx: { a: secret } }] }),
      bytesOf({
        detail: {
          message: `Kafka Connect API call failed with status code 409 and response {"a":"${secret}"}`,
        },
      }),
      bytesOf(`<html><head><title>502 ${secret}</title></head></html>`),
    ],
    run: (input) => {
      for (const status of [301, 404, 409, 422, 500, 503]) {
        const { message, detail, cause } = StreamkapApiError.fromAnswer(answered(input, status), request);
        demandNoSecret(message + detail + String(cause));
      }
    },
    isExpected: never,
  },
  journal: {
    seeds: () => [
      bytesOf(encodeEntry({ since: new Date(0), last: new Date(1) }, "a".repeat(16))),
      bytesOf(encodeEntry({ since: new Date(0), id: source.id }, "a".repeat(16))),
      bytesOf(`${"a".repeat(32)}.${"b".repeat(16)}.${"c".repeat(16)}-1.1.json`),
    ],
    run: (input) => {
      decodeEntry(text(input));
      entriesAmong([text(input)]);
    },
    isExpected: never,
  },
  definitions: {
    seeds: () => [bytesOf(definitions), bytesOf([definitions.PostgreSQL]), bytesOf(definitions.PostgreSQL)],
    run: (input) => {
      const json = parseApiJson(text(input));
      for (const definition of decodeConnectors(json)) readDefinition("postgresql", definition);
    },
    isExpected: (thrown) => thrown instanceof UnexpectedShape || thrown instanceof SyntaxError,
  },
  "simulator-files": {
    seeds: () => [
      bytesOf(definitions),
      bytesOf({
        act: "answer",
        status: 503,
        body: { a: 1 },
        method: "GET",
        path: "/sources",
        headers: { a: "b" },
      }),
    ],
    run: (input) => {
      const json: unknown = JSON.parse(text(input));
      for (const read of [parseDefinitions, parseFault]) {
        try {
          read(json);
        } catch (thrown) {
          if (!(thrown instanceof RangeError) || !isInWords(thrown)) throw thrown;
        }
      }
    },
    isExpected: (thrown) => thrown instanceof SyntaxError,
  },
  catalogue: {
    seeds: () => [readFileSync(join(catalogueFolder, "webhook.json"))],
    run: judgeFile,
    isExpected: isInWords,
    share: 2,
  },
};

let judged: string | undefined;

/** Judges a catalogue of one file. */
function judgeFile(input: Uint8Array): void {
  if (judged === undefined) {
    judged = mkdtempSync(join(tmpdir(), "fuzz-catalogue-"));
    mkdirSync(join(judged, "sources"));
    const schema = "connector.schema.json";
    symlinkSync(join(root, "src", "catalogue", schema), join(judged, schema));
  }
  writeFileSync(join(judged, "sources", "webhook.json"), input);
  judgeCatalogue(judged);
}

/** The provider's RPCs, with one part of their requests changed. */
function providerTarget(part: ProviderRequest["part"]): FuzzTarget {
  let requests: readonly ProviderRequest[] = [];
  const own = async (): Promise<readonly ProviderRequest[]> =>
    (await providerRequests()).filter((one) => one.part === part);
  return {
    seeds: async () => {
      requests = await own();
      return requests.map(({ bytes }, at) => Buffer.concat([Buffer.of(at), bytes]));
    },
    run: async (input) => {
      if (requests.length === 0) requests = await own();
      const chosenRequest = requests[(input[0] ?? 0) % requests.length];
      if (chosenRequest !== undefined) await callProvider(chosenRequest, input.subarray(1));
    },
    isExpected: isInWords,
    share: 200,
  };
}
