import { type ITerraformDependable, type TerraformProvider, type TerraformResourceLifecycle } from "cdktf";
import { Construct } from "constructs";
import { type ConnectorConfig, isConnectorConfig } from "./connector-config";
import { demandObject } from "./demands/demand-object";
import { demandProps } from "./demands/demand-props";
import { demandText } from "./demands/demand-text";
import { demandKnown, knownId } from "./demands/known-id";
import { nameClass } from "./names/class-name";
import { kindOf } from "./names/kind-of";
import type { DesiredState } from "./settings/desired-state";
import type { StreamkapSourceTimeouts } from "./settings/timeouts";
import { StreamkapSource } from "./streamkap-source";
import type { StreamkapSourceProps } from "./streamkap-source-props";
import { isToken } from "./tokens/token-shape";
import { isPlainObject, isUnknown, withTextTokens } from "./tokens/token-text";
import { withoutNull } from "./tokens/without-null";
import { isInTree } from "./tree/stack-tree";
import type { Wait } from "./wait";

/** One source of a fleet: its name, and what differs from the other sources. */
export interface StreamkapFleetSource {
  /** Name of the source, unique within the tenant. A new name replaces the source, unless `id` is given. */
  readonly name: string;

  /**
   * Id of the source in the construct tree. Give one where the name is a token, and where a renamed source is to be
   * kept.
   *
   * @default the name
   */
  readonly id?: string;

  /**
   * The connector and its settings: `new PostgreSqlConfig({ … })`.
   *
   * @default the fleet's
   */
  readonly config?: ConnectorConfig;

  /**
   * Settings that replace those of `config`: name of its property → value. The compiler knows no names here; a mistake is
   * found when the app is synthesized.
   *
   * @default none
   */
  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style, @typescript-eslint/no-explicit-any -- jsii knows neither Record nor unknown
  readonly settings?: { [property: string]: any };

  /**
   * State that Terraform keeps this source in.
   *
   * @default the fleet's
   */
  readonly desiredState?: DesiredState;

  /**
   * When a deployment calls this source created or updated, and what waits for it.
   *
   * @default the fleet's
   */
  readonly wait?: Wait;

  /**
   * Id of the Kafka Connect cluster that this source runs on.
   *
   * @default the fleet's
   */
  readonly kcClusterId?: string;

  /**
   * Ids of Streamkap tags of this source. An empty list removes all tags.
   *
   * @default the fleet's
   */
  readonly tags?: string[];

  /**
   * How long Terraform waits for each operation on this source.
   *
   * @default the fleet's, for each operation that is left out
   */
  readonly timeouts?: StreamkapSourceTimeouts;

  /**
   * What Terraform deploys before this source.
   *
   * @default the fleet's
   */
  readonly dependsOn?: ITerraformDependable[];

  /**
   * Terraform's lifecycle of this source.
   *
   * @default the fleet's
   */
  readonly lifecycle?: TerraformResourceLifecycle;
}

/** Properties of a StreamkapSourceFleet: the sources, and what all of them share. */
export interface StreamkapSourceFleetProps {
  /** The sources. Their order has no meaning. */
  readonly sources: StreamkapFleetSource[];

  /**
   * The connector and the settings of each source that has no `config` of its own.
   *
   * @default none: each source needs its own
   */
  readonly config?: ConnectorConfig;

  /**
   * State that Terraform keeps the sources in.
   *
   * @default the sources are created active; a later change of their state elsewhere is left alone
   */
  readonly desiredState?: DesiredState;

  /**
   * When a deployment calls a source created or updated, and what waits for it.
   *
   * @default Wait.TOGETHER
   */
  readonly wait?: Wait;

  /**
   * Id of the Kafka Connect cluster that the sources run on.
   *
   * @default the platform chooses
   */
  readonly kcClusterId?: string;

  /**
   * Ids of Streamkap tags of each source. An empty list removes all tags.
   *
   * @default the tags of the sources are left as they are
   */
  readonly tags?: string[];

  /**
   * How long Terraform waits for each operation on a source.
   *
   * @default "20m" for each operation
   */
  readonly timeouts?: StreamkapSourceTimeouts;

  /**
   * The StreamkapProvider that manages the sources. Needed only where the stack has several.
   *
   * @default the provider of the stack without an alias
   */
  readonly provider?: TerraformProvider;

  /**
   * What Terraform deploys before the sources. What their settings refer to is deployed before them anyway.
   *
   * @default only what the settings refer to
   */
  readonly dependsOn?: ITerraformDependable[];

  /**
   * Terraform's lifecycle of each source.
   *
   * @default Terraform's default: a replacement destroys the source first, and then creates it
   */
  readonly lifecycle?: TerraformResourceLifecycle;
}

