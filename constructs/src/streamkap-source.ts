import {
  Annotations,
  Fn,
  type ITerraformDependable,
  propertyAccess,
  type TerraformResource,
  Token,
} from "cdktf";
import { Construct } from "constructs";
import { problemOfAddress } from "./checks/address-problem";
import { problemsOfLifecycle } from "./checks/lifecycle-problems";
import { problemsOfSource } from "./checks/source-problems";
import { problemsOfTargets } from "./checks/target-versions";
import { problemsOfTokens } from "./checks/token-problems";
import { demandClasses } from "./demand-classes";
import { demandCdkVersion } from "./demands/cdk-version";
import { demandProps } from "./demands/demand-props";
import { demandTask, demandText } from "./demands/demand-text";
import { demandKnown, knownId } from "./demands/known-id";
import { ImportedSource, type IStreamkapSource, topicIdOf } from "./imported-source";
import { nameClass } from "./names/class-name";
import { setTimeouts } from "./settings/timeouts";
import { problemOfProviderUse } from "./stack/provider-use";
import { problemOfReference, problemsOfReferences } from "./stack/reference-problems";
import { problemsAmongSources } from "./stack/source-conflicts";
import { GROUP, SOURCE } from "./stack/stack-sources";
import { problemsOfWrittenTags, setTags, tagsOf } from "./stack/written-tags";
import type { StreamkapSourceProps } from "./streamkap-source-props";
import type { StreamkapSourcesReady } from "./streamkap-sources-ready";
import { withTextTokens } from "./tokens/token-text";
import { withoutNull } from "./tokens/without-null";
import { isInTree } from "./tree/stack-tree";
import { groupThatWaits } from "./waiting-group";

/**
 * A Streamkap source: it captures the changes of one database or service, and writes them to topics.
 */
export class StreamkapSource extends Construct implements IStreamkapSource, ITerraformDependable {
  /**
   * Refers to a source that is made elsewhere. Nothing is created or looked up.
   *
   * @param scope the construct or stack that the reference is made in
   * @param id unique in the scope
   * @param sourceId id of the source, 24 hexadecimal characters, or a token of it
   * @throws Error where the id cannot be that of a source
   */
  public static fromSourceId(scope: Construct, id: string, sourceId: string): IStreamkapSource {
    return new ImportedSource(scope, id, sourceId);
  }

  /**
   * Whether a value is a StreamkapSource, also one of another copy of this package. Use it in an aspect in place of
   * `instanceof`.
   *
   * @param x anything
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/explicit-module-boundary-types -- jsii has no unknown
  public static isStreamkapSource(x: any): x is StreamkapSource {
    return SOURCE.of(x) !== undefined;
  }

  /** The API's code of the connector, such as `postgresql`. */
  public readonly connector: string;

  /** The generated L1 resource. Use it for what this class does not offer: overrides, iterators, imports, moves. */
  public readonly resource: TerraformResource;

  private readonly group: StreamkapSourcesReady | undefined;
  private readonly ownTags: unknown;

  /**
   * Adds a source to a stack.
   *
   * @param scope the construct or stack that the source is made in
   * @param id unique in the scope, and text that the code knows: Terraform's address is made of it
   * @param props the source's name, settings and options
   */
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
    this.group = wait._isTogether ? groupThatWaits(this, wait._group, given) : undefined;
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
   * Give this to `dependsOn` of what needs the source to run. It is the StreamkapSourcesReady that waits for this
   * source; it is the source itself where the source waits by itself, or where nothing waits.
   */
  public get ready(): ITerraformDependable {
    return this.group !== undefined && isInTree(this.group) ? this.group : this;
  }

  /** Terraform address of the resource. Because of it, `dependsOn` of other resources takes a source. */
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

  /**
   * Status of the connector as Terraform last saw it. It is one of `Active`, `Paused`, `Stopped`, `Broken`, `Starting`,
   * `Unassigned` and `Unknown`.
   */
  public get connectorStatus(): string {
    return this.attribute("connector_status");
  }

