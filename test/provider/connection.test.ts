import { configure } from "../../src/provider/block/configure.ts";
import { createStreamkapProvider } from "../../src/provider/index.ts";
import type { ReadyConnection } from "../../src/provider/connection.ts";
import type { Value } from "../../src/terraform/index.ts";
import { startApi, type ApiServer, type Received } from "../streamkap/api-server.ts";
import { catalogue } from "../catalogue/connectors.ts";
import { context } from "../terraform/server/test-resource.ts";

const id = "66a0c0ffee0000000000beef";
const environment = { STREAMKAP_CLIENT_ID: "test-client", STREAMKAP_SECRET: "secret-of-the-test-client" };

let api: ApiServer;
let tokenCalls: Received[];
beforeEach(async () => {
  tokenCalls = [];
  api = await startApi(
    ({ path }) =>
      path.endsWith("/auth/access-token")
        ? { body: { accessToken: "token", expiresIn: 3600 } }
        : { body: { result: [{ id }] } },
    (call) => {
      tokenCalls.push(call);
      return { body: { accessToken: "token", expiresIn: 3600 } };
    },
  );
});
afterEach(() => api.close());

/** Makes a connection with these arguments, and returns its first call with a token. */
async function firstCall(
  config: Readonly<Record<string, Value>>,
  more: Readonly<Record<string, string>> = {},
): Promise<Received> {
  const own = new Map<string, Value>(Object.entries({ host: api.host, ...config }));
  const { client } = await configure(own, context, {
    environment: { ...environment, ...more },
    userAgent: "test",
  });
  const connection = client as ReadyConnection;
  await connection.api.getSource(id);
  connection.api.close();
  return api.received.at(-1)!;
}

describe("the host of a connection", () => {
  it.each([
    ["as it is", "", "/sources"],
    ["with a slash at its end", "/", "/sources"],
    ["with slashes at its end", "//", "/sources"],
    ["with the prefix of a path", "/streamkap/v2", "/streamkap/v2/sources"],
    ["with the prefix of a path and a slash", "/streamkap/v2/", "/streamkap/v2/sources"],
  ])("is accepted %s", async (_name, suffix, path) => {
    const call = await firstCall({ host: api.host + suffix });
    expect(call.path).toBe(`${path}/${id}`);
  });
});

describe("the headers for administrators", () => {
  const headers = ({ headers: sent }: Received): unknown[] => [
    sent["x-admin-tenant-id"],
    sent["x-admin-service-id"],
  ];

  it("are not sent without an argument", async () => {
    expect(headers(await firstCall({}))).toEqual([undefined, undefined]);
  });

  it("follow the arguments, and are not on the call for the token", async () => {
    const call = await firstCall({ admin_tenant_id: "tenant-b", admin_service_id: "service-b" });
    expect(headers(call)).toEqual(["tenant-b", "service-b"]);
    expect(tokenCalls.map(headers)).toEqual([[undefined, undefined]]);
  });

  it("follow the environment", async () => {
    const more = { STREAMKAP_ADMIN_TENANT_ID: "tenant-c", STREAMKAP_ADMIN_SERVICE_ID: "service-c" };
    expect(headers(await firstCall({}, more))).toEqual(["tenant-c", "service-c"]);
  });
});

describe("max_retries", () => {
  it.each([
    [0, 1],
    [2, 3],
  ])("of %i gives %i tries", async (maxRetries, tries) => {
    const failing = await startApi(() => ({ status: 429, headers: { "Retry-After": "0" }, body: "" }));
    const config = new Map<string, Value>(Object.entries({ host: failing.host, max_retries: maxRetries }));
    const { client } = await configure(config, context, { environment, userAgent: "test" });
    const connection = client as ReadyConnection;
    await expect(connection.api.getSource(id)).rejects.toMatchObject({ kind: "rateLimited" });
    expect(failing.received).toHaveLength(tries);
    await failing.close();
  });
});

describe("the user agent", () => {
  it.each([
    ["1.11.4", "20.9.0", "terraform-provider-streamkap/1.2.3 (terraform 1.11.4; node 20.9.0)"],
    ["", "20.9.0", "terraform-provider-streamkap/1.2.3 (node 20.9.0)"],
    ["", undefined, "terraform-provider-streamkap/1.2.3"],
  ])("names the provider, Terraform %j and Node %j", async (terraformVersion, nodeVersion, expected) => {
    const provider = createStreamkapProvider({
      version: "1.2.3",
      catalogue: () => catalogue,
      environment: { ...environment, STREAMKAP_HOST: api.host },
      ...(nodeVersion !== undefined && { nodeVersion }),
    });
    await provider.configure(new Map(), { ...context, terraformVersion });
    expect(tokenCalls[0]!.headers["user-agent"]).toBe(expected);
  });
});
