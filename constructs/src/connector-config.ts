import type {
  ITerraformDependable,
  TerraformProvider,
  TerraformResource,
  TerraformResourceLifecycle,
} from "cdktf";
import type { Construct } from "constructs";

/**
 * The kind of a source, and the settings of that kind: what `new PostgreSqlConfig({ … })` makes and
 * a StreamkapSource takes. There is one class per connector.
 */
export abstract class ConnectorConfig {
  /** The API's code of the connector, such as `postgresql`. */
  public readonly connector: string;
  /** Terraform's resource type, such as `streamkap_source_postgresql`. */
  public readonly typeName: string;

  protected constructor(connector: string, typeName: string) {
    this.connector = connector;
    this.typeName = typeName;
  }

  /**
   * Makes the L1 of this connector from its own settings and what all sources have in common.
   *
   * @internal
   */
  public abstract _createResource(scope: Construct, id: string, common: CommonAttributes): TerraformResource;
}

/** What every L1 of a source takes, whichever connector it is. */
export interface CommonAttributes {
  readonly name: string;
  readonly desiredState?: string;
  readonly wait?: string;
  readonly kcClusterId?: string;
  readonly tags?: string[];
  readonly timeouts?: { readonly create?: string; readonly update?: string; readonly delete?: string };
  readonly provider?: TerraformProvider;
  readonly dependsOn?: ITerraformDependable[];
  readonly lifecycle?: TerraformResourceLifecycle;
}
