import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from "node:net";
import { once } from "node:events";
import { createServer as createTlsServer } from "node:https";
import { createCertificate } from "../../../src/terraform/protocol/process/certificate.ts";
import {
  createStreamkapClient,
  StreamkapApiError,
  type ChangeOptions,
  type StreamkapClient,
} from "../../../src/streamkap/index.ts";
import {
  credentials,
  failureOf,
  startApi,
  type ApiServer,
  type Handler,
  type Received,
} from "../api-server.ts";

const body = { name: "orders", connector: "mysql", config: {} };
const never: Handler = () => undefined;

let api: ApiServer | undefined;
let raw: Server | undefined;
afterEach(async () => {
  await api?.close();
  raw?.close();
  api = raw = undefined;
});

async function listen(server: Server): Promise<string> {
  raw = server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

async function failure(call: Promise<unknown>): Promise<StreamkapApiError> {
  const error = await failureOf(call);
  expect(error).toBeInstanceOf(StreamkapApiError);
  return error as StreamkapApiError;
}

function authenticate(host: string): Promise<void> {
  return createStreamkapClient({ host, ...credentials, userAgent: "test/1.0", maxRetries: 0 }).authenticate();
}

describe("describeNetworkFailure for a host that cannot be reached", () => {
  it("says that the host has no address", async () => {
    const error = await failure(authenticate("https://streamkap.invalid/"));
    expect(error.message).toMatch(
      /^POST \/auth\/access-token failed: cannot find the host streamkap\.invalid; check its spelling and this machine's DNS \((ENOTFOUND|EAI_AGAIN)\)$/,
    );
    expect(error).toMatchObject({ kind: "unreachable", mayHaveActed: false, status: undefined });
  });

  it("says that the host refuses connections", async () => {
    const host = await listen(createTcpServer());
    raw?.close();
    const error = await failure(authenticate(`http://${host}`));
    expect(error.message).toBe(
      `POST /auth/access-token failed: ${host} refuses connections; check host, port, and proxy settings (ECONNREFUSED)`,
    );
    expect(error).toMatchObject({ kind: "unreachable", mayHaveActed: false });
  });

  it("says that the certificate is not trusted", async () => {
    const { certificatePem, privateKeyPem } = createCertificate(new Date());
    const server = createTlsServer({ key: privateKeyPem, cert: certificatePem });
    const host = await listen(server);
    const error = await failure(authenticate(`https://${host}`));
    expect(error.message).toBe(
      `POST /auth/access-token failed: the TLS certificate of ${host} is not trusted; if it is your company's, ` +
        "name its authority in ca_certs or STREAMKAP_CA_CERTS (DEPTH_ZERO_SELF_SIGNED_CERT)",
    );
    expect(error.mayHaveActed).toBe(false);
  });

  it("says that the host does not speak TLS", async () => {
    const server = createTcpServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const host = await listen(server);
    const error = await failure(authenticate(`https://${host}`));
    expect(error.message).toBe(
      `POST /auth/access-token failed: no TLS connection to ${host}: it speaks something else there; ` +
        "check http or https, and the port (EPROTO)",
    );
  });
});

describe("describeNetworkFailure for a connection that breaks", () => {
  it.each<[string, Handler]>([
    ["before the answer", (_request, response) => void response.destroy()],
    [
      "within the answer",
      (_request, response) => {
        response.writeHead(200, { "Content-Length": "1000" });
        response.write('{"id":"66a0', () => response.destroy());
        return undefined;
      },
    ],
  ])(
    "leaves a create in doubt, and does not try it again, if the connection breaks %s",
    async (_name, handler) => {
      api = await startApi(handler);
      const error = await failure(api.client().createSource(body));
      expect(error.message).toMatch(
        new RegExp(
          `^POST /sources failed: ${new URL(api.host).host} closed the connection before the answer was complete \\(\\w+\\)$`,
        ),
      );
      expect(error).toMatchObject({ kind: "unreachable", mayHaveActed: true });
      expect(api.received).toHaveLength(1);
    },
  );

  it("leaves no doubt about a read, which changes nothing", async () => {
    api = await startApi((_request, response) => void response.destroy());
    const error = await failure(api.client().getSource("a"));
    expect(error).toMatchObject({ kind: "unreachable", mayHaveActed: false });
  });
});

describe("send with answers of status 1xx", () => {
  it("takes the last answer, after those that only inform", async () => {
    api = await startApi((_request, response) => {
      response.writeProcessing();
      response.writeEarlyHints({ link: "</style.css>; rel=preload" });
      return { body: { id: "a" } };
    });
    expect(await api.client().createSource(body)).toMatchObject({ id: "a" });
  });

  it("fails if the server switches to another protocol that nobody asked for", async () => {
    let closed: Promise<unknown> | undefined;
    api = await startApi((_request, response) => {
      closed = once(response.socket!, "close");
      const head = ["HTTP/1.1 101 Switching Protocols", "Connection: Upgrade", "Upgrade: websocket", "", ""];
      response.socket!.write(head.join("\r\n"));
      return undefined;
    });
    const error = await failure(api.client().createSource(body));
    expect(error.message).toBe(
      `POST /sources failed: no answer from ${new URL(api.host).host}: it answered 101 Switching Protocols, ` +
        "to another protocol that was not asked for",
    );
    expect(error).toMatchObject({ kind: "unreachable", mayHaveActed: true });
    await closed;
  });

  it("takes an answer that offers another protocol", async () => {
    const headers = { Connection: "Upgrade", Upgrade: "h2c" };
    api = await startApi(() => ({ headers, body: { id: "a" } }));
    expect(await api.client().createSource(body)).toMatchObject({ id: "a" });
  });
});

describe("request on the wire", () => {
  it("has its length in bytes, and headers without the characters that Node refuses", async () => {
    api = await startApi(() => ({ body: { id: "a" } }));
    await api.client({ adminTenantId: "tenant\r\n" }).createSource({ ...body, name: "Zürich €" });
    const [{ headers, body: text }] = api.received as [Received];
    expect(headers["content-length"]).toBe(String(Buffer.byteLength(text)));
    expect(headers).not.toHaveProperty("transfer-encoding");
    expect(headers["x-admin-tenant-id"]).toBe("tenant");
    expect(JSON.parse(text)).toMatchObject({ name: "Zürich €" });
  });
});

describe("transport on a kept connection that the server closes under a request", () => {
  /** Answers the first request of each connection. It closes the connection at the second, as after an idle time. */
  const oneRequestPerConnection = (): Handler => {
    const used = new Set<Socket>();
    return (request, response) => {
      const socket = response.socket!;
      if (used.has(socket)) {
        socket.resetAndDestroy();
        return undefined;
      }
      used.add(socket);
      return { body: request.method === "GET" ? { result: [{ id: "a" }] } : { id: "a" } };
    };
  };

  it.each([
    ["GET", (client: ReturnType<ApiServer["client"]>) => client.getSource("a")],
    ["PUT", (client: ReturnType<ApiServer["client"]>) => client.updateSource("a", body)],
  ])("sends a %s again on a new connection", async (method, call) => {
    api = await startApi(oneRequestPerConnection());
    const client = api.client();
    await client.getSource("a");
    expect(await call(client)).toMatchObject({ id: "a" });
    const [first, reset, again] = api.received;
    expect([first?.method, reset?.method, again?.method]).toEqual(["GET", method, method]);
    expect(reset?.port).toBe(first?.port);
    expect(again?.port).not.toBe(first?.port);
  });

  it("opens a new connection for each create", async () => {
    api = await startApi(oneRequestPerConnection());
    const client = api.client();
    await client.getSource("a");
    expect(await client.createSource(body)).toMatchObject({ id: "a" });
    expect(api.received.map(({ method }) => method)).toEqual(["GET", "POST"]);
  });
});

describe("time-out and deadline of a call", () => {
  it("ends a try when its time-out is up", async () => {
    api = await startApi(never);
    const error = await failure(api.client({ requestTimeoutMs: 1_000 }).createSource(body));
    expect(error.message).toBe(`POST /sources failed: no answer from ${new URL(api.host).host} within 1 s`);
    expect(error).toMatchObject({ kind: "timeout", mayHaveActed: true });
  });

  it("takes a time-out for one call", async () => {
    api = await startApi(never);
    const error = await failure(api.client({ maxRetries: 0 }).getSource("a", { timeoutMs: 30 }));
    expect(error.detail).toBe(`no answer from ${new URL(api.host).host} within 0.03 s`);
    expect(error.mayHaveActed).toBe(false);
  });

  it.each([
    ["a create", (client: StreamkapClient, options: ChangeOptions) => client.createSource(body, options)],
    [
      "an update",
      (client: StreamkapClient, options: ChangeOptions) => client.updateSource("a", body, options),
    ],
  ])("lets %s that waits for the deployment last until its own deadline", async (_name, call) => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    api = await startApi(async ({ method }) => {
      if (method === "GET") return undefined;
      await held;
      return { body: { id: "a" } };
    });
    const client = api.client({ requestTimeoutMs: 1_000, maxRetries: 0 });
    await client.authenticate();
    const waiting = call(client, { wait: true, deadline: new Date(Date.now() + 60_000) });
    const short = call(client, { wait: true, deadline: new Date(Date.now() + 40) });
    expect(await failure(short)).toMatchObject({ kind: "timeout" });
    // This call began later, and its time-out is up already.
    expect(await failure(client.getSource("b"))).toMatchObject({ kind: "timeout" });
    answer();
    expect(await waiting).toMatchObject({ id: "a" });
  });

  it("ends the whole call at its deadline", async () => {
    api = await startApi(never);
    const client = api.client();
    await client.authenticate();
    const error = await failure(client.createSource(body, { deadline: new Date(Date.now() + 40) }));
    expect(error).toMatchObject({ kind: "timeout", mayHaveActed: true });
  });

  it("sends nothing if the deadline has passed", async () => {
    api = await startApi(never);
    const client = api.client();
    await client.authenticate();
    const error = await failure(client.createSource(body, { deadline: new Date(0) }));
    expect(error.message).toBe("POST /sources failed: its deadline had passed before it was sent");
    expect(error).toMatchObject({ kind: "timeout", mayHaveActed: false });
    expect(api.received).toEqual([]);
  });
});

