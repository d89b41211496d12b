import { App, TerraformStack } from "cdktf";
import { PostgreSqlConfig, SecretValue, StreamkapProvider, StreamkapSource } from "cdktf-streamkap";

/**
 * A password that is in no plan and no state: needs Terraform or OpenTofu 1.11. It comes from TF_VAR_orders_password, and
 * Streamkap's credentials from STREAMKAP_CLIENT_ID and STREAMKAP_SECRET. Deploy it with TF_INPUT=0 where there is no terminal.
 */
const app = new App();
const stack = new TerraformStack(app, "write-only");

new StreamkapProvider(stack, "streamkap");

new StreamkapSource(stack, "orders", {
  name: "orders",
  config: new PostgreSqlConfig({
    databaseHostname: "orders-db.example.com",
    databaseUser: "streamkap",
    // Another password is noticed at the next plan.
    databasePassword: SecretValue.writeOnlyFromVariable("orders_password"),
    databaseDbname: "orders",
    schemaIncludeList: "public",
    tableIncludeList: ["public.orders", "public.order_lines"],
  }),
});

app.synth();
