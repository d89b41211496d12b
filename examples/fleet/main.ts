import { App, TerraformStack } from "cdktf";
import {
  MySqlConfig,
  MySqlSnapshotGtid,
  SecretValue,
  StreamkapProvider,
  StreamkapSourceFleet,
} from "cdktf-streamkap";

/** One source for each shop of a list. A shop more is a line more, and moves no other source. */
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

/** What all shops have in common. The compiler checks it together with what each adds. */
const connection = {
  databaseUser: "streamkap",
  // One variable for all: TF_VAR_shops_password.
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
