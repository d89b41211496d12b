import { App, TerraformStack } from "cdktf";
import { PostgreSqlConfig, SecretValue, StreamkapProvider, StreamkapSource } from "cdktf-streamkap";

/**
 * A stack whose password is in no plan and no state. It needs Terraform or OpenTofu 1.11. The password comes from
 * TF_VAR_orders_password, and Streamkap's credentials from STREAMKAP_CLIENT_ID and STREAMKAP_SECRET. Deploy the stack with
 * TF_INPUT=0 where there is no terminal.
 */
const app = new App();
const stack = new TerraformStack(app, "write-only");

new StreamkapProvider(stack, "streamkap");

new StreamkapSource(stack, "orders", {
  name: "orders",
  config: new PostgreSqlConfig({
    databaseHostname: "orders-db.example.com",
    databaseUser: "streamkap",
    // The next plan notices another password.
    databasePassword: SecretValue.writeOnlyFromVariable("orders_password"),
    databaseDbname: "orders",
    schemaIncludeList: "public",
    tableIncludeList: ["public.orders", "public.order_lines"],
  }),
});

app.synth();
