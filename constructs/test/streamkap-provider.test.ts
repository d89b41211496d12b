import { App, Testing, TerraformStack } from "cdktf";
import { l1, SecretValue, StreamkapProvider } from "../src";
import { fakePlugin, removeScratch, scratchDirectory } from "./support/fake-plugin";

afterAll(removeScratch);

const newStack = (): TerraformStack => new TerraformStack(Testing.app(), "streaming");

test("a StreamkapProvider hands every argument to Terraform, and nothing else", () => {
  const stack = newStack();
  new StreamkapProvider(stack, "streamkap", {
    host: "https://api.example.test",
    clientId: "client",
    secret: SecretValue.fromVariable("streamkap_secret"),
    adminTenantId: "tenant",
    adminServiceId: "service",
    caCerts: "/etc/company/authorities.pem",
    wait: "server",
    secretReturned: false,
    shareReads: false,
    requestTimeout: "30s",
    maxRetries: 2,
    maxConcurrentRequests: 4,
    journalDir: "/mnt/journal",
    alias: "admin",
    platforms: ["linux_arm64"],
    pluginDirectory: fakePlugin().directory,
  });
  const { provider, terraform } = JSON.parse(Testing.synth(stack)) as Record<string, unknown>;
  expect(provider).toEqual({
    streamkap: [
      {
        host: "https://api.example.test",
        client_id: "client",
        secret: "${var.streamkap_secret}",
        admin_tenant_id: "tenant",
        admin_service_id: "service",
        ca_certs: "/etc/company/authorities.pem",
        wait: "server",
        secret_returned: false,
        share_reads: false,
        request_timeout: "30s",
        max_retries: 2,
        max_concurrent_requests: 4,
        journal_dir: "/mnt/journal",
        alias: "admin",
      },
    ],
  });
  expect(terraform).toEqual({
    required_providers: {
      streamkap: { source: "registry.terraform.io/streamkap-community/streamkap", version: "0.1.0" },
    },
  });
});

test("an L1 resource takes the provider", () => {
  const stack = newStack();
  const provider = new StreamkapProvider(stack, "streamkap", { useRegistry: true, alias: "eu" });
  new l1.sourceWebhook.SourceWebhook(stack, "hook", { name: "hook", provider });
  expect(JSON.parse(Testing.synth(stack, true))).toHaveProperty(
    "resource.streamkap_source_webhook.hook.provider",
    "streamkap.eu",
  );
});

test("the alias of a provider can be set later", () => {
  const provider = new StreamkapProvider(newStack(), "streamkap", { useRegistry: true });
  provider.alias = "later";
  expect(provider.fqn).toBe("streamkap.later");
});

test("a StreamkapProvider refuses output in HCL", () => {
  const stack = new TerraformStack(new App({ outdir: scratchDirectory(), hclOutput: true }), "streaming");
  new StreamkapProvider(stack, "streamkap", { useRegistry: true });
  expect(() => Testing.synth(stack, true)).toThrow(
    "[streaming/streamkap] Streamkap's constructs synthesize to JSON only. Leave out --hcl and hclOutput.",
  );
});
