/** A user of the official provider, who has a configuration, and the state that the engine has made of it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "lossless-json";
import type { Catalogue } from "../../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../../src/simulator/index.ts";
import { createStreamkapClient } from "../../../src/streamkap/index.ts";
import type { Engine } from "../engines.ts";
import { environmentOf } from "../environment.ts";
import { mirrorProvider } from "../mirror-provider.ts";
import { goPlatform, root } from "../paths.ts";
import { Workspace } from "../workspace.ts";
import { officialHcl } from "./hcl.ts";
import type { OfficialVersion } from "./resources.ts";
import { officialSources, officialState, type OfficialSource } from "./sources.ts";

/** The address of the official provider. */
export const officialAddress = "registry.terraform.io/streamkap-com/streamkap";
const officialVersions = { 2: "2.2.0", 3: "3.0.1" } as const satisfies Record<OfficialVersion, string>;

/** A state file, as far as the tests read it. */
export interface StateFile {
  readonly resources: readonly StateResource[];
}
/** A resource in a state file. */
export interface StateResource {
  readonly type: string;
  readonly name: string;
  readonly provider: string;
  readonly instances: readonly { readonly attributes: Record<string, unknown>; readonly private?: string }[];
}

/** What a new folder of the user has. */
export interface OpenOptions {
  /** Whether the official provider is in the mirror. @default true */
  readonly official?: boolean;
  /** Whether the state keeps resources that are no sources. @default false */
  readonly others?: boolean;
  /** The name that a type has in the state. @default its own */
  readonly typeOf?: (type: string) => string;
}

/** A user of the official provider, with a simulator that has the sources. */
export class OfficialUser {
  readonly sources: readonly OfficialSource[];
  readonly simulator: Simulator;
  readonly #engine: Engine;
  readonly #version: OfficialVersion;
  readonly #folder = mkdtempSync(join(tmpdir(), "streamkap-official-"));
  /** The attributes that the official provider stores of each source, by the name of the source. */
  readonly states = new Map<string, Record<string, unknown>>();
  #stateText = "";

  private constructor(engine: Engine, version: OfficialVersion, catalogue: Catalogue, simulator: Simulator) {
    this.#engine = engine;
    this.#version = version;
    this.simulator = simulator;
    this.sources = officialSources(version, catalogue);
  }

  static async start(engine: Engine, version: OfficialVersion, catalogue: Catalogue): Promise<OfficialUser> {
    const simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
    const user = new OfficialUser(engine, version, catalogue, simulator);
    const file = join(root, "test", "fixtures", `official-v${String(version)}.ts`);
    await mirrorProvider(
      { file, address: officialAddress, version: officialVersions[version] },
      user.#folder,
    );
    await user.#makeSources();
    await user.#makeState();
    return user;
  }

  /** Makes a new folder with the state. */
  open({ official = true, others = false, typeOf = (type) => type }: OpenOptions = {}): Workspace {
    const { url, clientId, secret } = this.simulator;
    const workspace = new Workspace({
      attached: true,
      engine: this.#engine,
      environment: {
        ...environmentOf({ url, clientId, secret }),
        OFFICIAL_ANSWERS: join(this.#folder, "answers.json"),
        OFFICIAL_FIXTURES: join(root, "test", "fixtures"),
      },
    });
    if (official) this.provide(workspace);
    if (this.#stateText !== "") {
      const state = parse(this.#stateText) as StateFile;
      const kept = state.resources
        .filter(({ type }) => others || type.startsWith("streamkap_source"))
        .map((resource) => ({ ...resource, type: typeOf(resource.type) }));
      workspace.write("terraform.tfstate", stringify({ ...state, resources: kept }) ?? "");
    }
    return workspace;
  }

  /**
   * Copies the official provider into the mirror of a folder. OpenTofu may look for it under its own registry as well.
   */
  provide(workspace: Workspace): void {
    const version = officialVersions[this.#version];
    for (const address of [officialAddress, officialAddress.replace("terraform.io", "opentofu.org")])
      workspace.mirror(address, version, join(this.#folder, officialAddress, version, goPlatform));
  }

  /** The requests that changed a source at the API, or tried to. */
  changes(): string[] {
    return this.simulator
      .requests()
      .filter(({ method, path }) => method !== "GET" && path.startsWith("/sources"))
      .map(({ method, path }) => `${method} ${path}`);
  }

  async close(): Promise<void> {
    rmSync(this.#folder, { recursive: true, force: true });
    await this.simulator.close();
  }

  async #makeSources(): Promise<void> {
    const { url, clientId, secret } = this.simulator;
    const api = createStreamkapClient({ host: url, clientId, secret, userAgent: "test" });
    for (const [index, source] of this.sources.entries()) {
      const { args, config, resource } = source;
      const [name, tags] = [String(args.get("name")), args.get("tags") as string[] | undefined];
      const createdFrom = index % 2 === 0 ? "web" : "terraform";
      const own = { name, connector: resource.code, config, createdFrom, ...(tags && { tags }) } as const;
      const found = await api.getSource(this.simulator.addSource(own), { secretReturned: true });
      if (found === undefined) throw new Error(`${name} is not there`);
      this.states.set(name, officialState(source, found));
    }
    api.close();
    writeFileSync(join(this.#folder, "answers.json"), stringify(Object.fromEntries(this.states)) ?? "");
  }

  /** Makes the state with the real engine, so that it has everything that an engine adds to a state. */
  async #makeState(): Promise<void> {
    const workspace = this.open();
    try {
      workspace.write("main.tf", officialHcl(this.sources, { source: officialAddress, others: true }));
      await workspace.succeed("init", "-no-color", "-input=false");
      await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
      this.#stateText = withForeignPrivate(readFileSync(join(workspace.folder, "terraform.tfstate"), "utf8"));
    } finally {
      workspace.remove();
    }
  }
}

/** The state with private data as HashiCorp's framework writes it: base64 of a JSON object. */
function withForeignPrivate(text: string): string {
  const own = Buffer.from(JSON.stringify({ "streamkap-com": "eyJhIjoxfQ==" })).toString("base64");
  const state = parse(text) as StateFile;
  const resources = state.resources.map((resource) => ({
    ...resource,
    instances: resource.instances.map((instance) => ({ ...instance, private: own })),
  }));
  return stringify({ ...state, resources }) ?? "";
}
