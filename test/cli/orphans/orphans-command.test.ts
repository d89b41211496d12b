import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runOrphans } from "../../../src/cli/orphans/index.ts";
import { startSimulator, type Simulator } from "../../../src/simulator/index.ts";
import { catalogue } from "../../catalogue/connectors.ts";
import { environmentOf } from "../../support/environment.ts";

let simulator: Simulator;
let folder: string;
beforeEach(async () => {
  simulator = await startSimulator({ catalogue });
  folder = mkdtempSync(join(tmpdir(), "streamkap-orphans-"));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await simulator.close();
});

const made = (name: string, more: object = {}): string =>
  simulator.addSource({ name, connector: "webhook", createdFrom: "terraform", ...more });

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function orphans(
  args: readonly string[],
  more: { readonly stdin?: string; readonly environment?: object; readonly interrupted?: Promise<void> } = {},
): Promise<Outcome> {
  let out = "";
  let err = "";
  const code = await runOrphans(args, {
    stdout: (text) => (out += text),
    stderr: (text) => (err += text),
    stdin: () => Promise.resolve(more.stdin ?? ""),
    environment: { ...environmentOf(simulator), ...more.environment },
    version: "1.2.3",
    catalogue: () => catalogue,
    interrupted: more.interrupted ?? new Promise(() => undefined),
  });
  return { code, out, err };
}

