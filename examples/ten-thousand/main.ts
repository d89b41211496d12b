import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, PgBackend, TerraformStack } from "cdktf";
import { MySqlConfig, SecretValue, StreamkapProvider, StreamkapSourceFleet } from "cdktf-streamkap";
import { stackOf } from "./split.ts";

/**
 * Ten thousand sources in twenty stacks. Each stack has its state in a PostgreSQL database of its own, so that stacks are planned
 * and applied side by side: by Terragrunt, or as jobs of .github/workflows/deploy.yml. docs/guides/scale.md explains this.
 */
const shops = Array.from(
  { length: Number(process.env["SHOPS"] ?? 10_000) },
  (_, index) => `shop-${String(index + 1).padStart(5, "0")}`,
);
const stacks = Array.from(
  { length: Number(process.env["STACKS"] ?? 20) },
  (_, index) => `shops-${String(index + 1).padStart(2, "0")}`,
);

const app = new App();

for (const id of stacks) {
  const stack = new TerraformStack(app, id);
  // PGHOST, PGUSER and PGPASSWORD say where the server is, so that no file holds the password. Within one database, Terraform
  // lets only one run at a time make its first state.
  new PgBackend(stack, { connStr: `postgres:///${id}` });
  // Each run takes its part of the calls that the API allows: five stacks at a time, with four calls each.
  new StreamkapProvider(stack, "streamkap", { maxConcurrentRequests: 4 });
  new StreamkapSourceFleet(stack, "shops", {
    sources: shops
      .filter((shop) => stackOf(shop, stacks) === id)
      .map((shop) => ({
        name: shop,
        config: new MySqlConfig({
          databaseHostname: `${shop}.db.example.com`,
          databaseUser: "streamkap",
          // All shops have one password, from TF_VAR_shops_password.
          databasePassword: SecretValue.fromVariable("shops_password"),
          databaseIncludeList: "shop",
          tableIncludeList: "shop.orders",
        }),
      })),
  });
}

app.synth();

/**
 * Terragrunt runs each folder that has this file, in a copy of the folder. The copy gets notes of Terragrunt into each
 * of its folders, so that the provider would no longer have the hash of the lock file. Terraform takes it from the original.
 */
const unit = `terraform {
  exclude_from_copy = ["terraform.d"]

  extra_arguments "provider" {
    commands  = ["init"]
    arguments = ["-plugin-dir=\${get_terragrunt_dir()}/terraform.d/plugins"]
  }
}
`;
for (const id of stacks) writeFileSync(join(app.outdir, "stacks", id, "terragrunt.hcl"), unit);
