import { App, TerraformOutput, TerraformStack } from "cdktf";
import { PostgreSqlConfig, SecretValue, StreamkapProvider, StreamkapSource } from "cdktf-streamkap";

/**
 * A stack with one source. Streamkap's credentials come from STREAMKAP_CLIENT_ID and STREAMKAP_SECRET. The database's password
 * comes from TF_VAR_orders_password.
 */
const app = new App();
const stack = new TerraformStack(app, "one-source");

new StreamkapProvider(stack, "streamkap");

const orders = new StreamkapSource(stack, "orders", {
  name: "orders",
  config: new PostgreSqlConfig({
    databaseHostname: "orders-db.example.com",
    databaseUser: "streamkap",
    databasePassword: SecretValue.fromVariable("orders_password"),
    databaseDbname: "orders",
    schemaIncludeList: "public",
    tableIncludeList: "public.orders,public.order_lines",
  }),
});

// A resource that reads the topic can depend on `orders.ready`. Then it is deployed when the source runs.
new TerraformOutput(stack, "topic", { value: orders.topicId("public.orders") });

app.synth();