/** What `terraform show -json` prints of a state. */
function shown(...ids: readonly string[]): string {
  const resources = ids.map((id, index) => ({
    ...{ mode: "managed", type: "streamkap_source_webhook", name: `at_${String(index)}` },
    values: { id },
  }));
  return JSON.stringify({ format_version: "1.0", values: { root_module: { resources } } });
}

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe("runOrphans", () => {
  it("prints the import block of a source that no state has, and ends with 2", async () => {
    const kept = made("kept");
    const lost = made("lost", { createdAt: Date.parse("2026-05-04T03:02:01Z") });
    simulator.addSource({ name: "by-hand", connector: "webhook" });
    const { code, out, err } = await orphans(["--state", "-"], { stdin: shown(kept) });
    expect(code).toBe(2);
    expect(out).toBe(
      "# lost, connector webhook, created 2026-05-04T03:02:01.000Z\n" +
        `import {\n  to = streamkap_source_webhook.lost\n  id = "${lost}"\n}\n`,
    );
    expect(err).toContain("The account has 3 sources. 1 of them was made by Terraform");
  });

  it("ends with 0 and prints no block if the states have all sources", async () => {
    const [first, second] = [made("first"), made("second")];
    const args = ["--state", file("a.json", shown(first)), file("b.json", shown(second))];
    expect(await orphans(args)).toEqual({
      ...{ code: 0, out: "" },
      err: "The account has 2 sources. None that Terraform has made is missing in the 2 states.\n",
    });
  });

  it("reads all pages of the list", async () => {
    const ids = Array.from({ length: 230 }, (_none, index) => made(`source-${String(index)}`));
    const { code, out } = await orphans(["--state", "-"], { stdin: shown(...ids.slice(0, -1)) });
    expect(code).toBe(2);
    expect([...out.matchAll(/^ {2}id = "(.*)"$/gm)].map(([, id]) => id)).toEqual(ids.slice(-1));
  });

  it("leaves out a source that is being deleted, and changes nothing", async () => {
    await simulator.close();
    simulator = await startSimulator({ catalogue, deleteTimeMs: 3_600_000 });
    const id = made("going");
    const { url, clientId, secret } = simulator;
    const signIn = await fetch(`${url}/auth/access-token`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ client_id: clientId, secret }),
    });
    const { accessToken } = (await signIn.json()) as { accessToken: string };
    const headers = { Authorization: `Bearer ${accessToken}` };
    await fetch(`${url}/sources/${id}`, { method: "DELETE", headers });
    const before = simulator.requests().length;
    expect(await orphans(["--state", "-"], { stdin: shown() })).toMatchObject({ code: 0, out: "" });
    const later = simulator.requests().slice(before);
    expect(later.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /auth/access-token",
      "GET /sources",
    ]);
  });

  it.each([
    ["ord*", ["orders"]],
    ["????", ["half"]],
    ["a & b", ["a &amp; b"]],
    ["a &amp; b", ["a &amp; b"]],
    ["*(1)", ["copy (1)"]],
    ["nothing", []],
  ])("finds by --name %s the sources %j", async (glob, names) => {
    for (const name of ["orders", "half", "a &amp; b", "copy (1)"]) made(name);
    const { code, out } = await orphans(["--json", "--name", glob, "--state", "-"], { stdin: shown() });
    const { orphans: found } = JSON.parse(out) as { orphans: { name: string }[] };
    expect(found.map(({ name }) => name)).toEqual(names);
    expect(code).toBe(names.length > 0 ? 2 : 0);
  });

  it("prints JSON with --json, and gives each source an address that Terraform takes", async () => {
    const names = ["42 orders", "a &amp; b", "Größe", "a b", "at_0", 'x"\n}\nimport {', "数据"];
    const ids = new Map(names.map((name) => [name, made(name)]));
    simulator.change(ids.get("Größe")!, { answer: { connector: "newdb" } });
    const other = made("kept");
    const { out } = await orphans(["--json", "--state", "-"], { stdin: shown(other) });
    const { orphans: found, ...rest } = JSON.parse(out) as {
      orphans: { id: string; name: string; address: string; import: string }[];
    };
    expect(rest).toEqual({ sources: 8, unreadable: 0, states: 1 });
    expect(new Map(found.map(({ name, id }) => [name, id]))).toEqual(ids);
    expect(Object.fromEntries(found.map(({ name, address }) => [name, address]))).toEqual({
      "42 orders": "streamkap_source_webhook.source_42_orders",
      "a &amp; b": "streamkap_source_webhook.a_b",
      Größe: "streamkap_source.Gro_e",
      "a b": "streamkap_source_webhook.a_b_2",
      at_0: "streamkap_source_webhook.at_0_2",
      'x"\n}\nimport {': "streamkap_source_webhook.x_import",
      数据: "streamkap_source_webhook.source",
    });
    expect(found[0]?.import).toBe(`import {\n  to = ${found[0]!.address}\n  id = "${found[0]!.id}"\n}\n`);
  });

  it("writes no line of a source's name into the file of HCL, and no control character", async () => {
    made('x"\n}\nimport {\u001b[2J\u009b');
    const { out } = await orphans(["--state", "-"], { stdin: shown() });
    const [comment, ...block] = out.split("\n");
    expect(comment).toMatch(/^# "x\\"\\n\}\\nimport \{\\u001b\[2J\\u009b", connector webhook, created /);
    expect(block[0]).toBe("import {");
  });

  it("ends with 1 if an entry of the list has no id, and no other source is found", async () => {
    simulator.change(made("odd"), { answer: { id: null } });
    const { code, err } = await orphans(["--state", "-"], { stdin: shown() });
    expect([code, err]).toEqual([
      1,
      expect.stringContaining("1 entry of Streamkap's list of sources cannot be read"),
    ]);
  });

  it.each([
    [[], "--state is missing"],
    [["--state", ""], "--state is empty"],
    [["--state", "-", "--state", "-"], "--state - is given twice"],
    [["--state", "-", "--name", ""], "--name is empty"],
    [["--state", "-", "--nane", "x"], "Unknown option '--nane'"],
    [["--state", "none.json"], "--state: cannot read none.json: there is no such file"],
    [["--state", "/"], "--state: cannot read /: this is a folder"],
  ])("says what is wrong with the arguments %j, and ends with 1", async (args, message) => {
    const { code, out, err } = await orphans(args, { stdin: shown() });
    expect([code, out, err]).toEqual([1, "", expect.stringContaining(message)]);
    expect(simulator.requests()).toEqual([]);
  });

  it("prints its help", async () => {
    const { code, out } = await orphans(["--help"]);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/--state FILE.*Exit code: 0 if .*, 2 if .*, 1 if/s),
    ]);
  });

  it.each([
    ["no credentials", { STREAMKAP_SECRET: " " }, "Set STREAMKAP_SECRET in the environment"],
    ["wrong credentials", { STREAMKAP_SECRET: "wrong" }, "Cannot sign in to Streamkap"],
    ["a wrong host", { STREAMKAP_HOST: "streamkap" }, "STREAMKAP_HOST"],
  ])("says what is wrong with %s, and ends with 1", async (_what, environment, message) => {
    const { code, out, err } = await orphans(["--state", "-"], { stdin: shown(), environment });
    expect([code, out, err]).toEqual([1, "", expect.stringContaining(message)]);
  });

  it("says why the sources cannot be listed, and ends with 1", async () => {
    simulator.inject({
      act: "answer",
      status: 403,
      method: "GET",
      path: "/sources",
      body: '{"detail":"no access"}',
    });
    const { code, err } = await orphans(["--state", "-"], { stdin: shown() });
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/Cannot list the sources of the account.*no access/s),
    ]);
  });

  it("ends at Ctrl-C, even while Streamkap does not answer", async () => {
    let interrupt = (): void => undefined;
    const interrupted = new Promise<void>((resolve) => (interrupt = resolve));
    const trap = simulator.inject({ act: "hold", method: "GET", path: "/sources" });
    const ended = orphans(["--state", "-"], { stdin: shown(), interrupted });
    await trap.reached;
    interrupt();
    expect(await ended).toEqual({ code: 1, out: "", err: "orphans: interrupted.\n" });
  });
});
