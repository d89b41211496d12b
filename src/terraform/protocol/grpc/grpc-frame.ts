/**
 * Length-prefixed messages (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md): one byte that says
 * whether the message is compressed, four bytes that hold its length, then the message.
 */
import type { ServerHttp2Stream } from "node:http2";
import { GrpcError, grpcStatus } from "./grpc-error.ts";

const headerLength = 5;
/** The limit that Terraform has too, in both directions. */
const maxMessageLength = 256 * 1024 * 1024;

/**
 * A message with its header, in one buffer. Written as two buffers, they share one write of Node's HTTP/2, which
 * keeps only the last buffer alive: before an empty message, the header was freed before it went out, and the client
 * read garbage as the length.
 */
export function frame(message: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafeSlow(headerLength + message.length);
  framed.writeUInt8(0);
  framed.writeUInt32BE(message.length, 1);
  framed.set(message, headerLength);
  return framed;
}

/**
 * Reads the one message of a request, to the end of the stream. The message may come in any number of pieces.
 *
 * @throws GrpcError where the message is compressed, too long or broken off, and where there is more than one
 */
export function readMessage(stream: ServerHttp2Stream): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let received = 0;
    let expected: number | undefined;
    const fail = (error: unknown): void => {
      stream.off("data", onData);
      reject(GrpcError.from(error));
    };
    const onData = (chunk: Buffer): void => {
      chunks.push(chunk);
      received += chunk.length;
      try {
        if (expected === undefined && received >= headerLength) expected = readHeader(Buffer.concat(chunks));
        // Not only at the end: until then everything that comes would be kept in memory.
        if (expected !== undefined && received > headerLength + expected) throw notOneMessage();
      } catch (error) {
        fail(error);
      }
    };
    stream.on("data", onData);
    stream.once("end", () => {
      if (expected !== undefined && received === headerLength + expected) {
        resolve(Buffer.concat(chunks, received).subarray(headerLength));
      } else {
        fail(notOneMessage());
      }
    });
    stream.once("close", () => {
      fail(new GrpcError(grpcStatus.cancelled, "the call was cancelled"));
    });
  });
}

function readHeader(bytes: Buffer): number {
  if (bytes.readUInt8(0) !== 0) {
    throw new GrpcError(grpcStatus.unimplemented, "compressed messages are not supported");
  }
  const length = bytes.readUInt32BE(1);
  if (length > maxMessageLength) {
    throw new GrpcError(
      grpcStatus.resourceExhausted,
      `a message of ${String(length)} bytes is longer than the ${String(maxMessageLength)} that are accepted`,
    );
  }
  return length;
}

function notOneMessage(): GrpcError {
  return new GrpcError(grpcStatus.internal, "the request is not exactly one whole message");
}
