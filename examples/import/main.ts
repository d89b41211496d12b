import { App, TerraformStack } from "cdktf";
import { KafkaDirectConfig, StreamkapProvider, StreamkapSource } from "cdktf-streamkap";

/**
 * Takes over a source that was made elsewhere, such as in Streamkap's web application: the first deployment imports
 * it, brings it to what is written here, and creates nothing. Take `importFrom` out afterwards.
 */
const app = new App();
const stack = new TerraformStack(app, "import");

new StreamkapProvider(stack, "streamkap");

const sales = new StreamkapSource(stack, "sales", {
  name: "sales",
  config: new KafkaDirectConfig({ topicPrefix: "sales_", topicIncludeList: "sales_orders" }),
  // What was not made here is not to be taken down from here.
  lifecycle: { preventDestroy: true },
});
sales.resource.importFrom(process.env["SALES_SOURCE_ID"] ?? "66b1f0a1c2d3e4f5a6b7c801");

app.synth();
