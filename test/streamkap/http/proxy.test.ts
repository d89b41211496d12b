import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { inspect } from "node:util";
import { StreamkapApiError, type StreamkapClientOptions } from "../../../src/streamkap/index.ts";
import { startProxy, type Proxy } from "../../support/proxy.ts";
import { failureOf, startApi, type ApiServer } from "../api-server.ts";

const names = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"].flatMap((name) => [
  name,
  name.toLowerCase(),
]);
const before = { ...process.env };
const body = { name: "orders", connector: "mysql", config: {} };
const password = "50%-p@ss";

let api: ApiServer;
let proxy: Proxy | undefined;
beforeEach(async () => {
  clearEnvironment();
  api = await startApi(() => ({ body: { id: "a", result: [{ id: "a" }] } }));
});
afterEach(async () => {
  await api.close();
  await proxy?.close();
  proxy = undefined;
});
afterAll(() => {
  clearEnvironment();
  Object.assign(process.env, before);
});

function clearEnvironment(): void {
  for (const name of names) Reflect.deleteProperty(process.env, name);
}

/** A client that is given the environment of the process, with these variables in it. */
function client(
  environment: Readonly<Record<string, string>>,
  options: Partial<StreamkapClientOptions> = {},
): ReturnType<ApiServer["client"]> {
  Object.assign(process.env, environment);
  return api.client({ environment: process.env, maxRetries: 0, ...options });
}

async function failure(call: Promise<unknown>): Promise<StreamkapApiError> {
  const error = await failureOf(call);
  expect(error).toBeInstanceOf(StreamkapApiError);
  return error as StreamkapApiError;
}

describe("proxy of an http host", () => {
  it.each(["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"])("is named by %s", async (name) => {
    proxy = await startProxy("me:secret");
    const through = client({ [name]: `http://me:secret@${proxy.host}` });
    expect(await through.getSource("a")).toMatchObject({ id: "a" });
    expect(await through.createSource(body)).toMatchObject({ id: "a" });
    const url = `${api.host}/sources`;
    expect(proxy.asked[0]).toBe(`POST ${api.host}/auth/access-token`);
    expect(proxy.asked[1]).toMatch(`GET ${url}`);
    expect(proxy.asked[2]).toMatch(`POST ${url}`);
    expect(api.received.map(({ headers }) => headers.host)).toEqual(Array(2).fill(new URL(api.host).host));
  });

  it("is not used by a client that is given no environment", async () => {
    proxy = await startProxy("me:secret");
    process.env["http_proxy"] = `http://me:secret@${proxy.host}`;
    await api.client().getSource("a");
    expect(proxy.asked).toEqual([]);
  });

  it.each([
    ["is encoded", "me:50%25-p%40ss", `me:${password}`],
    ["has a bare %", "me:50%-p%40ss", `me:${password}`],
    ["ends with a bare %", "me:50%", "me:50%"],
    ["is not ASCII", "me:pässwörd", "me:pässwörd"],
    ["is missing", "me", "me:"],
    ["has no user name", ":secret", ":secret"],
  ])("gets the credentials of a URL whose password %s", async (_name, inUrl, credentials) => {
    proxy = await startProxy(credentials);
    await client({ http_proxy: `http://${inUrl}@${proxy.host}` }).getSource("a");
    expect(api.received).toHaveLength(1);
  });

  it("leaves no create in doubt if it refuses connections", async () => {
    proxy = await startProxy(`me:${password}`);
    const { host } = proxy;
    const through = client({ http_proxy: `http://me:${encodeURIComponent(password)}@${host}` });
    await through.authenticate();
    await proxy.close();
    proxy = undefined;
    const error = await failure(through.createSource(body));
    expect(error.message).toBe(
      `POST /sources failed: the proxy ${host} refuses connections; check host, port, and proxy settings (ECONNREFUSED)`,
    );
    expect(error).toMatchObject({ kind: "unreachable", mayHaveActed: false });
    expect(inspect(error, { depth: 9 })).not.toContain("p@ss");
  });
});

