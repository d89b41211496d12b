import type { ITerraformDependable, TerraformProvider, TerraformResourceLifecycle } from "cdktf";
import type { ConnectorConfig } from "./connector-config";
import type { DesiredState } from "./settings/desired-state";
import type { StreamkapSourceTimeouts } from "./settings/timeouts";
import type { Wait } from "./wait";

/** Properties of a StreamkapSource: its name, its connector with the settings, and how Terraform handles the source. */
export interface StreamkapSourceProps {
  /** Name of the source, unique within the tenant. A new name renames the source, and keeps it. */
  readonly name: string;

  /** The connector and its settings: `new PostgreSqlConfig({ … })`. */
  readonly config: ConnectorConfig;

  /**
   * The state that Terraform keeps the source in. A change that somebody makes elsewhere shows in the plan, and the next
   * deployment undoes it. If you remove this property, the source stays as it is: a paused source stays paused.
   *
   * @default the source is created active; a later change of its state elsewhere is left alone
   */
  readonly desiredState?: DesiredState;

  /**
   * When a deployment calls the source created or updated, and what waits for the source.
   *
   * @default Wait.TOGETHER: the sources of the stack are created side by side, and waited for together
   */
  readonly wait?: Wait;

  /**
   * Id of the Kafka Connect cluster that the source runs on.
   *
   * @default the platform chooses
   */
  readonly kcClusterId?: string;

  /**
   * Ids of Streamkap tags. An empty list removes all tags.
   *
   * @default the tags of the source are left as they are
   */
  readonly tags?: string[];

  /**
   * How long Terraform waits for each operation on the source.
   *
   * @default "20m" for each operation
   */
  readonly timeouts?: StreamkapSourceTimeouts;

  /**
   * The StreamkapProvider that manages the source. Needed only where the stack has several.
   *
   * @default the provider of the stack without an alias
   */
  readonly provider?: TerraformProvider;

  /**
   * What Terraform deploys before the source. What the settings refer to is deployed before it anyway.
   *
   * @default only what the settings refer to
   */
  readonly dependsOn?: ITerraformDependable[];

  /**
   * Terraform's lifecycle, such as `{ preventDestroy: true }`. Names of sources are unique, so `createBeforeDestroy`
   * needs a `name` that differs for each replacement.
   *
   * @default Terraform's default: a replacement destroys the source first, and then creates it
   */
  readonly lifecycle?: TerraformResourceLifecycle;
}
