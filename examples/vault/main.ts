import { App, TerraformDataSource, TerraformProvider, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { MySqlConfig, SecretValue, StreamkapProvider, StreamkapSource } from "cdktf-streamkap";

/** Stands in for the provider of the vault, which has no bindings here. */
class Vault extends TerraformProvider {
  public constructor(scope: Construct, id: string) {
    super(scope, id, {
      terraformResourceType: "kv",
      terraformProviderSource: "registry.terraform.io/example/kv",
      terraformGeneratorMetadata: { providerName: "kv", providerVersion: "1.0.0" },
    });
    this.addOverride("folder", process.env["VAULT_FOLDER"] ?? "/var/lib/vault");
  }
}

/**
 * A stack that reads a password from a vault, and keeps it in no attribute of the source. It needs Terraform or OpenTofu 1.11. The
 * provider of ../key-value-provider takes the place of the vault. The stack reads its data source `kv_entry` as it would read
 * `vault_kv_secret_v2`.
 *
 * Terraform keeps the values of data sources in its state. If a secret may be in no state at all, read it by the vault's ephemeral
 * resource: `SecretValue.writeOnly("${ephemeral.vault_kv_secret_v2.crm.data.password}", 1)`.
 */
const app = new App();
const stack = new TerraformStack(app, "vault");

new StreamkapProvider(stack, "streamkap");

const vault = new Vault(stack, "vault");

const password = new TerraformDataSource(stack, "crm-password", {
  terraformResourceType: "kv_entry",
  terraformGeneratorMetadata: { providerName: "kv" },
  provider: vault,
});
password.addOverride("key", "crm-password");

new StreamkapSource(stack, "crm", {
  name: "crm",
  config: new MySqlConfig({
    databaseHostname: "crm-db.example.com",
    databaseUser: "streamkap",
    // The next plan notices another password in the vault.
    databasePassword: SecretValue.writeOnly(password.getStringAttribute("value")),
    databaseIncludeList: "crm",
    tableIncludeList: "crm.customers",
  }),
});

app.synth();