describe("proxy of an https host", () => {
  const https = (): string => api.host.replace("http:", "https:");

  it.each([
    [407, "Proxy Authentication Required", "; check the user name and password in its URL", 1],
    [403, "Forbidden by policy", "", 1],
    [502, "Bad Gateway", "", 2],
    [204, "", "", 1],
  ])("is not taken for the API if it answers %i", async (status, words, advice, tries) => {
    proxy = await startProxy("", `HTTP/1.1 ${String(status)} ${words}`);
    const environment = { HTTPS_PROXY: `http://me:${encodeURIComponent(password)}@${proxy.host}` };
    const error = await failure(client(environment, { host: https(), maxRetries: 1 }).getSource("a"));
    expect(error.message).toBe(
      `POST /auth/access-token failed: the proxy ${proxy.host} answered ${`${String(status)} ${words}`.trim()} ` +
        `when it was asked for ${new URL(api.host).host}${advice}`,
    );
    expect(error).toMatchObject({ kind: "unreachable", mayHaveActed: false, status: undefined });
    expect(inspect(error, { depth: 9 })).not.toContain("p@ss");
    expect(proxy.asked).toEqual(Array(tries).fill(`CONNECT ${new URL(api.host).host}`));
    expect(api.tokensFetched()).toBe(0);
  });

  it("is named in the error if it closes the connection without an answer", async () => {
    const server = createServer((socket) => socket.once("data", () => socket.end())).listen(0, "127.0.0.1");
    await once(server, "listening");
    const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const error = await failure(client({ https_proxy: `http://${host}` }, { host: https() }).authenticate());
    server.close();
    expect(error.detail).toMatch(`the proxy ${host}: Proxy connection ended`);
  });

  it("is not waited for longer than the time-out if it never answers", async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => void sockets.push(socket)).listen(0, "127.0.0.1");
    await once(server, "listening");
    const environment = { https_proxy: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}` };
    const error = await failure(client(environment, { host: https(), requestTimeoutMs: 30 }).authenticate());
    for (const socket of sockets) socket.destroy();
    server.close();
    expect(error).toMatchObject({ kind: "timeout", mayHaveActed: false });
  });

  it.each(["socks5://me:p@ss@127.0.0.1:1", "http://me:p@ss@127.0.0.1:port"])(
    "is refused if its address is %s",
    async (https_proxy) => {
      const error = await failure(client({ https_proxy }, { host: https() }).authenticate());
      expect(error.message).toContain("must be a URL such as http://proxy.example.com:3128");
      expect(inspect(error, { depth: 9 })).not.toContain("p@ss");
    },
  );
});

describe("proxy with NO_PROXY", () => {
  it.each([
    "127.0.0.1",
    "example.test, 127.0.0.1",
    "*",
    "127.0.0.0/8",
    "10.0.0.0/8,127.0.0.1/32",
    "localhost",
    "[::1]",
  ])("is not used for 127.0.0.1 if NO_PROXY is %s", async (no_proxy) => {
    proxy = await startProxy("me:secret");
    await client({ http_proxy: `http://me:secret@${proxy.host}`, no_proxy }).getSource("a");
    expect(proxy.asked).toEqual([]);
    expect(api.received).toHaveLength(1);
  });

  it.each([
    "127.0.0.1:1",
    "example.test",
    "10.0.0.0/8",
    "127.0.0.2/32",
    "127.0.0.0/99",
    "fd00::/8",
    "none/8",
  ])("is used for 127.0.0.1 if NO_PROXY is %s", async (NO_PROXY) => {
    proxy = await startProxy("me:secret");
    await client({ http_proxy: `http://me:secret@${proxy.host}`, NO_PROXY }).getSource("a");
    expect(proxy.asked).toHaveLength(2);
  });
});
