import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GrpcError, grpcStatus } from "../../../../src/terraform/protocol/grpc/grpc-error.ts";
import { createGrpcServer, type Method } from "../../../../src/terraform/protocol/grpc/grpc-server.ts";
import { answerOf, frame, GrpcClient } from "./grpc-client.ts";

const mebibyte = 1024 * 1024;
const unary = (handle: (request: Uint8Array) => Uint8Array | Promise<Uint8Array>): Method => ({
  kind: "unary",
  handle: async (request) => handle(request),
});

const methods = new Map<string, Method>([
  ["/t.T/Echo", unary((request) => request)],
  ["/t.T/Throw", unary(() => Promise.reject(new Error("100% wrong: ü\n\ud800")))],
  ["/t.T/Refuse", unary(() => Promise.reject(new GrpcError(grpcStatus.notFound, "not here")))],
  [
    "/t.T/Count",
    {
      kind: "server-streaming",
      handle: async function* (request) {
        for (const byte of request) {
          if (byte === 0) throw new Error("zero");
          yield await Promise.resolve(Buffer.alloc(byte * mebibyte, byte));
        }
      },
    },
  ],
]);

let folder: string;
let server: Server;
let client: GrpcClient;
let disconnected: Promise<void>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "grpc-"));
  server = createServer();
  let onDisconnect = (): void => undefined;
  disconnected = new Promise((resolve) => {
    onDisconnect = resolve;
  });
  server.on("connection", await createGrpcServer({ method: (path) => methods.get(path), onDisconnect }));
  server.listen(join(folder, "s"));
  await once(server, "listening");
  client = new GrpcClient(join(folder, "s"));
});
afterEach(() => {
  client.close();
  server.close();
  rmSync(folder, { recursive: true });
});

describe("a unary call", () => {
  it("answers empty messages whole, however many calls are under way", async () => {
    // The header of an empty message was once freed before it was written: see grpc-frame.ts.
    for (let round = 0; round < 100; round++) {
      const answers = await Promise.all(Array.from({ length: 25 }, () => client.call("/t.T/Echo")));
      expect(answers.filter(({ messages }) => messages.length !== 1 || messages[0]?.length !== 0)).toEqual(
        [],
      );
    }
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["some bytes", Buffer.from([0, 1, 255])],
    ["40 MB", Buffer.alloc(40 * mebibyte, 7)],
  ])("takes %s and answers the same", async (_name, message) => {
    const answer = await client.call("/t.T/Echo", message);
    expect(answer).toMatchObject({ status: 0, message: "" });
    expect(answer.messages).toHaveLength(1);
    expect(answer.messages[0]?.equals(message)).toBe(true);
  });

  it("takes a message in pieces of one byte", async () => {
    const stream = client.open("/t.T/Echo");
    const answer = answerOf(stream);
    for (const byte of frame(Buffer.from("split"))) {
      await new Promise((resolve) => stream.write(Buffer.of(byte), resolve));
    }
    stream.end();
    expect((await answer).messages[0]?.toString()).toBe("split");
  });

  it("runs beside other calls", async () => {
    const texts = Array.from({ length: 100 }, (_, index) => `call ${String(index)}`);
    const answers = await Promise.all(texts.map((text) => client.call("/t.T/Echo", Buffer.from(text))));
    expect(answers.map(({ messages }) => messages[0]?.toString())).toEqual(texts);
  });

  it.each([
    [
      "answers INTERNAL to an exception, with its message and without its stack",
      "/t.T/Throw",
      13,
      "100% wrong: ü\n\ufffd",
    ],
    ["answers a GrpcError with its own status", "/t.T/Refuse", 5, "not here"],
    [
      "answers UNIMPLEMENTED to an unknown method",
      "/t.T/Nothing",
      12,
      "/t.T/Nothing is not implemented by this provider",
    ],
  ])("%s", async (_name, path, status, message) => {
    expect(await client.call(path)).toEqual({ status, message, messages: [] });
  });

  it.each([
    ["compressed", frame(Buffer.from("x"), 1), 12, "compressed"],
    ["longer than 256 MiB", Buffer.from([0, 0x10, 0, 0, 1]), 8, "longer than"],
    ["cut off", frame(Buffer.from("whole")).subarray(0, 8), 13, "not exactly one whole message"],
    ["no message", Buffer.alloc(0), 13, "not exactly one whole message"],
    [
      "two messages",
      Buffer.concat([frame(Buffer.of(1)), frame(Buffer.of(2))]),
      13,
      "not exactly one whole message",
    ],
  ])("refuses a request that is %s, and the connection goes on", async (_name, bytes, status, message) => {
    const stream = client.open("/t.T/Echo");
    const answer = answerOf(stream);
    stream.end(bytes);
    expect(await answer).toMatchObject({ status, message: expect.stringContaining(message) });
    expect(await client.call("/t.T/Echo")).toMatchObject({ status: 0 });
  });

  it("is refused as soon as more comes than its header says, whatever still follows", async () => {
    const stream = client.open("/t.T/Echo");
    const answer = answerOf(stream);
    stream.write(frame(Buffer.from("short")));
    stream.write(Buffer.alloc(mebibyte));
    expect(await answer).toMatchObject({ status: 13, message: expect.stringContaining("not exactly one") });
    expect(await client.call("/t.T/Echo")).toMatchObject({ status: 0 });
  });

  it("can be cancelled", async () => {
    const stream = client.open("/t.T/Echo");
    const answer = answerOf(stream);
    stream.write(Buffer.of(0));
    stream.close(8);
    await expect(answer).rejects.toThrow();
    expect(await client.call("/t.T/Echo")).toMatchObject({ status: 0 });
  });
});

describe("a server-streaming call", () => {
  it("sends any number of messages, as fast as the client takes them", async () => {
    const { status, messages } = await client.call("/t.T/Count", Buffer.of(20, 1, 15));
    expect(status).toBe(0);
    expect(messages.map((message) => message.length / mebibyte)).toEqual([20, 1, 15]);
  });

  it("answers an error at its end", async () => {
    const { status, message, messages } = await client.call("/t.T/Count", Buffer.of(1, 0));
    expect({ status, message, count: messages.length }).toEqual({ status: 13, message: "zero", count: 1 });
  });
});

it("the server tells that the last client has gone", async () => {
  const second = new GrpcClient(join(folder, "s"));
  await Promise.all([client.call("/t.T/Echo"), second.call("/t.T/Echo")]);
  let isDisconnected = false;
  void disconnected.then(() => (isDisconnected = true));
  second.close();
  await client.call("/t.T/Echo");
  expect(isDisconnected).toBe(false);
  client.close();
  await disconnected;
  expect(isDisconnected).toBe(true);
});
