import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "../../../src/catalogue/index.ts";
import { providerAddress } from "../../../src/provider/address.ts";
import { startSimulator, type OtherSource, type Simulator } from "../../../src/simulator/index.ts";
import { engines } from "../../support/engines.ts";
import { environmentOf } from "../../support/environment.ts";
import { required } from "../../support/official/hcl.ts";
import { officialAddress } from "../../support/official/official-user.ts";
import { catalogueFolder, root } from "../../support/paths.ts";
import { Workspace } from "../../support/workspace.ts";

const catalogue = readCatalogue(catalogueFolder);
const fixture = (file: string): string =>
  readFileSync(join(root, "test", "fixtures", "official-states", file), "utf8");

const database = (host: string): Record<string, string> => ({
  "database.hostname.user.defined": host,
  "database.user": "streamkap",
  "database.password": "example-password",
});

/** The sources that Streamkap has, for the state of each version. */
const made: Readonly<Record<"v2" | "v3", readonly OtherSource[]>> = {
  v2: [
    {
      name: "crm",
      connector: "mysql",
      config: {
        ...database("crm-db.internal"),
        "database.include.list.user.defined": "crm",
        "table.include.list.user.defined": "crm.customers, crm.addresses",
        "signal.data.collection.schema.or.database": "streamkap",
        "snapshot.gtid": "No",
        "database.connectionTimeZone": "Asia/Riyadh",
        "column.exclude.list.user.defined": "crm[.]customers[.](iban|phone)",
        "column.include.list.toggled": false,
        "heartbeat.enabled": false,
        "transforms.InsertStaticKey1.static.field": "region",
        "transforms.InsertStaticKey1.static.value": "sa",
        "ssh.enabled": true,
        "ssh.host": "bastion.example.com",
      },
    },
    {
      name: "erp",
      connector: "sqlserveraws",
      config: {
        ...database("erp-db.internal"),
        "database.names": "ERP",
        "schema.include.list": "dbo",
        "table.include.list.user.defined": "dbo.Orders",
        "streamkap.snapshot.parallelism": 4,
        "heartbeat.enabled": false,
        "heartbeat.data.collection.schema.or.database": "streamkap",
      },
    },
    {
      name: "carts",
      connector: "dynamodb",
      config: {
        "aws.region": "eu-west-1",
        "aws.access.key.id": "example-key-id",
        "aws.secret.key": "example-secret-key",
        "s3.export.bucket.name": "carts-export",
        "table.include.list.user.defined": "carts",
        "poll.timeout.ms": 1000,
      },
    },
  ],
  v3: [
    ...["eu", "us"].map((region) => ({
      name: `orders-${region}`,
      connector: "postgresql",
      tags: ["670e5ca40afe1d3983ce0c22"],
      config: {
        ...database(`orders-${region}.internal`),
        "database.dbname": "orders",
        "schema.include.list": "public",
        "table.include.list.user.defined": "public.orders,public.order_lines",
        "slot.name": `slot_${region}`,
        "predicates.IsTopicToEnrich.pattern": "orders.*",
      },
    })),
    {
      name: "events",
      connector: "kafkadirect",
      config: {
        "topic.prefix": "events",
        "topic.include.list.user.defined": "events.clicks",
        format: "avro",
      },
    },
    { name: "hook", connector: "webhook" },
  ],
};

const cases = engines().flatMap((engine) =>
  (["v2", "v3"] as const).map((version) => ({ engine, version, name: engine.name })),
);

describe.each(cases)(
  "a state of the official provider $version, by hand, through $name",
  ({ engine, version }) => {
    let simulator: Simulator;
    let workspace: Workspace;

    beforeAll(async () => {
      simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
      const environment = environmentOf(simulator);
      workspace = new Workspace({ attached: true, engine, environment });
    });
    afterAll(async () => {
      workspace.remove();
      await simulator.close();
    });

    it("is taken over with its configuration, and nothing is to be done", async () => {
      const ids = new Map(made[version].map((source) => [source.name, simulator.addSource(source)]));
      const state = fixture(`${version}.state.json`);
      workspace.write(
        "terraform.tfstate",
        state.replaceAll(/\{\{([a-z-]+)\}\}/g, (_whole, name: string) => ids.get(name) ?? ""),
      );
      workspace.write("main.tf", required({ streamkap: providerAddress }) + fixture(`${version}.tf`));
      await workspace.succeed("state", "replace-provider", "-auto-approve", officialAddress, providerAddress);
      await workspace.succeed("init", "-no-color", "-input=false");

      if (engine.supports("quietImport")) expect(await workspace.planned()).toBeUndefined();
      const { stdout } = await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
      // Older engines write into the state which values are sensitive, and count that as a change.
      if (engine.supports("quietImport")) expect(stdout).toContain("0 added, 0 changed, 0 destroyed");
      expect(stdout).toMatch(/0 added, \d+ changed, 0 destroyed/);
      expect(await workspace.planned()).toBeUndefined();
      const changes = simulator
        .requests()
        .filter(({ method, path }) => method !== "GET" && path.startsWith("/sources"));
      expect(changes).toEqual([]);
    });
  },
);
