import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { StreamkapApiError } from "../../../src/streamkap/index.ts";
import { failureOf, startApi, type ApiServer } from "../api-server.ts";

const source = { id: "a", name: "Zürich", config: { text: "orders ".repeat(100) } };
const text = Buffer.from(JSON.stringify({ result: [source] }));
const body = { name: "orders", connector: "mysql", config: {} };

interface Answer {
  readonly status?: number;
  readonly encoding: string;
  readonly bytes?: Buffer;
}

let answer: Answer;
let api: ApiServer;
beforeAll(async () => {
  api = await startApi((_request, response) => {
    const { status = 200, encoding, bytes } = answer;
    response.writeHead(status, { "Content-Type": "application/json", "Content-Encoding": encoding });
    response.end(bytes);
    return undefined;
  });
});
afterAll(() => api.close());

describe("a compressed answer", () => {
  it.each<[string, string, Buffer]>([
    ["gzip", "gzip", gzipSync(text)],
    ["gzip by its other names", "X-GZIP", gzipSync(text)],
    ["deflate", "deflate", deflateSync(text)],
    ["deflate without its frame", "deflate", deflateRawSync(text)],
    ["brotli", "br", brotliCompressSync(text)],
    ["not compressed at all", "identity", text],
  ])("is read: %s", async (_name, encoding, bytes) => {
    answer = { encoding, bytes };
    expect(await api.client().getSource("a")).toMatchObject(source);
    expect(api.received.at(-1)!.headers["accept-encoding"]).toBe("gzip, deflate, br");
  });

  it.each([[204], [200], [304]])("may be empty, as a %i", async (status) => {
    answer = { status, encoding: "gzip" };
    const deletion = api.client({ maxRetries: 0 }).deleteSource("a");
    if (status < 300) await deletion;
    else expect(await failureOf(deletion)).toMatchObject({ status });
  });

  it("may be an error", async () => {
    answer = { status: 400, encoding: "gzip", bytes: gzipSync('{"detail":"Replication slot is in use"}') };
    expect(await failureOf(api.client().createSource(body))).toMatchObject({
      message: "POST /sources answered 400: Replication slot is in use",
    });
  });

  it.each<[string, string, Buffer]>([
    ["breaks off", "gzip", gzipSync(text).subarray(0, 60)],
    ["breaks off at its beginning", "gzip", gzipSync(text).subarray(0, 1)],
    ["is something else", "gzip", text],
    ["breaks off", "deflate", deflateSync(text).subarray(0, 60)],
    ["breaks off", "br", brotliCompressSync(text).subarray(0, 60)],
    ["is something else", "br", text],
  ])("that %s leaves a create in doubt, and is not tried again: %s", async (_name, encoding, bytes) => {
    answer = { encoding, bytes };
    const before = api.received.length;
    const error = await failureOf(api.client().createSource(body));
    expect(error).toBeInstanceOf(StreamkapApiError);
    expect(error).toMatchObject({
      message:
        `POST /sources failed: the compressed answer of ${new URL(api.host).host} breaks off, or is damaged ` +
        "(ERR_BROKEN_COMPRESSION)",
      kind: "unreachable",
      mayHaveActed: true,
    });
    expect(api.received).toHaveLength(before + 1);
  });
});

it("a mark before the JSON is no part of it", async () => {
  answer = { encoding: "identity", bytes: Buffer.from(`\uFEFF${text.toString("utf8")}`) };
  expect(await api.client().getSource("a")).toMatchObject(source);
});
