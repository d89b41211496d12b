import { parseHost, StreamkapApiError } from "../../../src/streamkap/index.ts";
import { credentials, failureOf, startApi, type ApiServer, type Handler } from "../api-server.ts";

const found: Handler = () => ({ body: { result: [{ id: "a" }] } });
/** Everything that `useFakeTimers` can fake, except Date. */
const realTimers = [
  "hrtime",
  "nextTick",
  "performance",
  "queueMicrotask",
  "setImmediate",
  "clearImmediate",
  "setInterval",
  "clearInterval",
  "setTimeout",
  "clearTimeout",
] as const;
const body = { name: "orders", connector: "mysql", config: {} };

let api: ApiServer;
afterEach(async () => {
  jest.useRealTimers();
  await api.close();
});

describe("token", () => {
  it("is fetched with the credentials, and sent with every call", async () => {
    let fetched = "";
    api = await startApi(found, (request) => {
      fetched = request.body;
      expect(request.headers).not.toHaveProperty("x-admin-tenant-id");
      return { body: { accessToken: "token-x", expiresIn: 3600 } };
    });
    const client = api.client({ host: `${api.host}//`, adminTenantId: "tenant", adminServiceId: "service" });
    await client.getSource("a");
    expect(JSON.parse(fetched)).toEqual({ client_id: credentials.clientId, secret: credentials.secret });
    expect(api.received[0]!.headers).toMatchObject({
      authorization: "Bearer token-x",
      "user-agent": "test/1.0",
      accept: "application/json",
      "x-admin-tenant-id": "tenant",
      "x-admin-service-id": "service",
    });
  });

  it("is fetched once for all calls that need it meanwhile", async () => {
    api = await startApi(found);
    const client = api.client();
    await Promise.all([client.authenticate(), ...Array.from({ length: 8 }, () => client.getSource("a"))]);
    await client.getSource("a");
    expect(api.tokensFetched()).toBe(1);
  });

  it.each([
    ["is used again while it is fresh", 3600, 3500, 1],
    ["is renewed in its last minute", 3600, 3550, 2],
    ["is renewed in the last tenth of a short life", 10, 9.5, 2],
    ["is used for ever if the API does not say how long it lasts", undefined, 1e6, 1],
  ])("%s", async (_name, expiresIn, laterSeconds, fetches) => {
    api = await startApi(found, () => ({ body: { accessToken: "t", expiresIn } }));
    const start = Date.now();
    jest.useFakeTimers({ now: start, doNotFake: [...realTimers] });
    const client = api.client();
    await client.getSource("a");
    jest.setSystemTime(start + laterSeconds * 1000);
    await client.getSource("a");
    expect(api.tokensFetched()).toBe(fetches);
  });

  it("is replaced once after a 401, for a create too", async () => {
    api = await startApi(({ headers }) =>
      headers.authorization === "Bearer token-1"
        ? { status: 401, body: { detail: "Token expired" } }
        : { body: { id: "a" } },
    );
    expect(await api.client().createSource(body)).toMatchObject({ id: "a" });
    expect(api.received.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer token-1",
      "Bearer token-2",
    ]);
  });

  it("is replaced once for all calls that met the 401", async () => {
    api = await startApi(({ headers }) =>
      headers.authorization === "Bearer token-1"
        ? { status: 401, body: { detail: "Token expired" } }
        : { body: { result: [{ id: "a" }] } },
    );
    const client = api.client();
    await Promise.all(Array.from({ length: 5 }, () => client.getSource("a")));
    expect(api.tokensFetched()).toBe(2);
  });

  it("makes the call fail if the next token is refused too", async () => {
    api = await startApi(() => ({ status: 401, body: { detail: "Missing right" } }));
    const error = await failureOf(api.client().createSource(body));
    expect(error).toMatchObject({
      message: "POST /sources answered 401: Missing right",
      kind: "unauthorised",
      mayHaveActed: false,
    });
    expect(api.received).toHaveLength(2);
  });
});

describe("fetching the token", () => {
  it("gives one error for one request to all calls that wait, if the credentials are wrong", async () => {
    api = await startApi(found, () => ({ status: 401, body: { detail: "Invalid client" } }));
    const client = api.client();
    const errors = await Promise.all([
      failureOf(client.authenticate()),
      failureOf(client.createSource(body)),
      failureOf(client.getSource("a")),
    ]);
    expect(errors[0]).toMatchObject({ message: "POST /auth/access-token answered 401: Invalid client" });
    expect(new Set(errors).size).toBe(1);
    expect(api.tokensFetched()).toBe(1);
    expect(api.received).toEqual([]);
  });

  it.each([
    ["no token", { refreshToken: "r" }],
    ["an empty token", { accessToken: "" }],
  ])("makes a create fail for certain if the answer holds %s", async (_name, answer) => {
    api = await startApi(found, () => ({ body: answer }));
    const error = await failureOf(api.client().createSource(body));
    expect(error).toBeInstanceOf(StreamkapApiError);
    expect(error).toMatchObject({
      message:
        "POST /auth/access-token answered 200: unexpected answer, accessToken is " +
        `${"accessToken" in answer ? "an empty text" : "absent"} where a text should be`,
      mayHaveActed: false,
    });
  });

  it("is tried again after a gateway's error", async () => {
    let tries = 0;
    api = await startApi(found, () =>
      ++tries < 3 ? { status: 503, body: "" } : { body: { accessToken: "t", expiresIn: 60 } },
    );
    expect(await api.client().getSource("a")).toMatchObject({ id: "a" });
    expect(tries).toBe(3);
  });
});

describe("parseHost", () => {
  it.each([
    ["api.streamkap.com", 'host is "api.streamkap.com"; it must be a URL such as https://api.streamkap.com'],
    [
      "ftp://api.streamkap.com",
      'host is "ftp://api.streamkap.com"; it must be a URL such as https://api.streamkap.com',
    ],
    ["", 'host is ""; it must be a URL such as https://api.streamkap.com'],
    [
      "https://me:word@api.streamkap.com",
      "host must be a URL without user name, password, query and fragment, such as https://api.streamkap.com",
    ],
    [
      "http://api.streamkap.com",
      "host must begin with https://, because http sends the credentials in clear",
    ],
    ["http://127.0.0.1.example.test", "host must begin with https://"],
  ])("refuses %j", async (host, message) => {
    api = await startApi(found);
    expect(() => api.client({ host })).toThrow(message);
  });

  it.each(["http://localhost:1", "http://sim.localhost", "http://127.1.2.3", "http://[::1]:1"])(
    "takes %s, which does not leave this machine",
    (host) => {
      expect(parseHost(host)).toBe(host);
    },
  );
});
