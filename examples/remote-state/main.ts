import { App, HttpBackend, TerraformOutput, TerraformStack } from "cdktf";
import { StreamkapProvider, StreamkapSource, WebhookConfig } from "cdktf-streamkap";

/**
 * A stack whose state a team shares. Replace HttpBackend by any backend of CDKTF, such as S3Backend or GcsBackend. The credentials
 * of the backend come from the environment. For HttpBackend these are TF_HTTP_USERNAME and TF_HTTP_PASSWORD.
 */
const app = new App();
const stack = new TerraformStack(app, "remote-state");

new HttpBackend(stack, {
  address: process.env["STATE_ADDRESS"] ?? "https://state.example.com/streaming",
});

new StreamkapProvider(stack, "streamkap");

const events = new StreamkapSource(stack, "events", { name: "events", config: new WebhookConfig() });

// Other stacks read this value from the state of this stack, by DataTerraformRemoteStateHttp.
new TerraformOutput(stack, "source_id", { value: events.sourceId });

app.synth();
