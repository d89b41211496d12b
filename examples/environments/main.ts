import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  DesiredState,
  PostgreSqlConfig,
  SecretValue,
  StreamkapProvider,
  StreamkapSource,
  WebhookConfig,
} from "cdktf-streamkap";

/** The settings that differ between the environments. */
interface EnvironmentProps {
  readonly databaseHostname: string;
  readonly desiredState: DesiredState;
}

/**
 * The stack of one environment. It has a source in the tenant that STREAMKAP_CLIENT_ID and STREAMKAP_SECRET belong to. A second
 * provider with an alias manages a source in another tenant.
 */
class Environment extends TerraformStack {
  public constructor(scope: Construct, id: string, { databaseHostname, desiredState }: EnvironmentProps) {
    super(scope, id);

    new StreamkapProvider(this, "streamkap");
    const partner = new StreamkapProvider(this, "partner", {
      alias: "partner",
      clientId: process.env["PARTNER_CLIENT_ID"] ?? "partner-client",
      secret: SecretValue.fromVariable("partner_secret"),
    });

    new StreamkapSource(this, "orders", {
      name: `${id}-orders`,
      desiredState,
      config: new PostgreSqlConfig({
        databaseHostname,
        databaseUser: "streamkap",
        databasePassword: SecretValue.fromVariable("orders_password"),
        databaseDbname: "orders",
        schemaIncludeList: "public",
        tableIncludeList: "public.orders",
      }),
      lifecycle: { preventDestroy: id === "prod" },
    });

    new StreamkapSource(this, "events", {
      name: `${id}-events`,
      config: new WebhookConfig(),
      provider: partner,
    });
  }
}

const app = new App();
new Environment(app, "dev", {
  databaseHostname: "dev-db.example.com",
  desiredState: DesiredState.PAUSED,
});
new Environment(app, "prod", {
  databaseHostname: "prod-db.example.com",
  desiredState: DesiredState.ACTIVE,
});

app.synth();
