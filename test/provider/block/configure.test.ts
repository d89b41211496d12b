import { readCatalogue } from "../../../src/catalogue/index.ts";
import { configure } from "../../../src/provider/block/configure.ts";
import type { Journal } from "../../../src/provider/journal/index.ts";
import { startSimulator, type Simulator } from "../../../src/simulator/index.ts";
import { unknown, type Value } from "../../../src/terraform/index.ts";
import { catalogueFolder } from "../../support/paths.ts";
import { context } from "../../terraform/server/test-resource.ts";

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

const noBlock =
  'Where the configuration has no such block, Terraform adds an error "Invalid provider configuration" of its own. ' +
  'Add `provider "streamkap" {}` to the root module, and that error is gone.';

describe("configure", () => {
  it("takes host and credentials from the environment", async () => {
    expect(await run({}, credentials())).toEqual({ kind: "ready", diagnostics: [] });
  });

  it("prefers the configuration to the environment", async () => {
    const wrong = { ...credentials(), STREAMKAP_SECRET: "not-the-secret" };
    expect(await run({ secret: simulator.secret }, wrong)).toEqual({ kind: "ready", diagnostics: [] });
  });

  it("says where a user finds missing credentials, and where to put them", async () => {
    const { kind, diagnostics } = await run({ client_id: "" });
    expect(kind).toBeUndefined();
    expect(diagnostics).toEqual([
      {
        severity: "error",
        summary: "Missing Streamkap client id",
        detail:
          "The provider needs client_id: set the environment variable STREAMKAP_CLIENT_ID, or client_id in the block " +
          '`provider "streamkap" { … }` (there from a sensitive variable). A client id and its secret come as a pair ' +
          `from Streamkap: Settings, API tokens.\n\n${noBlock}`,
        path: [{ attribute: "client_id" }],
      },
      {
        severity: "error",
        summary: "Missing Streamkap secret",
        detail:
          "The provider needs secret: set the environment variable STREAMKAP_SECRET, or secret in the block " +
          '`provider "streamkap" { … }` (there from a sensitive variable). A client id and its secret come as a pair ' +
          `from Streamkap: Settings, API tokens.\n\n${noBlock}`,
        path: [{ attribute: "secret" }],
      },
    ]);
  });

  it("reports wrong credentials once, without showing the secret", async () => {
    const { kind, diagnostics } = await run({ secret: "not-the-secret" }, credentials());
    expect(kind).toBeUndefined();
    expect(diagnostics).toMatchObject([{ severity: "error", summary: "Cannot sign in to Streamkap" }]);
    expect(JSON.stringify(diagnostics)).not.toContain("not-the-secret");
  });

  it.each([
    "ftp://api.example.test",
    "https://me:my-password@api.example.test",
    "me:my-password@api.example.test",
    "https://a.test/?x",
    '"https://a.test"',
  ])("refuses the host %s, and does not repeat it", async (host) => {
    const { kind, diagnostics } = await run({ host }, credentials());
    expect(kind).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { severity: "error", summary: "Invalid Streamkap host", path: [{ attribute: "host" }] },
    ]);
    expect(JSON.stringify(diagnostics)).not.toContain(host);
  });

  it.each([
    "http://api.streamkap.com",
    "http://10.0.0.1:8080",
    "http://127.0.0.1.example.test",
    "HTTP://localhost.test",
  ])("refuses the host %s, to which credentials would travel in clear", async (host) => {
    const { kind, diagnostics } = await run({ host }, credentials());
    expect(kind).toBeUndefined();
    expect(diagnostics).toMatchObject([
      {
        severity: "error",
        summary: "Invalid Streamkap host",
        detail: expect.stringMatching(/^host \(STREAMKAP_HOST\) is "[^"]+", .* in clear\. Write https:\/\//),
        path: [{ attribute: "host" }],
      },
    ]);
  });

  it.each([
    ["127.0.0.1:8080", "http://127.0.0.1:8080"],
    ["localhost:8080/api", "http://localhost:8080/api"],
    ["[::1]:8080", "http://[::1]:8080"],
    ["api.example.test", "https://api.example.test"],
    ["//api.example.test/", "https://api.example.test/"],
    ["api.example.test:8443", "https://api.example.test:8443"],
  ])("names the host %s, says that its scheme is missing, and corrects it", async (host, corrected) => {
    const { diagnostics } = await run({}, { ...credentials(), STREAMKAP_HOST: host });
    expect(diagnostics).toMatchObject([
      {
        detail: `host (STREAMKAP_HOST) is "${host}", without a scheme. Write it as "${corrected}".`,
        path: [{ attribute: "host" }],
      },
    ]);
  });

  it.each(["\n", "\r\n", " ", "\t", "\uFEFF"])("removes %j from the ends of all values", async (end) => {
    const given = Object.entries(credentials()).map(
      ([name, value]) => [name, `${end}${value}${end}`] as const,
    );
    expect(await run({}, Object.fromEntries(given))).toEqual({ kind: "ready", diagnostics: [] });
    const { host, ...pair } = {
      host: simulator.url,
      client_id: simulator.clientId,
      secret: simulator.secret,
    };
    expect(
      await run({ host: host + end, client_id: pair.client_id + end, secret: end + pair.secret }),
    ).toEqual({
      kind: "ready",
      diagnostics: [],
    });
  });

  it.each<[string, (value: string) => string]>([
    ["has quotes around it", (value) => `"${value}"`],
    ["has quotes around it", (value) => `'${value}'`],
    ["has quotes around it", (value) => `\u201c${value}\u201d`],
    ["has a line break in it", (value) => `${value}\n${value}`],
    ["has a blank or a tab in it", (value) => `${value} ${value}`],
    ["has an escape such as \\n in it", (value) => `${value}\\n`],
    ["has an invisible character in it", (value) => `${value}\u200b`],
    ["begins with a name and =", (value) => `STREAMKAP_SECRET=${value}`],
    ["begins with {", (value) => `{"secret": "${value}"}`],
    ['begins with "Bearer"', (value) => `Bearer ${value}`],
    ["has a character in it that is not ASCII", (value) => `${value}\u2013`],
  ])("says that a refused credential %s, and does not show it", async (words, spoil) => {
    for (const name of ["STREAMKAP_CLIENT_ID", "STREAMKAP_SECRET"] as const) {
      const right = credentials();
      const { diagnostics } = await run({}, { ...right, [name]: spoil(String(right[name])) });
      const attribute = name === "STREAMKAP_SECRET" ? "secret" : "client_id";
      expect(diagnostics).toMatchObject([
        {
          summary: "Cannot sign in to Streamkap",
          path: [{ attribute: "client_id" }],
          detail: expect.stringContaining(words),
        },
      ]);
      expect(diagnostics[0]?.detail).toContain(`${attribute} (${name})`);
      expect(JSON.stringify(diagnostics)).not.toContain(right["STREAMKAP_SECRET"]);
    }
  });

  it("says what to check if the host cannot be reached", async () => {
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

  it("warns while an argument is unknown, and returns no error", async () => {
    const { kind, diagnostics } = await run({ secret: unknown }, credentials());
    expect(kind).toBe("unknown");
    expect(diagnostics).toMatchObject([{ severity: "warning" }]);
  });

  it("identifies the account by a normalised host, and by the host as earlier versions wrote it", async () => {
    const accounts: unknown[] = [];
    const journal = {
      of: (...keys: readonly string[]) => {
        accounts.push(keys.map((key) => JSON.parse(key) as unknown));
        return {};
      },
    } as unknown as Journal;
    const { clientId } = simulator;
    const spellings = ["", "/", "//"].map((end) => simulator.url.replace("http:", "HTTP:") + end);
    for (const host of spellings)
      await configure(new Map([["host", host]]), context, {
        environment: credentials(),
        userAgent: "test",
        journal,
      });
    expect(accounts).toEqual(
      spellings.map((host) => [
        [simulator.url, clientId, null],
        [host, clientId, null],
      ]),
    );
  });

  it.each([
    ["the argument", { journal_dir: " /mnt/a\n" }, { STREAMKAP_JOURNAL_DIR: "/mnt/b" }, ["/mnt/a"]],
    ["the variable", {}, { STREAMKAP_JOURNAL_DIR: "/mnt/b" }, ["/mnt/b"]],
    ["neither", {}, { STREAMKAP_JOURNAL_DIR: "" }, []],
  ])("keeps the journal in the folder of %s", async (_which, block, variable, folders) => {
    const kept: string[] = [];
    const journal = {
      of: () => ({}),
      keepIn: (folder: string) => kept.push(folder),
    } as unknown as Journal;
    const environment = { ...credentials(), ...variable };
    await configure(new Map(Object.entries(block)), context, { environment, userAgent: "test", journal });
    expect(kept).toEqual(folders);
  });
});
