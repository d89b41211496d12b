import { App, TerraformStack } from "cdktf";
import {
  MySqlConfig,
  MySqlSnapshotGtid,
  SecretValue,
  StreamkapProvider,
  StreamkapSourceFleet,
} from "cdktf-streamkap";

/** A stack with one source for each shop of a list. To add a shop, add a line. The other sources stay as they are. */
interface Shop {
  readonly name: string;
  readonly hostname: string;
  readonly tables: readonly string[];
}

const shops: readonly Shop[] = [
  { name: "berlin", hostname: "berlin-db.example.com", tables: ["orders", "customers"] },
  { name: "lagos", hostname: "lagos-db.example.com", tables: ["orders"] },
  { name: "osaka", hostname: "osaka-db.example.com", tables: ["orders", "customers", "stock"] },
];

const app = new App();
const stack = new TerraformStack(app, "fleet");

new StreamkapProvider(stack, "streamkap");

/** The settings that all shops have in common. The compiler checks them together with the settings that each shop adds. */
const connection = {
  databaseUser: "streamkap",
  // All shops have one password, from TF_VAR_shops_password.
  databasePassword: SecretValue.fromVariable("shops_password"),
  databaseIncludeList: "shop",
  snapshotGtid: MySqlSnapshotGtid.YES,
};

new StreamkapSourceFleet(stack, "shops", {
  timeouts: { create: "30m" },
  sources: shops.map(({ name, hostname, tables }) => ({
    name: `shop-${name}`,
    config: new MySqlConfig({
      ...connection,
      databaseHostname: hostname,
      tableIncludeList: tables.map((table) => `shop.${table}`).join(","),
    }),
  })),
});

app.synth();
