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

describe("decompress", () => {
  it.each<[string, string, Buffer]>([
    ["in gzip", "gzip", gzipSync(text)],
    ["in gzip by another name", "X-GZIP", gzipSync(text)],
    ["in deflate", "deflate", deflateSync(text)],
    ["in deflate without its frame", "deflate", deflateRawSync(text)],
    ["in brotli", "br", brotliCompressSync(text)],
    ["without compression", "identity", text],
  ])("reads an answer %s", async (_name, encoding, bytes) => {
    answer = { encoding, bytes };
    expect(await api.client().getSource("a")).toMatchObject(source);
    expect(api.received.at(-1)!.headers["accept-encoding"]).toBe("gzip, deflate, br");
  });

  it.each([[204], [200], [304]])("reads an empty answer with status %i", async (status) => {
    answer = { status, encoding: "gzip" };
    const deletion = api.client({ maxRetries: 0 }).deleteSource("a");
    if (status < 300) await deletion;
    else expect(await failureOf(deletion)).toMatchObject({ status });
  });

  it("reads the error in a compressed answer", async () => {
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
  ])(
    "leaves a create in doubt, and does not try it again, if the answer %s in %s",
    async (_name, encoding, bytes) => {
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
    },
  );
});

it("reads an answer with a byte order mark before the JSON", async () => {
  answer = { encoding: "identity", bytes: Buffer.from(`\uFEFF${text.toString("utf8")}`) };
  expect(await api.client().getSource("a")).toMatchObject(source);
});
