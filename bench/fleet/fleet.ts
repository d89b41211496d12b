import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/build/paths.ts";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { type BookedRequest, startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { requiredProviders } from "../../test/support/configuration.ts";
import { engines } from "../../test/support/engines.ts";
import { environmentOf } from "../../test/support/environment.ts";
import { Workspace } from "../../test/support/workspace.ts";
import { measuredRun, type Usage } from "./measured-run.ts";
import type { Peer } from "./peer-provider.ts";

export interface FleetOptions {
  /** Sources of the configuration. */
  readonly count: number;
  /** Of each answer of the API. @default 0 */
  readonly latencyMs?: number;
  /** How long a source takes until it is active. @default 0 */
  readonly deployTimeMs?: number;
  /** How long a deleted source can still be found. @default 0 */
  readonly deleteTimeMs?: number;
  /** Whether one `streamkap_sources_ready` waits for all sources. @default false */
  readonly ready?: boolean;
  /** Another provider, which runs in the place of ours. @default ours */
  readonly peer?: Peer | undefined;
}

/** A configuration of many sources, and a tenant of its own. */
export interface Fleet {
  readonly simulator: Simulator;
  /** Runs a command of Terraform. `-input=false` and `-no-color` are added. */
  readonly terraform: (...args: readonly string[]) => Promise<Usage>;
  /** Plans, and throws if the plan is not empty. */
  readonly plan: (...args: readonly string[]) => Promise<Usage>;
  /** The requests since the last look. Those for tokens are among them. */
  readonly requests: () => readonly BookedRequest[];
  /** Adds sources of somebody else to the tenant, until it has so many. */
  readonly growTenant: (size: number) => void;
  /**
   * Makes the sources of the configuration, and their state. One source is applied once, and the states of all others are
   * copies of its state.
   */
  readonly fill: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const settings = {
  "database.hostname.user.defined": "db.example.com",
  "database.user": "streamkap",
  "database.password": "sample-password",
  "database.include.list.user.defined": "shop",
  "table.include.list.user.defined": "shop.orders",
};

/** What only our provider knows. `-var share=false` reads each source by its id. */
const ownBlock = `variable "share" {
  type    = bool
  default = true
}
variable "wait" {
  type    = string
  default = "active"
}

provider "streamkap" {
  share_reads = var.share
  wait        = var.wait
}
`;

/** The sources are blocks of their own, as the constructs write them. */
function configuration(count: number, { ready = false, peer }: FleetOptions): string {
  const names = namesOf(count);
  const entries = names.map((name) => `    ${name} = streamkap_source_mysql.${name}\n`);
  const readiness = `resource "streamkap_sources_ready" "all" {\n  sources = {\n${entries.join("")}  }\n}\n`;
  return `${requiredProviders()}
${peer === undefined ? ownBlock : 'provider "streamkap" {}\n'}
${names.map(block).join("")}
${ready ? readiness : ""}`;
}

function namesOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `orders-${String(index)}`);
}

const block = (name: string): string => `resource "streamkap_source_mysql" "${name}" {
  name                  = "${name}"
  database_hostname     = "db.example.com"
  database_user         = "streamkap"
  database_password     = "sample-password"
  database_include_list = "shop"
  table_include_list    = "shop.orders"
}
`;

interface State {
  readonly resources: readonly unknown[];
}

/** The state of one applied source, after which others are made. */
interface Pattern {
  readonly state: State;
  /** The resource as JSON. */
  readonly resource: string;
  readonly id: string;
  readonly publicKey: string;
}

const stateFile = "terraform.tfstate";

/** Opens a fleet, uses it, and closes it in any case. */
export async function withFleet<Result>(
  options: FleetOptions,
  use: (fleet: Fleet) => Promise<Result>,
): Promise<Result> {
  const fleet = await openFleet(options);
  try {
    return await use(fleet);
  } finally {
    await fleet.close();
  }
}

/** Opens a fleet. It has neither sources nor a state yet, and `init` is done. */
async function openFleet(options: FleetOptions): Promise<Fleet> {
  const { count, latencyMs = 0, deployTimeMs = 0, deleteTimeMs = 0, peer } = options;
  const [engine] = engines();
  if (engine === undefined) throw new Error("there is no engine");
  const catalogue = readCatalogue(join(root, "src", "catalogue", "sources"));
  const simulator = await startSimulator({ catalogue, deployTimeMs, deleteTimeMs, latencyMs });
  const workspace = new Workspace({ engine, environment: environmentOf(simulator) });
  peer?.replaceIn(workspace);
  const terraform = (command: string, ...more: readonly string[]): Promise<Usage> =>
    measuredRun(engine, workspace, command, "-input=false", "-no-color", ...more);
  workspace.write("main.tf", configuration(count, options));
  await terraform("init");

  let pattern: Pattern | undefined;
  let seen = 0;
  return {
    simulator,
    terraform,
    plan: (...args) => terraform("plan", "-detailed-exitcode", ...args),
    requests() {
      const requests = simulator.requests();
      const news = requests.slice(seen);
      seen = requests.length;
      return news;
    },
    growTenant(size) {
      for (let index = simulator.sources().length; index < size; index++)
        addSource(simulator, `other-${String(index)}`);
    },
    async fill() {
      if (pattern === undefined) {
        workspace.write("main.tf", configuration(1, { ...options, ready: false }));
        await terraform("apply", "-auto-approve");
        pattern = patternOf(readFileSync(join(workspace.folder, stateFile), "utf8"), simulator);
        simulator.change(pattern.id, { deleted: true });
        workspace.write("main.tf", configuration(count, options));
      }
      // An older state of the same lineage would be refused as out of date.
      rmSync(join(workspace.folder, stateFile), { force: true });
      workspace.write(stateFile, stateOf(pattern, simulator, count));
      seen = simulator.requests().length;
    },
    async close() {
      workspace.remove();
      await simulator.close();
    },
  };
}

/** The requests on /sources. */
export function onSources(requests: readonly BookedRequest[]): readonly BookedRequest[] {
  return requests.filter(({ path }) => path.startsWith("/sources"));
}

function addSource(simulator: Simulator, name: string): string {
  return simulator.addSource({ name, connector: "mysql", config: settings, createdFrom: "terraform" });
}

function patternOf(text: string, simulator: Simulator): Pattern {
  const state = JSON.parse(text) as State;
  const [resource] = state.resources;
  const [source] = simulator.sources();
  if (resource === undefined || source === undefined) throw new Error("nothing was applied");
  const { id, config } = source;
  return { state, resource: JSON.stringify(resource), id, publicKey: publicKeyIn(config) };
}

/** A state of sources that are added to the tenant. */
function stateOf(pattern: Pattern, simulator: Simulator, count: number): string {
  const added = namesOf(count).map((name) => ({ name, id: addSource(simulator, name) }));
  const keys = new Map(simulator.sources().map(({ id, config }) => [id, publicKeyIn(config)]));
  const resources = added.map(({ name, id }): unknown => {
    const own = pattern.resource
      .replaceAll(pattern.id, id)
      .replaceAll('"orders-0"', JSON.stringify(name))
      .replaceAll(pattern.publicKey, keys.get(id) ?? "");
    return JSON.parse(own);
  });
  return JSON.stringify({ ...pattern.state, resources });
}

/** The key that the platform makes for each source. */
function publicKeyIn(config: Readonly<Record<string, unknown>>): string {
  return String(config["ssh.public.key.user.displayed"]);
}
