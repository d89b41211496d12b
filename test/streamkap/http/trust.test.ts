import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StreamkapClientOptions } from "../../../src/streamkap/index.ts";
import { startHttpsFront, type HttpsFront } from "../../support/https-front.ts";
import { startResigningProxy, type ResigningProxy } from "../../support/resigning-proxy.ts";
import { failureOf, startApi, type ApiServer } from "../api-server.ts";

let api: ApiServer;
let front: HttpsFront;
let proxy: ResigningProxy;
let folder: string;
beforeAll(async () => {
  api = await startApi(() => ({ body: { id: "a", result: [{ id: "a" }] } }));
  front = await startHttpsFront(api.host, "");
  proxy = await startResigningProxy(front.authorityPem);
  folder = mkdtempSync(join(tmpdir(), "streamkap-trust-"));
});
afterAll(async () => {
  await proxy.close();
  await front.close();
  await api.close();
  rmSync(folder, { recursive: true });
});

/** Reads a source over a kept connection, and creates one over a connection of its own. */
async function use(options: Partial<StreamkapClientOptions>): Promise<void> {
  const client = api.client({ host: front.url, maxRetries: 0, environment: {}, ...options });
  expect(await client.getSource("a")).toMatchObject({ id: "a" });
  expect(await client.createSource({ name: "orders", connector: "mysql", config: {} })).toMatchObject({
    id: "a",
  });
}

const notTrusted = /is not trusted; if it is your company's, name its authority in ca_certs/;

describe("trusting", () => {
  it("trusts an authority that it is given", async () => {
    await use({ authorities: [front.authorityPem] });
  });

  it("trusts no other authority", async () => {
    expect(await failureOf(use({ authorities: [proxy.authorityPem] }))).toMatchObject({
      message: expect.stringMatching(notTrusted) as unknown,
    });
  });

  it("trusts the authority of a proxy that signs anew", async () => {
    const environment = { HTTPS_PROXY: proxy.url };
    await use({ authorities: [proxy.authorityPem], environment });
    expect(new Set(proxy.tunnels)).toEqual(new Set([front.host]));
    expect(await failureOf(use({ environment }))).toMatchObject({
      message: expect.stringMatching(notTrusted) as unknown,
    });
  });

  it("still trusts the authorities of NODE_EXTRA_CA_CERTS", async () => {
    const file = join(folder, "extra.pem");
    writeFileSync(file, front.authorityPem);
    await use({ authorities: [proxy.authorityPem], environment: { NODE_EXTRA_CA_CERTS: file } });
  });

  it("does without a file of NODE_EXTRA_CA_CERTS that is not there, as Node does", async () => {
    const environment = { NODE_EXTRA_CA_CERTS: join(folder, "absent.pem") };
    await use({ authorities: [front.authorityPem], environment });
  });
});
