import {
  Annotations,
  Fn,
  type ITerraformDependable,
  propertyAccess,
  type TerraformProvider,
  type TerraformResource,
  type TerraformResourceLifecycle,
  TerraformStack,
  Token,
} from "cdktf";
import { Construct } from "constructs";
import { problemOfAddress } from "./checks/address-problem";
import { problemsOfLifecycle } from "./checks/lifecycle-problems";
import { problemsOfSource } from "./checks/source-problems";
import { problemsOfTargets } from "./checks/target-versions";
import { problemsOfTokens } from "./checks/token-problems";
import type { ConnectorConfig } from "./connector-config";
import { demandClasses } from "./demand-classes";
import { demandCdkVersion } from "./demands/cdk-version";
import { demandProps } from "./demands/demand-props";
import { demandTask, demandText } from "./demands/demand-text";
import { demandKnown, knownId } from "./demands/known-id";
import { ImportedSource, type IStreamkapSource, topicIdOf } from "./imported-source";
import { nameClass } from "./names/class-name";
import type { DesiredState } from "./settings/desired-state";
import { setTimeouts, type StreamkapSourceTimeouts } from "./settings/timeouts";
import { problemOfProviderUse } from "./stack/provider-use";
import { problemOfReference, problemsOfReferences } from "./stack/reference-problems";
import { problemsAmongSources } from "./stack/source-conflicts";
import { GROUP, SOURCE } from "./stack/stack-sources";
import { problemsOfWrittenTags, setTags, tagsOf } from "./stack/written-tags";
import { StreamkapSourcesReady } from "./streamkap-sources-ready";
import { withTextTokens } from "./tokens/token-text";
import { withoutNull } from "./tokens/without-null";
import { isInTree } from "./tree/stack-tree";
import type { Wait } from "./wait";

/** What a source is: a name, a connector with its settings, and how Terraform handles it. */
export interface StreamkapSourceProps {
  /** Name of the source. Unique within the tenant; changing it renames the source. */
  readonly name: string;

  /** The connector and its settings: `new PostgreSqlConfig({ … })`. */
  readonly config: ConnectorConfig;

  /**
   * What the source is to be. Set, it is enforced, and a change from outside shows in the plan.
   *
   * @default created active, and left as it is from then on, also if somebody pauses it
   */
  readonly desiredState?: DesiredState;

  /**
   * When creating and updating is done, and who waits for it.
   *
   * @default Wait.TOGETHER: created side by side with the other sources of the stack, and waited for with them
   */
  readonly wait?: Wait;

  /**
   * Kafka Connect cluster to run on.
   *
   * @default the platform's choice
   */
  readonly kcClusterId?: string;

  /**
   * Ids of Streamkap tags. An empty list removes all.
   *
   * @default tags are left as they are
   */
  readonly tags?: string[];

  /** @default 20 minutes each */
  readonly timeouts?: StreamkapSourceTimeouts;

  /**
   * Needed only where the stack has several.
   *
   * @default the provider of the stack without an alias
   */
  readonly provider?: TerraformProvider;

  /**
   * What must be there before the source, beyond what its settings refer to.
   *
   * @default nothing more
   */
  readonly dependsOn?: ITerraformDependable[];

  /**
   * Terraform's lifecycle, such as `{ preventDestroy: true }`. Names are unique, so `createBeforeDestroy` takes a name
   * that is another one for each replacement.
   *
   * @default Terraform's own
   */
  readonly lifecycle?: TerraformResourceLifecycle;
}

/**
 * Data capture from one database or service into topics.
 */
export class StreamkapSource extends Construct implements IStreamkapSource, ITerraformDependable {
  /** A source that is made elsewhere. Nothing is created, nor looked up. */
  public static fromSourceId(scope: Construct, id: string, sourceId: string): IStreamkapSource {
    return new ImportedSource(scope, id, sourceId);
  }

  /** Whether it is one, also where it comes from another copy of this package. An aspect asks so for what it visits. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/explicit-module-boundary-types -- jsii has no unknown
  public static isStreamkapSource(x: any): x is StreamkapSource {
    return SOURCE.of(x) !== undefined;
  }

  /** The API's code of the connector, such as `postgresql`. */
  public readonly connector: string;

  /** The L1, for what is not offered here: overrides, iterators, imports, moves. */
  public readonly resource: TerraformResource;

  private readonly group: StreamkapSourcesReady | undefined;
  private readonly ownTags: unknown;

