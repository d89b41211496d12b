/** A gRPC server over HTTP/2 that has only the kinds of calls that a plugin needs. */
import type { ServerHttp2Stream } from "node:http2";
import type { Socket } from "node:net";
import { GrpcError, grpcStatus, unimplemented, type GrpcStatus } from "./grpc-error.ts";
import { frame, readMessage } from "./grpc-frame.ts";

/** What answers the calls of one path. Requests and responses are bytes here; the method knows what they mean. */
export type Method =
  | { readonly kind: "unary"; readonly handle: (request: Uint8Array, call: Call) => Promise<Uint8Array> }
  | {
      readonly kind: "server-streaming";
      readonly handle: (request: Uint8Array, call: Call) => AsyncIterable<Uint8Array>;
    }
  /** The request is not read and gets no answer. The call stays open until the client closes it. */
  | { readonly kind: "silent" };

/** A call under way. Both members are made when they are first read; read them before you wait for anything. */
export interface Call {
  /** Resolves when the answer has gone out, or when nobody waits for the answer any more. */
  readonly closed: Promise<void>;
  /** Aborted at the same moment: also at the client's RST_STREAM, its deadline, its death. */
  readonly signal: AbortSignal;
}

/** Options of {@link createGrpcServer}. */
export interface GrpcServerOptions {
  /** The method of a path, `/<package>.<Service>/<Method>`. Undefined: the call is answered UNIMPLEMENTED. */
  readonly method: (path: string) => Method | undefined;
  /** A connection has begun. */
  readonly onConnect?: () => void;
  /** The last connection has ended. */
  readonly onDisconnect?: () => void;
}

const mebibyte = 1024 * 1024;

/**
 * Loads Node's HTTP/2, which takes a while, and returns a function that serves a connection. Hand it a connection
 * only when the peer is known to be the client.
 */
export async function createGrpcServer({
  method,
  onConnect,
  onDisconnect,
}: GrpcServerOptions): Promise<(socket: Socket) => void> {
  const { createServer } = await import("node:http2");
  const server = createServer({
    // Node's limit is 10 MB per session. States may be tens of megabytes, and several are under way at once.
    maxSessionMemory: 1024,
    settings: { initialWindowSize: 16 * mebibyte },
  });
  let connections = 0;
  server.on("session", (session) => {
    connections++;
    onConnect?.();
    session.setLocalWindowSize(64 * mebibyte);
    session.on("error", ignore);
    session.once("close", () => {
      if (--connections === 0) onDisconnect?.();
    });
  });
  server.on("sessionError", ignore);
  server.on("stream", (stream, headers) => {
    stream.on("error", ignore);
    void answer(stream, headers[":path"] ?? "", method);
  });
  return (socket) => {
    server.emit("connection", socket);
  };
}

/**
 * For errors of a connection or a call that breaks off: its `close` event says the same, and nobody is left to tell.
 */
function ignore(): void {
  return;
}

async function answer(
  stream: ServerHttp2Stream,
  path: string,
  find: GrpcServerOptions["method"],
): Promise<void> {
  try {
    const method = find(path);
    if (method === undefined) throw unimplemented(path);
    if (method.kind === "silent") return;
    const call = callOn(stream);
    const request = await readMessage(stream);
    if (method.kind === "unary") sendMessage(stream, await method.handle(request, call));
    else await sendMessages(stream, method.handle(request, call));
  } catch (thrown) {
    sendError(stream, GrpcError.from(thrown));
  }
}

function callOn(stream: ServerHttp2Stream): Call {
  let closed: Promise<void> | undefined;
  let signal: AbortSignal | undefined;
  return {
    get closed() {
      return (closed ??= new Promise((resolve) => {
        if (stream.destroyed) resolve();
        else stream.once("close", resolve);
      }));
    },
    get signal() {
      if (signal !== undefined) return signal;
      const closing = new AbortController();
      if (stream.destroyed) closing.abort();
      else {
        stream.once("close", () => {
          closing.abort();
        });
      }
      return (signal = closing.signal);
    },
  };
}

function respond(stream: ServerHttp2Stream, outcome: { status: GrpcStatus; message?: string }): void {
  stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
  stream.once("wantTrailers", () => {
    stream.sendTrailers(trailers(outcome.status, outcome.message));
  });
}

function sendMessage(stream: ServerHttp2Stream, message: Uint8Array): void {
  if (!isOpen(stream)) return;
  respond(stream, { status: grpcStatus.ok });
  stream.end(frame(message));
}

async function sendMessages(stream: ServerHttp2Stream, messages: AsyncIterable<Uint8Array>): Promise<void> {
  if (!isOpen(stream)) return;
  const outcome: { status: GrpcStatus; message?: string } = { status: grpcStatus.ok };
  respond(stream, outcome);
  try {
    for await (const message of messages) {
      if (!isOpen(stream)) return;
      const hasRoom = stream.write(frame(message));
      if (!hasRoom) await drained(stream);
    }
  } catch (thrown) {
    const error = GrpcError.from(thrown);
    outcome.status = error.status;
    outcome.message = error.message;
  }
  stream.end();
}

function isOpen(stream: ServerHttp2Stream): boolean {
  return !stream.closed && !stream.destroyed;
}

function drained(stream: ServerHttp2Stream): Promise<void> {
  return new Promise((resolve) => {
    stream.once("drain", resolve).once("close", resolve);
  });
}

function sendError(stream: ServerHttp2Stream, { status, message }: GrpcError): void {
  if (!isOpen(stream) || stream.headersSent) return;
  const headers = { ":status": 200, "content-type": "application/grpc", ...trailers(status, message) };
  stream.respond(headers, { endStream: true });
  // The rest of the request is not read.
  if (!stream.readableEnded) stream.close();
}

function trailers(status: GrpcStatus, message = ""): Record<string, string> {
  // Through a Buffer, because encodeURIComponent throws at half a surrogate pair.
  const text = encodeURIComponent(Buffer.from(message).toString());
  return { "grpc-status": String(status), ...(text === "" ? {} : { "grpc-message": text }) };
}
