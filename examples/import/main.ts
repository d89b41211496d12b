import { App, TerraformStack } from "cdktf";
import { KafkaDirectConfig, StreamkapProvider, StreamkapSource } from "cdktf-streamkap";

/**
 * A stack that takes over a source that exists already, for example from Streamkap's web application. The first deployment imports
 * the source, changes it to the settings below, and creates nothing. Remove `importFrom` afterwards.
 */
const app = new App();
const stack = new TerraformStack(app, "import");

new StreamkapProvider(stack, "streamkap");

const sales = new StreamkapSource(stack, "sales", {
  name: "sales",
  config: new KafkaDirectConfig({ topicPrefix: "sales_", topicIncludeList: "sales_orders" }),
  // Terraform did not create this source, so it must not destroy it.
  lifecycle: { preventDestroy: true },
});
sales.resource.importFrom(process.env["SALES_SOURCE_ID"] ?? "66b1f0a1c2d3e4f5a6b7c801");

app.synth();
