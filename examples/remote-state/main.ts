import { App, HttpBackend, TerraformOutput, TerraformStack } from "cdktf";
import { StreamkapProvider, StreamkapSource, WebhookConfig } from "cdktf-streamkap";

/**
 * A state that a team shares: any of CDKTF's backends, such as S3Backend or GcsBackend, is said here in HttpBackend's
 * place. Its credentials come from the environment, here TF_HTTP_USERNAME and TF_HTTP_PASSWORD.
 */
const app = new App();
const stack = new TerraformStack(app, "remote-state");

new HttpBackend(stack, {
  address: process.env["STATE_ADDRESS"] ?? "https://state.example.com/streaming",
});

new StreamkapProvider(stack, "streamkap");

const events = new StreamkapSource(stack, "events", { name: "events", config: new WebhookConfig() });

// What other stacks read out of this one's state, by DataTerraformRemoteStateHttp.
new TerraformOutput(stack, "source_id", { value: events.sourceId });

app.synth();
