import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/build/paths.ts";
import { readCatalogue } from "../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../src/simulator/index.ts";
import { requiredProviders } from "../test/support/configuration.ts";
import { engines } from "../test/support/engines.ts";
import { environmentOf } from "../test/support/environment.ts";
import { Workspace } from "../test/support/workspace.ts";

export interface FleetOptions {
  /** Sources in the state. */
  readonly count: number;
  /** Sources in the tenant, those of the state included. */
  readonly tenant: number;
  /** Of each answer of the API. @default 0 */
  readonly latencyMs?: number;
}

/** A configuration and a state of many sources, and the tenant that has them. */
export interface Fleet {
  readonly workspace: Workspace;
  /** Calls on /sources since the last look; the token's call is not among them. */
  readonly calls: () => number;
  readonly close: () => Promise<void>;
}

const settings = {
  "database.hostname.user.defined": "db.example.com",
  "database.user": "streamkap",
  "database.password": "sample-password",
  "database.include.list.user.defined": "shop",
  "table.include.list.user.defined": "shop.orders",
};

/** The sources share one resource. `-var share=false` reads each source by its id. */
const configuration = (count: number): string => `${requiredProviders()}
variable "share" {
  type    = bool
  default = true
}

provider "streamkap" {
  share_reads = var.share
}

resource "streamkap_source_mysql" "all" {
  for_each              = toset([for index in range(${String(count)}) : "orders-\${index}"])
  name                  = each.key
  database_hostname     = "db.example.com"
  database_user         = "streamkap"
  database_password     = "sample-password"
  database_include_list = "shop"
  table_include_list    = "shop.orders"
}
`;

interface State {
  readonly resources: { readonly instances: readonly Instance[] }[];
}
type Instance = Readonly<Record<string, unknown>>;

/** Applies one source, and writes the state of the others as copies of it. */
export async function openFleet({ count, tenant, latencyMs = 0 }: FleetOptions): Promise<Fleet> {
  const [engine] = engines();
  if (engine === undefined) throw new Error("there is no engine");
  const catalogue = readCatalogue(join(root, "src", "catalogue", "sources"));
  const simulator = await startSimulator({ catalogue, deployTimeMs: 0, latencyMs });
  const workspace = new Workspace({ engine, environment: environmentOf(simulator) });
  workspace.write("main.tf", configuration(1));
  await workspace.succeed("init", "-input=false", "-no-color");
  await workspace.succeed("apply", "-input=false", "-no-color", "-auto-approve");
  workspace.write("main.tf", configuration(count));
  const file = "terraform.tfstate";
  const text = readFileSync(join(workspace.folder, file), "utf8");
  workspace.write(file, withCopies(text, simulator, count));
  for (let index = count; index < tenant; index++) addSource(simulator, `other-${String(index)}`);
  let seen = simulator.requests().length;
  return {
    workspace,
    calls() {
      const requests = simulator.requests();
      const news = requests.slice(seen).filter(({ path }) => path.startsWith("/sources"));
      seen = requests.length;
      return news.length;
    },
    async close() {
      workspace.remove();
      await simulator.close();
    },
  };
}

function addSource(simulator: Simulator, name: string): string {
  return simulator.addSource({ name, connector: "mysql", config: settings, createdFrom: "terraform" });
}

function withCopies(text: string, simulator: Simulator, count: number): string {
  const state = JSON.parse(text) as State;
  const [resource] = state.resources;
  const [first] = resource?.instances ?? [];
  const [source] = simulator.sources();
  if (resource === undefined || first === undefined || source === undefined)
    throw new Error("nothing was applied");
  const pattern = JSON.stringify(first);
  const names = Array.from({ length: count - 1 }, (_, index) => `orders-${String(index + 1)}`);
  const added = names.map((name) => ({ name, id: addSource(simulator, name) }));
  const keys = new Map(simulator.sources().map(({ id, config }) => [id, publicKeyIn(config)]));
  const copies = added.map(({ name, id }): unknown => {
    const own = pattern
      .replaceAll(source.id, id)
      .replaceAll('"orders-0"', JSON.stringify(name))
      .replaceAll(publicKeyIn(source.config), keys.get(id) ?? "");
    return JSON.parse(own);
  });
  return JSON.stringify({ ...state, resources: [{ ...resource, instances: [first, ...copies] }] });
}

/** The key that the platform makes for each source. */
function publicKeyIn(config: Readonly<Record<string, unknown>>): string {
  return String(config["ssh.public.key.user.displayed"]);
}
