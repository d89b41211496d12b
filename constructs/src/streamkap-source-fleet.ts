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
import { StreamkapSource, type StreamkapSourceProps } from "./streamkap-source";
import { isToken } from "./tokens/token-shape";
import { isPlainObject, isUnknown, withTextTokens } from "./tokens/token-text";
import { withoutNull } from "./tokens/without-null";
import { isInTree } from "./tree/stack-tree";
import type { Wait } from "./wait";

/** One source of a fleet: its name, and in what it differs from the others. */
export interface StreamkapFleetSource {
  /** Name of the source. Unique within the tenant; changing it makes another source of it. */
  readonly name: string;

  /**
   * What the source is called in the construct tree. Give one to rename a source and keep it, and where the name
   * is a token.
   *
   * @default its name
   */
  readonly id?: string;

  /**
   * The connector and its settings.
   *
   * @default the fleet's
   */
  readonly config?: ConnectorConfig;

  /**
   * Settings that differ from those of `config`, by the names of its properties. Checked at synth, as no
   * compiler does.
   *
   * @default none
   */
  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style, @typescript-eslint/no-explicit-any -- jsii knows neither Record nor unknown
  readonly settings?: { [property: string]: any };

  /** @default the fleet's */
  readonly desiredState?: DesiredState;
  /** @default the fleet's */
  readonly wait?: Wait;
  /** @default the fleet's */
  readonly kcClusterId?: string;
  /** @default the fleet's */
  readonly tags?: string[];
  /** @default the fleet's, each of them */
  readonly timeouts?: StreamkapSourceTimeouts;
  /** @default the fleet's */
  readonly dependsOn?: ITerraformDependable[];
  /** @default the fleet's */
  readonly lifecycle?: TerraformResourceLifecycle;
}

/** The sources, and what they share. */
export interface StreamkapSourceFleetProps {
  /** The sources. Their order means nothing. */
  readonly sources: StreamkapFleetSource[];

  /**
   * The connector and the settings of all sources that have no `config` of their own.
   *
   * @default each source has its own
   */
  readonly config?: ConnectorConfig;

  /** @default created active, and left as they are from then on */
  readonly desiredState?: DesiredState;
  /** @default Wait.TOGETHER */
  readonly wait?: Wait;
  /** @default the platform's choice */
  readonly kcClusterId?: string;
  /** @default tags are left as they are */
  readonly tags?: string[];
  /** @default 20 minutes each */
  readonly timeouts?: StreamkapSourceTimeouts;
  /** @default the provider of the stack without an alias */
  readonly provider?: TerraformProvider;
  /** @default nothing more than what the settings refer to */
  readonly dependsOn?: ITerraformDependable[];
  /** @default Terraform's own */
  readonly lifecycle?: TerraformResourceLifecycle;
}

/**
 * Many sources from a list in code, with what they share said once. Each has its name in its address, so
 * that one more or one fewer moves no other.
 */
export class StreamkapSourceFleet extends Construct {
  private readonly made: readonly StreamkapSource[];
  private readonly byName: ReadonlyMap<string, StreamkapSource>;

  public constructor(scope: Construct, id: string, props: StreamkapSourceFleetProps) {
    super(scope, knownId(scope, id, "StreamkapSourceFleet"));
    demandProps(this, props, "sources");
    const { sources, ...shared } = withTextTokens(withoutNull(props));
    this.demandIds(sources);
    this.made = sources.map((source, index) => this.make(source, shared, index));
    this.byName = new Map(sources.map(({ name }, index) => [name, this.made[index]]));
  }

  /** The sources, in the order of the list, without those that were removed from the tree since. */
  public get sources(): StreamkapSource[] {
    return this.made.filter(isInTree);
  }

  /** What to depend on for all of the sources to run. */
  public get ready(): ITerraformDependable[] {
    return [...new Set(this.sources.map(({ ready }) => ready))];
  }

  /**
   * The source of that name.
   *
   * @param name as in the list
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

  /** Checked here, because a construct only says that an id is taken, and not by which one of a list. */
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