  public constructor(scope: Construct, id: string, props: StreamkapSourceProps) {
    super(scope, knownId(scope, id, "StreamkapSource"));
    demandCdkVersion(this);
    demandProps(this, props, "name and config");
    const given = withTextTokens(withoutNull(props));
    const { config, wait } = demandClasses(this, given);
    const { name, desiredState, kcClusterId, tags, provider, dependsOn, lifecycle } = given;
    const timeouts = setTimeouts(given.timeouts);
    const common = { name, desiredState, kcClusterId, tags, timeouts, provider, dependsOn, lifecycle };
    this.connector = config.connector;
    this.resource = config._createResource(this, "Resource", { ...common, wait: wait._ownWait });
    this.ownTags = tagsOf(this.resource);
    this.group = wait._isTogether ? this.join(wait._group, given) : undefined;
    SOURCE.mark(this, {
      source: this,
      resource: this.resource,
      name,
      className: config._className,
      uniqueValues: () => config._uniqueValues(this),
      group: this.group,
    });
    this.node.addValidation({ validate: () => this.problems(given) });
    for (const warning of config._ineffective()) Annotations.of(this).addWarning(warning);
  }

  /**
   * What to depend on for a source that runs: whatever waits for this source, or the source itself
   * where it is waited for by itself or not at all.
   */
  public get ready(): ITerraformDependable {
    return this.group !== undefined && isInTree(this.group) ? this.group : this;
  }

  /** The Terraform address, which makes a source a valid `dependsOn` of other resources. */
  public get fqn(): string {
    return this.resource.fqn;
  }

  /** Id of the source: 24 hexadecimal characters. */
  public get sourceId(): string {
    return this.attribute("id");
  }

  /** Name of the source. */
  public get sourceName(): string {
    return this.attribute("name");
  }

  /** Product name of the connector, such as `PostgreSQL`. */
  public get connectorDisplayName(): string {
    return this.attribute("connector_display_name");
  }

  /** `Active`, `Paused`, `Stopped`, `Broken`, `Starting`, `Unassigned` or `Unknown`, as last seen. */
  public get connectorStatus(): string {
    return this.attribute("connector_status");
  }

  /** `Active`, `Paused` or `Stopped`: what is desired of the source, here or by others, as last seen. */
  public get desiredState(): string {
    return this.attribute("desired_state");
  }

  /** When the source was made, as ISO 8601. */
  public get createdTimestamp(): string {
    return this.attribute("created_timestamp");
  }

  /** What made the source: `terraform`, `web` or `api`. */
  public get createdFrom(): string {
    return this.attribute("created_from");
  }

  /** Id of the subscription that the source belongs to. */
  public get subId(): string {
    return this.attribute("sub_id");
  }

  /** Id of the tenant that the source belongs to. */
  public get tenantId(): string {
    return this.attribute("tenant_id");
  }

  /** Id of the service that the source belongs to. */
  public get serviceId(): string {
    return this.attribute("service_id");
  }

  /** Kafka Connect cluster that the source runs on. */
  public get kcClusterId(): string {
    return this.attribute("kc_cluster_id");
  }

  /**
   * Ids of the source's tags. Set, they take the place of the property that the source was made with, so that an aspect
   * can set them; what is read refers to the tags that the source has once it is deployed.
   */
  public get tags(): string[] {
    return Fn.tolist(this.resource.getListAttribute("tags"));
  }

  public set tags(ids: string[]) {
    setTags(this.resource, ids);
  }

  /** Ids of the source's topics. Topics appear once the source runs. */
  public get topicIds(): string[] {
    return this.resource.getListAttribute("topic_ids");
  }

  /** Names of the source's topics. */
  public get topics(): string[] {
    return this.resource.getListAttribute("topics");
  }

  /** The API's topic map as a whole; {@link topicMapValue} takes one entry out of it. */
  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- jsii knows no Record
  public get topicMap(): { [key: string]: string } {
    return this.resource.getStringMapAttribute("topic_map");
  }

  /** Numbers of the source's tasks. */
  public get tasks(): number[] {
    return this.resource.getNumberListAttribute("tasks");
  }

  /** State of each task, by its number as text: `state`, `trace` and `worker_id`. */
  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- jsii knows no Record
  public get taskStatuses(): { [key: string]: unknown } {
    return this.resource.getAnyMapAttribute("task_statuses");
  }

