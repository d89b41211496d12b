import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { requiredProviders, sourceBlock } from "../support/configuration.ts";
import { engines } from "../support/engines.ts";
import { startHttpsFront, type HttpsFront } from "../support/https-front.ts";
import { catalogueFolder } from "../support/paths.ts";
import { startProxy, type Proxy } from "../support/proxy.ts";
import { startResigningProxy } from "../support/resigning-proxy.ts";
import { run, Workspace, type Outcome } from "../support/workspace.ts";

const catalogue = readCatalogue(catalogueFolder);
const password = "proxy-password-of-the-test";
/** Unsets the proxies that the environment of this machine may name. */
const noProxies = Object.fromEntries(
  ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY"].flatMap((name) => [
    [name, undefined],
    [name.toLowerCase(), undefined],
  ]),
);

describe.each(engines())("the connection to Streamkap through $name", (engine) => {
  let simulator: Simulator;
  let front: HttpsFront;
  let proxy: Proxy;
  let workspace: Workspace;
  let authority: string;

  beforeAll(async () => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
    front = await startHttpsFront(simulator.url, "/streamkap");
    proxy = await startProxy(`me:${password}`);
    const { clientId, secret } = simulator;
    workspace = new Workspace({
      engine,
      environment: { STREAMKAP_CLIENT_ID: clientId, STREAMKAP_SECRET: secret },
    });
    authority = join(workspace.folder, "authority.pem");
    writeFileSync(authority, front.authorityPem);
    workspace.write(
      "main.tf",
      `${requiredProviders()}
provider "streamkap" {
  admin_service_id = "service-b"
  max_retries      = 0
}
${sourceBlock(catalogue.get("webhook")!, new Map())}`,
    );
    await workspace.succeed("init", "-no-color", "-input=false");
  });

  afterAll(async () => {
    workspace.remove();
    await proxy.close();
    await front.close();
    await simulator.close();
  });

  beforeEach(() => {
    front.headers.length = 0;
    proxy.asked.length = 0;
  });

  const terraform = (environment: Record<string, string>, ...args: readonly string[]): Promise<Outcome> =>
    run(engine.binary, [...args, "-no-color", "-input=false"], workspace.folder, {
      environment: { ...noProxies, ...workspace.environment(), ...environment },
    });
  const trusting = (): Record<string, string> => ({
    STREAMKAP_HOST: `${front.url}/`,
    NODE_EXTRA_CA_CERTS: authority,
  });

  it("trusts an authority of NODE_EXTRA_CA_CERTS, tunnels through HTTPS_PROXY, and sends its User-Agent", async () => {
    const environment = {
      ...trusting(),
      HTTPS_PROXY: `http://me:${password}@${proxy.host}`,
      TF_LOG: "TRACE",
    };
    const { code, stdout, stderr } = await terraform(environment, "apply", "-auto-approve");
    expect([code, stdout]).toEqual([0, expect.stringContaining("1 added")]);
    expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT ${front.host}`]));
    expect(stdout + stderr).not.toContain(password);

    const post = front.headers.at(-1)!;
    expect(post["user-agent"]).toMatch(
      /^terraform-provider-streamkap\/[\w.+-]+ \(terraform \d+\.\d+\.\d+(-dev)?; node \d+\.\d+\.\d+\)$/,
    );
    expect(post["x-admin-service-id"]).toBe("service-b");
    expect(front.headers.filter((headers) => "proxy-authorization" in headers)).toEqual([]);

    front.headers.length = proxy.asked.length = 0;
    expect((await terraform(environment, "plan")).code).toBe(0);
    // The request for the token and the read of the source go through one tunnel.
    expect([front.headers.length, proxy.asked]).toEqual([2, [`CONNECT ${front.host}`]]);
  });

  it("trusts an authority of STREAMKAP_CA_CERTS, such as that of a proxy that signs anew", async () => {
    const resigning = await startResigningProxy(front.authorityPem);
    const file = join(workspace.folder, "company.pem");
    writeFileSync(file, resigning.authorityPem);
    const environment = { STREAMKAP_HOST: front.url, HTTPS_PROXY: resigning.url, STREAMKAP_CA_CERTS: file };
    try {
      expect((await terraform(environment, "plan", "-detailed-exitcode")).code).toBe(0);
      expect(resigning.tunnels).toEqual([front.host]);
    } finally {
      await resigning.close();
    }
  });

  it("says what to do about a certificate that no authority has signed", async () => {
    const { code, stderr } = await terraform({ STREAMKAP_HOST: front.url }, "plan");
    expect(code).toBe(1);
    expect(stderr).toContain("STREAMKAP_CA_CERTS");
  });

  it("says that a proxy refuses, without the proxy's password", async () => {
    const wrong = "not-the-proxy-password";
    const environment = { ...trusting(), https_proxy: `http://me:${wrong}@${proxy.host}`, TF_LOG: "TRACE" };
    const { code, stdout, stderr } = await terraform(environment, "plan");
    expect(code).toBe(1);
    expect(stderr.replace(/\s+/g, " ")).toMatch(
      `the proxy ${proxy.host} answered 407 Proxy Authentication Required`,
    );
    expect(stdout + stderr).not.toContain(wrong);
    expect(front.headers).toEqual([]);
  });

  it("uses no proxy for a host that no_proxy names", async () => {
    const environment = {
      ...trusting(),
      HTTPS_PROXY: `http://${proxy.host}`,
      no_proxy: "example.test,localhost",
    };
    expect((await terraform(environment, "plan")).code).toBe(0);
    expect(proxy.asked).toEqual([]);
  });

  it("uses http_proxy for a host without TLS", async () => {
    const environment = { STREAMKAP_HOST: simulator.url, http_proxy: `http://me:${password}@${proxy.host}` };
    expect((await terraform(environment, "plan")).code).toBe(0);
    expect(proxy.asked[0]).toBe(`POST ${simulator.url}/auth/access-token`);
  });
});