/**
 * Many sources from a list in code, with what they share said once. Terraform's address of a source holds its name, so
 * that a source can be added or removed without a change to the others.
 */
export class StreamkapSourceFleet extends Construct {
  private readonly made: readonly StreamkapSource[];
  private readonly byName: ReadonlyMap<string, StreamkapSource>;

  /**
   * Adds a fleet of sources to a stack.
   *
   * @param scope the construct or stack that the fleet is made in
   * @param id unique in the scope, and text that the code knows: Terraform's address is made of it
   * @param props the sources, and what they share
   */
  public constructor(scope: Construct, id: string, props: StreamkapSourceFleetProps) {
    super(scope, knownId(scope, id, "StreamkapSourceFleet"));
    demandProps(this, props, "sources");
    const { sources, ...shared } = withTextTokens(withoutNull(props));
    this.demandIds(sources);
    this.made = sources.map((source, index) => this.make(source, shared, index));
    this.byName = new Map(sources.map(({ name }, index) => [name, this.made[index]]));
  }

  /** The sources in the order of the list, without those that were removed from the construct tree since. */
  public get sources(): StreamkapSource[] {
    return this.made.filter(isInTree);
  }

  /** Give these to `dependsOn` of what needs all of the sources to run. */
  public get ready(): ITerraformDependable[] {
    return [...new Set(this.sources.map(({ ready }) => ready))];
  }

  /**
   * The source with a name.
   *
   * @param name as in the list
   * @throws Error where the fleet has no such source
   */
  public source(name: string): StreamkapSource {
    demandKnown(this.node.path, "the name of the source", name);
    const source = this.byName.get(demandText(this, "the name of the source", name));
    if (source !== undefined && isInTree(source)) return source;
    throw new Error(`${this.node.path} has no source with the name "${name}".`);
  }

  private make(
    source: StreamkapFleetSource,
    shared: Omit<StreamkapSourceFleetProps, "sources">,
    index: number,
  ): StreamkapSource {
    const { id, settings, ...own } = source;
    const config: unknown = own.config ?? shared.config;
    const where = `sources[${String(index)}]`;
    demandObject(this.node.path, `settings of ${where}`, settings);
    demandObject(this.node.path, `timeouts of ${where}`, own.timeouts);
    demandObject(this.node.path, "timeouts", shared.timeouts);
    if (!isConnectorConfig(config)) {
      const problem =
        config === undefined
          ? "has no config, and the fleet has none either"
          : `has a config that is ${kindOf(config)}`;
      throw new Error(
        `${this.node.path}: ${where}, "${source.name}", ${problem}. Give one of them the settings of a ` +
          `connector, such as new PostgreSqlConfig({ … }).`,
      );
    }
    const props: StreamkapSourceProps = {
      ...shared,
      ...own,
      config: settings === undefined ? config : config._with(settings),
      timeouts: { ...shared.timeouts, ...own.timeouts },
    };
    return new StreamkapSource(this, id ?? source.name, props);
  }

  /** A construct says only that an id is taken. This says which two sources of the list have it. */
  private demandIds(sources: readonly StreamkapFleetSource[]): void {
    const given: unknown = sources;
    if (isToken(given)) {
      throw new Error(
        `${this.node.path}: sources is a token, and each source of a fleet has an address that is decided now. Where only ` +
          `Terraform knows the list, make one StreamkapSource, and set the "forEach" of its "resource".`,
      );
    }
    if (!Array.isArray(given)) {
      throw new Error(
        `${this.node.path}: sources is ${kindOf(given)}: it must be a list, such as [{ name: "orders" }].`,
      );
    }
    const seen = new Map<string, number>();
    given.forEach((source: unknown, index) => {
      if (!isPlainObject(source)) {
        throw new Error(
          `${this.node.path}: sources[${String(index)}] is ${isToken(source) ? "a token" : kindOf(source)}: it must be an ` +
            `object, such as { name: "orders" }.`,
        );
      }
      const { name, id } = source;
      const key = id ?? name;
      if (typeof key !== "string" || key.trim() === "" || isUnknown(key)) {
        throw new Error(
          `${this.node.path}: sources[${String(index)}] has no name that is known now, which its address in Terraform ` +
            `is made of. Give it a "name", or where that is a token an "id".`,
        );
      }
      const first = seen.get(key);
      if (first !== undefined) {
        throw new Error(
          `${this.node.path}: sources[${String(first)}] and sources[${String(index)}] are both "${key}". ` +
            `Give each a name of its own.`,
        );
      }
      seen.set(key, index);
    });
  }
}

nameClass(StreamkapSourceFleet, "StreamkapSourceFleet");