  /**
   * State of one task, such as `RUNNING` or `FAILED`. Terraform fails where there is no such task, and
   * right after creation there may be none.
   *
   * @param task its number, as in {@link tasks}
   */
  public taskState(task: number): string {
    return this.taskStatus(task, "state");
  }

  /** Why a task failed: the trace of its error, else empty. See {@link taskState}. */
  public taskTrace(task: number): string {
    return this.taskStatus(task, "trace");
  }

  /** What runs a task, as host and port. See {@link taskState}. */
  public taskWorkerId(task: number): string {
    return this.taskStatus(task, "worker_id");
  }

  /** Counts the updates that Terraform has made. Whatever refers to it sees each of them. */
  public get revision(): number {
    return this.resource.getNumberAttribute("revision");
  }

  public topicId(topic: string): string {
    return topicIdOf(this, topic);
  }

  /**
   * One entry of the topic map. Terraform fails where the map has no such key, and right after
   * creation it may have none.
   *
   * @param key as it is in the API's answer
   */
  public topicMapValue(key: string): string {
    return this.element("topic_map", demandText(this, "the key", key));
  }

  /**
   * Any text attribute of the Terraform resource: what the platform makes for one connector only,
   * such as `webhook_url` or `ssh_public_key`.
   *
   * @param name Terraform's name of the attribute
   */
  public attribute(name: string): string {
    demandKnown(this.node.path, "the name of the attribute", name);
    return this.resource.getStringAttribute(demandText(this, "the name of the attribute", name));
  }

  private problems(props: StreamkapSourceProps): string[] {
    return [
      ...problemsOfSource(props),
      ...problemsAmongSources(this),
      ...this.problemsOfResource(props),
      ...props.config._problems(),
      ...problemsOfTokens(this.resource),
      ...problemsOfTargets(this, props.config._writeOnly(), props.config._className),
    ];
  }

  /** What Terraform would find by itself, and say without the construct's path. */
  private problemsOfResource({ name, dependsOn, lifecycle }: StreamkapSourceProps): string[] {
    return [
      problemOfAddress(this.resource),
      problemOfProviderUse(this, this.resource),
      // One that this package has made may be removed: then nothing waits for the source.
      GROUP.of(this.group)?.isOwn ? undefined : problemOfReference(this, "The group of wait", this.group),
      ...problemsOfReferences(this, "dependsOn", dependsOn),
      ...problemsOfReferences(this, "replaceTriggeredBy of lifecycle", lifecycle?.replaceTriggeredBy),
      ...problemsOfLifecycle(this.resource, name),
      ...problemsOfWrittenTags(this.resource, this.ownTags),
    ].filter((problem) => problem !== undefined);
  }

  private taskStatus(task: number, field: string): string {
    return this.element("task_statuses", demandTask(this, task), field);
  }

  /** @param key as it is in the map, or a token: that stands in the expression without quotes */
  private element(map: string, key: string, field?: string): string {
    if (Token.isUnresolved(key)) {
      // cdktf quotes text that has tokens in it, and leaves quotes inside of the text as they are.
      const quoted = key.replace(/["\\]/g, "\\$&");
      const parts = field === undefined ? [quoted] : [quoted, field];
      return Token.asString(propertyAccess(this.resource.interpolationForAttribute(map), parts));
    }
    // cdktf writes map keys without quotes, and topics have dots in them: hence the quoted key.
    return this.attribute(`${map}[${JSON.stringify(key)}]${field === undefined ? "" : `.${field}`}`);
  }

  private join(group: StreamkapSourcesReady | undefined, props: StreamkapSourceProps): StreamkapSourcesReady {
    const joined = group ?? StreamkapSourcesReady.ofStack(this, props.provider);
    if (props.dependsOn?.includes(joined)) {
      throw new Error(
        `${this.node.path}: dependsOn has ${joined.node.path}, which waits for this source too, so that each would ` +
          `wait for the other. Give this source another "wait": Wait.BY_ITSELF, or Wait.inGroup() of another group.`,
      );
    }
    if (TerraformStack.of(joined) !== TerraformStack.of(this)) {
      throw new Error(
        `${this.node.path} is to be waited for by ${joined.node.path}, which is in another stack. Make a ` +
          `StreamkapSourcesReady in each stack.`,
      );
    }
    return joined;
  }
}

nameClass(StreamkapSource, "StreamkapSource");
