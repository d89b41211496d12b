import { readCatalogue } from "../../src/catalogue/index.ts";
import { configure } from "../../src/provider/configure.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { unknown, type Value } from "../../src/terraform/index.ts";
import { catalogueFolder } from "../support/paths.ts";
import { context } from "../terraform/server/test-resource.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ catalogue: readCatalogue(catalogueFolder) });
});
afterAll(() => simulator.close());

const run = async (
  config: Readonly<Record<string, Value>>,
  environment: Readonly<Record<string, string>> = {},
) => {
  const { client, diagnostics = [] } = await configure(new Map(Object.entries(config)), context, {
    environment,
    userAgent: "test",
  });
  return { kind: client?.kind, diagnostics };
};
const credentials = (): Record<string, string> => ({
  STREAMKAP_HOST: `${simulator.url}/`,
  STREAMKAP_CLIENT_ID: simulator.clientId,
  STREAMKAP_SECRET: simulator.secret,
});

describe("configure", () => {
  it("takes host and credentials from the environment", async () => {
    expect(await run({}, credentials())).toEqual({ kind: "ready", diagnostics: [] });
  });

  it("prefers the configuration", async () => {
    const wrong = { ...credentials(), STREAMKAP_SECRET: "not-the-secret" };
    expect(await run({ secret: simulator.secret }, wrong)).toEqual({ kind: "ready", diagnostics: [] });
  });

  it("says where missing credentials come from and go", async () => {
    const { kind, diagnostics } = await run({ client_id: "" });
    expect(kind).toBeUndefined();
    expect(diagnostics).toEqual([
      {
        severity: "error",
        summary: "Missing Streamkap client id",
        detail:
          "The provider needs client_id: set the environment variable STREAMKAP_CLIENT_ID, or client_id in the " +
          "provider block (there from a sensitive variable). A client id and its secret come as a pair from " +
          "Streamkap: Settings, API tokens.",
        path: [{ attribute: "client_id" }],
      },
      {
        severity: "error",
        summary: "Missing Streamkap secret",
        detail:
          "The provider needs secret: set the environment variable STREAMKAP_SECRET, or secret in the provider " +
          "block (there from a sensitive variable). A client id and its secret come as a pair from Streamkap: " +
          "Settings, API tokens.",
        path: [{ attribute: "secret" }],
      },
    ]);
  });

  it("is one error for wrong credentials, without the secret", async () => {
    const { kind, diagnostics } = await run({ secret: "not-the-secret" }, credentials());
    expect(kind).toBeUndefined();
    expect(diagnostics).toMatchObject([{ severity: "error", summary: "Cannot sign in to Streamkap" }]);
    expect(JSON.stringify(diagnostics)).not.toContain("not-the-secret");
  });

  it.each([
    "api.example.test",
    "ftp://api.example.test",
    "https://me:my-password@api.example.test",
    "https://a.test/?x",
  ])("refuses the host %s, and does not repeat it", async (host) => {
    const { kind, diagnostics } = await run({ host }, credentials());
    expect(kind).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { severity: "error", summary: "Invalid Streamkap host", path: [{ attribute: "host" }] },
    ]);
    expect(JSON.stringify(diagnostics)).not.toContain(host);
  });

  it("says what to look at where the host cannot be reached", async () => {
    const closed = await startSimulator({ catalogue: readCatalogue(catalogueFolder) });
    await closed.close();
    const { kind, diagnostics } = await run({ host: closed.url }, credentials());
    expect(kind).toBeUndefined();
    expect(diagnostics).toMatchObject([
      {
        summary: "Cannot sign in to Streamkap",
        detail: expect.stringContaining("Check host (STREAMKAP_HOST)"),
      },
    ]);
  });

  it("warns, and is no error, while something is unknown", async () => {
    const { kind, diagnostics } = await run({ secret: unknown }, credentials());
    expect(kind).toBe("unknown");
    expect(diagnostics).toMatchObject([{ severity: "warning" }]);
  });
});
