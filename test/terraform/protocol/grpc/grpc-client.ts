/** A gRPC client for the tests of the server. It stands on Node's own HTTP/2. */
import {
  connect,
  type ClientHttp2Session,
  type ClientHttp2Stream,
  type IncomingHttpHeaders,
} from "node:http2";
import { connect as connectNet, type Socket } from "node:net";
import { connect as connectTls, type ConnectionOptions } from "node:tls";
import type { Certificate } from "../../../../src/terraform/protocol/process/certificate.ts";

export interface Answer {
  readonly status: number;
  readonly message: string;
  readonly messages: readonly Buffer[];
}

interface TlsOptions {
  /** The server's certificate, from the handshake line. */
  readonly serverCertificate: string;
  readonly clientCertificate: Certificate | undefined;
}

export class GrpcClient {
  readonly session: ClientHttp2Session;
  readonly #socket: Socket;

  /** @param tls options for TLS. Undefined connects without TLS */
  constructor(socketPath: string, tls?: TlsOptions) {
    this.#socket = tls === undefined ? connectNet(socketPath) : connectTls(tlsOptions(socketPath, tls));
    this.session = connect(tls === undefined ? "http://localhost" : "https://localhost", {
      createConnection: () => this.#socket,
    });
    this.session.on("error", () => undefined);
  }

  /** Sends one message and resolves to the answer. Rejects if the connection is refused or breaks off. */
  call(path: string, message: Uint8Array = new Uint8Array()): Promise<Answer> {
    const stream = this.open(path);
    stream.end(frame(message));
    return answerOf(stream);
  }

  /** Begins a call whose frames the caller writes. */
  open(path: string): ClientHttp2Stream {
    return this.session.request({
      ":method": "POST",
      ":path": path,
      "content-type": "application/grpc",
      te: "trailers",
    });
  }

  /**
   * Hangs up as a process that was killed does, and waits for nothing. The socket goes first, so that the session sends no GOAWAY: a
   * server on Node that answers a GOAWAY while the client hangs up may never read the end of the connection. Terraform sends
   * Shutdown before it says goodbye. If the server hangs up at the same moment, Node may never emit "close" for the session.
   */
  close(): void {
    this.#socket.destroy();
    this.session.destroy();
  }
}

function tlsOptions(path: string, { serverCertificate, clientCertificate }: TlsOptions): ConnectionOptions {
  return {
    path,
    servername: "localhost",
    ALPNProtocols: ["h2"],
    ca: pem(serverCertificate),
    ...(clientCertificate && {
      cert: clientCertificate.certificatePem,
      key: clientCertificate.privateKeyPem,
    }),
  };
}

function pem(unpaddedBase64: string): string {
  const base64 = Buffer.from(unpaddedBase64, "base64").toString("base64");
  return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
}

export function frame(message: Uint8Array, compressed = 0): Buffer {
  const header = Buffer.alloc(5);
  header.writeUInt8(compressed);
  header.writeUInt32BE(message.length, 1);
  return Buffer.concat([header, message]);
}

export function answerOf(stream: ClientHttp2Stream): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const received: IncomingHttpHeaders = {};
    stream.on("response", (headers) => void Object.assign(received, headers));
    stream.on("trailers", (headers) => void Object.assign(received, headers));
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("error", reject);
    stream.on("close", () => {
      const status = received["grpc-status"];
      if (status === undefined) reject(new Error("the call has ended without a status"));
      const message = decodeURIComponent(String(received["grpc-message"] ?? ""));
      resolve({ status: Number(status), message, messages: unframe(Buffer.concat(chunks)) });
    });
  });
}

function unframe(bytes: Buffer): readonly Buffer[] {
  const messages: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = start + 5 + bytes.readUInt32BE(start + 1);
    messages.push(bytes.subarray(start + 5, end));
    start = end;
  }
  return messages;
}
