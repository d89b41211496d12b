import { App, TerraformDataSource, TerraformProvider, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { MySqlConfig, SecretValue, StreamkapProvider, StreamkapSource } from "cdktf-streamkap";

/** A stand-in for the vault, with no bindings of its own. */
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
 * A password that is read from a vault and kept in no attribute of the source: needs Terraform or OpenTofu 1.11. The vault
 * is the provider of ../key-value-provider, whose data source `kv_entry` is read as `vault_kv_secret_v2` would be.
 *
 * Terraform keeps in its state what data sources read. Where a secret may be in no state at all, read it by the
 * vault's ephemeral resource: `SecretValue.writeOnly("${ephemeral.vault_kv_secret_v2.crm.data.password}", 1)`.
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
    // Another password in the vault is noticed at the next plan.
    databasePassword: SecretValue.writeOnly(password.getStringAttribute("value")),
    databaseIncludeList: "crm",
    tableIncludeList: "crm.customers",
  }),
});

app.synth();