describe("send with an answer whose body never ends", () => {
  let closed: Promise<unknown> | undefined;
  const begin =
    (whenBegun: () => void): Handler =>
    (_request, response) => {
      closed = once(response, "close");
      response.writeHead(200, { "Content-Type": "application/json" });
      response.write('{"id":', whenBegun);
      return undefined;
    };

  it("gives up and closes the connection when the time is up", async () => {
    api = await startApi(begin(() => undefined));
    const error = await failure(api.client({ maxRetries: 0 }).getSource("a", { timeoutMs: 200 }));
    expect(error).toMatchObject({ kind: "timeout" });
    await closed;
  });

  it("gives up and closes the connection when the call is cancelled", async () => {
    const controller = new AbortController();
    api = await startApi(
      begin(() => {
        controller.abort();
      }),
    );
    const error = await failure(api.client().createSource(body, { signal: controller.signal }));
    expect(error).toMatchObject({ kind: "aborted", mayHaveActed: true });
    await closed;
  });
});

describe("cancelling a call", () => {
  it.each(["the call's signal", "the client's signal"])("ends a request on its way by %s", async (whose) => {
    const controller = new AbortController();
    api = await startApi(() => {
      controller.abort();
      return undefined;
    });
    const { signal } = controller;
    const isCall = whose === "the call's signal";
    const client = api.client(isCall ? {} : { signal });
    const error = await failure(client.createSource(body, isCall ? { signal } : {}));
    expect(error.message).toBe("POST /sources failed: cancelled");
    expect(error).toMatchObject({ kind: "aborted", mayHaveActed: true });
  });

  it("sends nothing if the call is cancelled before it begins", async () => {
    api = await startApi(never);
    const error = await failure(api.client().createSource(body, { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ kind: "aborted", mayHaveActed: false });
    expect(api.received).toEqual([]);
  });
});
