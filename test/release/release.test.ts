import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { engines } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueFolder, goPlatform, pathWithoutNode, root } from "../support/paths.ts";
import { run, type Outcome } from "../support/workspace.ts";
import { makeThrowAwayKey, type ThrowAwayKey } from "./gpg-key.ts";
import { startRegistry, type RegistryServer } from "./registry-server.ts";

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly version: string;
};
const prefix = `terraform-provider-streamkap_${version}`;
const zip = `${prefix}_${goPlatform}.zip`;
const sums = `${prefix}_SHA256SUMS`;

let scratch: string;
let release: string;
let key: ThrowAwayKey;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "streamkap-release-"));
  key = makeThrowAwayKey();
  release = make("first", ["--gpg-key", key.fingerprint]);
}, 600_000);
afterAll(() => {
  key.remove();
  rmSync(scratch, { recursive: true, force: true });
});

/** Makes a release for this platform by the command that an owner runs. @returns the folder */
function make(name: string, args: readonly string[], zone = "UTC"): string {
  const folder = join(scratch, name);
  const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
  const { status, stderr } = spawnSync(
    process.execPath,
    [tsx, "scripts/release-artifacts.ts", "--platforms", goPlatform, "--out", folder, ...args],
    { cwd: root, env: { ...process.env, ...key.environment, TZ: zone }, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  return folder;
}

function contents(folder: string): Record<string, string> {
  const hash = (name: string): string =>
    createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex");
  return Object.fromEntries(readdirSync(folder).map((name) => [name, hash(name)]));
}

describe("npm run release:artifacts", () => {
  it("makes the files that the registries demand", () => {
    expect(readdirSync(release).sort()).toEqual(
      [`${prefix}_manifest.json`, `${prefix}_sbom.cdx.json`, zip, sums, `${sums}.sig`].sort(),
    );
    expect(JSON.parse(readFileSync(join(release, `${prefix}_manifest.json`), "utf8"))).toEqual({
      version: 1,
      metadata: { protocol_versions: ["6.0"] },
    });
  });

  it("signs the hashes of archive and manifest", () => {
    expect(key.verifies(join(release, `${sums}.sig`), join(release, sums))).toBe(true);
    const hashes = contents(release);
    const expected = [zip, `${prefix}_manifest.json`].sort().map((name) => `${hashes[name]!}  ${name}\n`);
    expect(readFileSync(join(release, sums), "utf8")).toBe(expected.join(""));
  });

  it("makes the same bytes again, in another time zone", () => {
    const { [`${sums}.sig`]: _, ...first } = contents(release);
    expect(contents(make("second", ["--unsigned"], "Asia/Tokyo"))).toEqual(first);
  });

  it("names in its bill of materials what the executable holds", () => {
    const bill = JSON.parse(readFileSync(join(release, `${prefix}_sbom.cdx.json`), "utf8")) as {
      readonly bomFormat: string;
      readonly components: readonly { readonly name: string }[];
    };
    expect(bill.bomFormat).toBe("CycloneDX");
    expect(bill.components.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["axios", "lossless-json", "https-proxy-agent", "node"]),
    );
  });
});

describe.each(engines())("$name", (engine) => {
  let folder: string;
  let simulator: Simulator;
  let registry: RegistryServer;

  beforeEach(async () => {
    folder = mkdtempSync(join(scratch, "user-"));
    simulator = await startSimulator({ catalogue: readCatalogue(catalogueFolder), deployTimeMs: 50 });
    registry = await startRegistry({
      folder: release,
      version,
      platform: goPlatform,
      publicKey: key.armored,
      keyId: key.fingerprint.slice(-16),
    });
    writeFileSync(join(folder, "authority.pem"), registry.authorityPem);
  });
  afterEach(async () => {
    await registry.close();
    await simulator.close();
  });

  const terraform = (...args: readonly string[]): Promise<Outcome> =>
    run(engine.binary, [...args, "-no-color", "-input=false"], folder, {
      environment: {
        ...environmentOf(simulator),
        CHECKPOINT_DISABLE: "1",
        HOME: folder,
        PATH: pathWithoutNode(),
        SSL_CERT_FILE: join(folder, "authority.pem"),
        TF_CLI_CONFIG_FILE: join(folder, ".tfrc"),
        TF_PLUGIN_CACHE_DIR: undefined,
      },
    });

  /** Writes a configuration with one source. @param host is that of the provider's address */
  function configure(installation: string, host = "registry.terraform.io"): void {
    writeFileSync(join(folder, ".tfrc"), `provider_installation {\n${installation}\n}\n`);
    writeFileSync(
      join(folder, "main.tf"),
      `terraform {
  required_providers {
    streamkap = { source = "${host}/streamkap-community/streamkap", version = "${version}" }
  }
}
provider "streamkap" {}
resource "streamkap_source_webhook" "hook" {
  name = "hook"
}
`,
    );
  }

  /** Runs a life of the source, with no node on the PATH. */
  async function live(): Promise<void> {
    const succeeded = { code: 0, stderr: "" };
    expect(await terraform("init")).toMatchObject(succeeded);
    expect(await terraform("apply", "-auto-approve")).toMatchObject(succeeded);
    expect(simulator.sources().map((source) => source.connector_status)).toEqual(["Active"]);
    expect(await terraform("plan", "-detailed-exitcode")).toMatchObject(succeeded);
    expect(await terraform("destroy", "-auto-approve")).toMatchObject(succeeded);
    expect(simulator.sources()).toEqual([]);
  }

  it("installs the archive from a registry, and checks the signature", async () => {
    configure("direct {}", registry.host);
    const { stdout, code } = await terraform("init");
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/self-signed|signed, key ID/) as string,
    });
    expect(stdout).toContain(key.fingerprint.slice(-16));
    expect(registry.paths).toContain(`/files/${sums}.sig`);
    await live();
  });

  it("refuses an archive from a registry whose list of hashes was changed after it was signed", async () => {
    const changed = join(folder, "changed");
    cpSync(release, changed, { recursive: true });
    appendFileSync(join(changed, sums), `${"0".repeat(64)}  other.zip\n`);
    await registry.close();
    registry = await startRegistry({
      folder: changed,
      version,
      platform: goPlatform,
      publicKey: key.armored,
      keyId: key.fingerprint.slice(-16),
    });
    writeFileSync(join(folder, "authority.pem"), registry.authorityPem);
    configure("direct {}", registry.host);
    const { code, stderr } = await terraform("init");
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/signature/) as string });
  });

  it("installs the archive from a network mirror", async () => {
    configure(`  network_mirror {\n    url = "https://${registry.host}/mirror/"\n  }`);
    await live();
    expect(registry.paths).toContain(`/files/${zip}`);
  });

  it("installs the archive from a filesystem mirror", async () => {
    const place = join(folder, "mirror", "registry.terraform.io", "streamkap-community", "streamkap");
    mkdirSync(place, { recursive: true });
    cpSync(join(release, zip), join(place, zip));
    configure(`  filesystem_mirror {\n    path = ${JSON.stringify(join(folder, "mirror"))}\n  }`);
    await live();
    expect(registry.paths).toEqual([]);
  });
});
