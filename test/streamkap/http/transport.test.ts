import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { createTransport, type Transport } from "../../../src/streamkap/http/index.ts";

const secret = "word-of-the-test";

let server: Server;
let transport: Transport;
afterEach(async () => {
  transport.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function listen(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/path`;
  transport = createTransport(url, {});
  return url;
}

function send(url: string, signal = new AbortController().signal): ReturnType<Transport["send"]> {
  const headers = { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" };
  return transport.send({ method: "POST", url, headers, body: `"${secret}"`, signal, repeatable: false });
}

describe("transport: its errors", () => {
  it.each<[string, string, RequestListener]>([
    ["before the answer", "ECONNRESET", (request) => request.socket.destroy()],
    [
      "within the answer",
      "ECONNRESET",
      (request, response) => {
        response.writeHead(200, { "Content-Length": "9" });
        response.write("{", () => request.socket.destroy());
      },
    ],
    [
      "for a damaged body",
      "ERR_BROKEN_COMPRESSION",
      (_request, response) => response.writeHead(200, { "Content-Encoding": "gzip" }).end("{}"),
    ],
  ])("have Node's code and nothing of the request: %s", async (_name, code, listener) => {
    const error: unknown = await send(await listen(listener)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code });
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(secret);
    for (const property of ["config", "request", "response"]) expect(error).not.toHaveProperty(property);
  });

  it("are the signal's reason if the signal aborts", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const url = await listen(() => {
      controller.abort(reason);
    });
    await expect(send(url, controller.signal)).rejects.toBe(reason);
  });
});

describe("transport: its requests", () => {
  const headersOf = async (headers: Readonly<Record<string, string>>, body?: string): Promise<string[]> => {
    const seen: string[] = [];
    const url = await listen((request, response) => {
      for (let index = 0; index < request.rawHeaders.length; index += 2)
        seen.push(request.rawHeaders.slice(index, index + 2).join(": "));
      response.end();
    });
    const signal = new AbortController().signal;
    await transport.send({ method: "POST", url, headers, body, signal, repeatable: false });
    return seen.filter((header) => !header.startsWith("Host: ")).sort();
  };

  it("have the headers that were given and those that HTTP needs", async () => {
    const headers = {
      Accept: "application/json",
      "User-Agent": "test/1.0",
      "Content-Type": "application/json",
    };
    expect(await headersOf(headers, '"é"')).toEqual([
      "Accept-Encoding: gzip, deflate, br",
      "Accept: application/json",
      "Connection: close",
      "Content-Length: 4",
      "Content-Type: application/json",
      "User-Agent: test/1.0",
    ]);
  });

  it("have no content type if there is no body", async () => {
    const headers = { Accept: "application/json", "User-Agent": "test/1.0" };
    expect(await headersOf(headers)).toEqual([
      "Accept-Encoding: gzip, deflate, br",
      "Accept: application/json",
      "Connection: close",
      "Content-Length: 0",
      "User-Agent: test/1.0",
    ]);
  });
});

describe("transport: its answers", () => {
  it("have the text as the server sent it, and are redirects where it redirects", async () => {
    const seen: (string | undefined)[] = [];
    const url = await listen((request, response) => {
      seen.push(request.url);
      response.writeHead(307, { Location: "/elsewhere", "Set-Cookie": ["a", "b"] }).end(" {} ");
    });
    const { status, headers, text } = await send(url);
    expect([status, text]).toEqual([307, " {} "]);
    expect(headers).toMatchObject({ location: "/elsewhere", "set-cookie": "a, b" });
    expect(seen).toEqual(["/path"]);
  });
});