  /**
   * State that the source is meant to be in, as Terraform last saw it. It is one of `Active`, `Paused` and `Stopped`.
   * Terraform or somebody else has set it.
   */
  public get desiredState(): string {
    return this.attribute("desired_state");
  }

  /** Time at which the source was created, in ISO 8601. */
  public get createdTimestamp(): string {
    return this.attribute("created_timestamp");
  }

  /** What created the source: `terraform`, `web` or `api`. */
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

  /** Id of the Kafka Connect cluster that the source runs on. */
  public get kcClusterId(): string {
    return this.attribute("kc_cluster_id");
  }

  /**
   * Ids of the source's tags. Reading gives a token of the tags that the source has once it is deployed. Setting replaces
   * the `tags` that the source was made with, so that an aspect can set them.
   */
  public get tags(): string[] {
    return Fn.tolist(this.resource.getListAttribute("tags"));
  }

  public set tags(ids: string[]) {
    setTags(this.resource, ids);
  }

  /** Ids of the source's topics. The list is empty until the source runs. */
  public get topicIds(): string[] {
    return this.resource.getListAttribute("topic_ids");
  }

  /** Names of the source's topics. The list is empty until the source runs. */
  public get topics(): string[] {
    return this.resource.getListAttribute("topics");
  }

  /** The topic map, as the API answers it. {@link topicMapValue} gives one entry of it. */
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
   * State of one task, such as `RUNNING` or `FAILED`. The deployment fails where the source has no such task. Right
   * after creation a source may have no task at all.
   *
   * @param task number of the task, as in {@link tasks}
   */
  public taskState(task: number): string {
    return this.taskStatus(task, "state");
  }

  /**
   * Trace of the error that a task failed with. Empty where the task did not fail. See {@link taskState}.
   *
   * @param task number of the task, as in {@link tasks}
   */
  public taskTrace(task: number): string {
    return this.taskStatus(task, "trace");
  }

  /**
   * Host and port of the worker that runs a task. See {@link taskState}.
   *
   * @param task number of the task, as in {@link tasks}
   */
  public taskWorkerId(task: number): string {
    return this.taskStatus(task, "worker_id");
  }

  /** Number of updates that Terraform has made. It changes with each update, and so does what refers to it. */
  public get revision(): number {
    return this.resource.getNumberAttribute("revision");
  }

  /**
   * Id of one of the source's topics: `source_<source id>.<topic>`. The id is put together here, so that it can be used
   * before the topic exists.
   *
   * @param topic name of the topic, such as `public.orders`
   */
  public topicId(topic: string): string {
    return topicIdOf(this, topic);
  }

  /**
   * One entry of the topic map. The deployment fails where the map has no such key. Right after creation the map may be
   * empty.
   *
   * @param key as the API answers it
   */
  public topicMapValue(key: string): string {
    return this.element("topic_map", demandText(this, "the key", key));
  }

  /**
   * Any attribute of the Terraform resource whose value is text. Use it for what the platform generates for some
   * connectors only, such as `webhook_url` or `ssh_public_key`.
   *
   * @param name of the attribute in Terraform
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

  /** Mistakes that Terraform would report too, but without the path of the construct. */
  private problemsOfResource({ name, dependsOn, lifecycle }: StreamkapSourceProps): string[] {
    return [
      problemOfAddress(this.resource),
      problemOfProviderUse(this, this.resource),
      // The author may remove a group that this package has made. Then nothing waits for the source.
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

  /** @param key of the map; a token is written into the expression without quotes */
  private element(map: string, key: string, field?: string): string {
    if (Token.isUnresolved(key)) {
      // cdktf puts text with tokens into quotes, but does not escape quotes in the text.
      const quoted = key.replace(/["\\]/g, "\\$&");
      const parts = field === undefined ? [quoted] : [quoted, field];
      return Token.asString(propertyAccess(this.resource.interpolationForAttribute(map), parts));
    }
    // cdktf writes the keys of a map without quotes. A topic has dots in it, so the key is quoted here.
    return this.attribute(`${map}[${JSON.stringify(key)}]${field === undefined ? "" : `.${field}`}`);
  }
}

nameClass(StreamkapSource, "StreamkapSource");
