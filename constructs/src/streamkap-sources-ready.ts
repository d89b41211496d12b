import {
  type ITerraformDependable,
  Lazy,
  type TerraformProvider,
  type TerraformResource,
  TerraformStack,
} from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { problemOfAddress } from "./checks/address-problem";
import { problemsOfTokens } from "./checks/token-problems";
import { problemOfProvider, problemsOfTimeouts } from "./checks/value-problems";
import { demandDependables } from "./demands/demand-dependables";
import { demandObject } from "./demands/demand-object";
import { knownId } from "./demands/known-id";
import { SourcesReady, type SourcesReadyConfig, type SourcesReadyTimeouts } from "./generated/sources-ready";
import { nameClass } from "./names/class-name";
import { longest, type StreamkapSourceTimeouts } from "./settings/timeouts";
import { problemOfProviderUse } from "./stack/provider-use";
import { problemsOfReferences } from "./stack/reference-problems";
import { GROUP, isMember, SOURCE, sourcesAmong } from "./stack/stack-sources";
import { DEFAULT_PROVIDER, isRepeated, writtenProvider, writtenTimeouts } from "./stack/written-resource";
import { LiteralText } from "./tokens/literal-text";
import { withTextTokens } from "./tokens/token-text";
import { withoutNull } from "./tokens/without-null";
import { logicalIdOf, OWN_SCOPE, ownScopeOf } from "./tree/own-scope";
import { isInOutput } from "./tree/is-in-output";
import { constructsOf, hasConstruct } from "./tree/stack-tree";

/** Properties of a StreamkapSourcesReady. */
export interface StreamkapSourcesReadyProps {
  /**
   * How long Terraform waits for all of the sources together, such as `{ create: "30m" }`. `delete` has no effect.
   *
   * @default the longest of the sources' own time-outs
   */
  readonly timeouts?: StreamkapSourceTimeouts;

  /**
   * The StreamkapProvider of the sources.
   *
   * @default the provider of the stack without an alias
   */
  readonly provider?: TerraformProvider;

  /**
   * What Terraform deploys before the waiting starts, beside the sources.
   *
   * @default only the sources
   */
  readonly dependsOn?: ITerraformDependable[];
}

/** The id of the group that sources join by default begins so. The alias of the provider follows. */
const DEFAULT_ID = "streamkap-sources-ready";

/** What the L1 asks its construct for when the L1 is written. */
interface AtSynth {
  /** Whether the L1 is written at all. A group with no source to wait for is not. */
  readonly isNeeded: () => boolean;
  /** The provider of the sources, for an L1 that was given none. Undefined: the one without an alias. */
  readonly provider: () => string | undefined;
}

class WrittenWhenNeeded extends SourcesReady {
  public constructor(
    scope: Construct,
    id: string,
    config: SourcesReadyConfig,
    private readonly atSynth: AtSynth,
  ) {
    super(scope, id, config);
    // cdktf demands a provider in the stack for each resource that has this metadata.
    const metadata = this.terraformGeneratorMetadata;
    const get = (): typeof metadata => (atSynth.isNeeded() ? metadata : undefined);
    Object.defineProperty(this, "terraformGeneratorMetadata", { get });
  }

  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style, @typescript-eslint/no-explicit-any -- cdktf's own type
  public override get terraformMetaArguments(): { [name: string]: any } {
    const own = super.terraformMetaArguments;
    const given: unknown = own.provider;
    return { ...own, provider: given ?? this.atSynth.provider() };
  }

  public override toTerraform(): unknown {
    return this.atSynth.isNeeded() ? super.toTerraform() : {};
  }
}

/**
 * Waits for several sources at the same time, until each is in its desired state. Where a source is broken or late, the
 * deployment fails with its name. Nothing is tainted: the next deployment waits again.
 *
 * A stack has one such group for each provider, and sources join it by default. Make a group yourself to wait for some
 * sources apart from the others, and give it to the sources: `wait: Wait.inGroup(group)`.
 */
export class StreamkapSourcesReady extends Construct implements ITerraformDependable {
  /**
   * The group that the sources of a stack join by default. It is made where there is none yet.
   *
   * @param scope any construct of the stack, or the stack
   * @param provider the sources' provider; by default the one without an alias
   */
  public static ofStack(scope: Construct, provider?: TerraformProvider): StreamkapSourcesReady {
    const stack = TerraformStack.of(scope);
    const id = [DEFAULT_ID, provider?.alias].filter((part) => part !== undefined).join("-");
    const own = ownScopeOf(stack);
    const made = [stack, own].map(({ node }) => node.tryFindChild(id)).find(isGroup);
    if (made !== undefined) return made;
    // The source that names a wrong provider reports it.
    const isRight = problemOfProvider(provider) === undefined;
    return new StreamkapSourcesReady(own, id, isRight ? { provider } : {});
  }

  /** The generated L1 resource, for what this class does not offer. */
  public readonly resource: TerraformResource;

  /**
   * Adds a group, which waits for its sources, to a stack.
   *
   * @param scope the construct or stack that the group is made in
   * @param id unique in the scope, and text that the code knows: Terraform's address is made of it
   * @param props time-outs, provider and dependencies of the waiting
   */
  public constructor(scope: Construct, id: string, props: StreamkapSourcesReadyProps = {}) {
    super(scope, knownId(scope, id, "StreamkapSourcesReady"));
    const stack = TerraformStack.of(this);
    const isOwn = scope === OWN_SCOPE.of(stack);
    const isDefault = isOwn || (scope === stack && id.startsWith(DEFAULT_ID));
    // A group that the author of the stack makes under this id has the same address, and takes the place of this one.
    const isNeeded = (): boolean => !isOwn || (this.hasSource() && !isGroup(stack.node.tryFindChild(id)));
    GROUP.mark(this, { defaultId: isDefault ? id : undefined, isOwn });
    demandObject(this.node.path, "props", props);
    const { timeouts, provider, dependsOn } = withTextTokens(withoutNull(props));
    demandDependables(this, dependsOn);
    this.node.addValidation({
      validate: () =>
        [
          ...problemsOfTimeouts(timeouts ?? {}),
          problemOfProvider(provider),
          // For the group that this package makes, the sources report these.
          ...(isOwn ? [] : [problemOfProviderUse(this, this.resource), problemOfAddress(this.resource)]),
          ...problemsOfReferences(this, "dependsOn", dependsOn),
          ...problemsOfTokens(this.resource),
          ...(isNeeded() ? this.problemsOfProviders() : []),
        ].filter((problem) => problem !== undefined),
    });
    const config = {
      // cdktf prepares a stack to find references to other stacks, and the addresses of sources have none.
      sources: Lazy.anyValue({ produce: ({ preparing }) => (preparing ? undefined : this.sources()) }),
      // The generated type takes no token here. The generated code does.
      timeouts: Lazy.anyValue({ produce: () => this.timeouts(timeouts) }) as SourcesReadyTimeouts,
      provider,
      dependsOn,
    };
    this.resource = new WrittenWhenNeeded(this, "Resource", config, {
      isNeeded,
      provider: () => this.followedProvider(),
    });
    if (isOwn) this.resource.overrideLogicalId(logicalIdOf(stack, id, "Resource"));
  }

  /** Terraform address of the resource. What depends on it starts when all of the sources are ready. */
  public get fqn(): string {
    return this.resource.fqn;
  }

  /**
   * Path of each source in the stack, such as `orders` or `fleet/orders` → status of the source when the last waiting
   * for it ended, such as `Active`. Where the L1 of a source has several instances, each has an entry, and the key of the
   * instance ends the path: `orders/eu`.
   */
  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- jsii knows no Record
  public get statuses(): { [path: string]: string } {
    return this.resource.getStringMapAttribute("statuses");
  }

  private hasSource(): boolean {
    return hasConstruct(TerraformStack.of(this), (construct) => {
      const facts = SOURCE.of(construct);
      return facts !== undefined && isMember(facts, this) && isInOutput(facts.resource);
    });
  }

  /**
   * The resources of the group's sources that are in the tree now. A source or its fleet may have been removed. Looked up each
   * time, because aspects and overrides change the resources after the sources were made.
   */
  private awaited(): readonly TerraformResource[] {
    return sourcesAmong(constructsOf(TerraformStack.of(this)))
      .filter((facts) => isMember(facts, this))
      .map(({ resource }) => resource);
  }

  private timeouts(own: StreamkapSourceTimeouts = {}): StreamkapSourceTimeouts | undefined {
    const wishes = this.awaited().map(writtenTimeouts);
    const timeout = (operation: "create" | "update"): string | undefined =>
      own[operation] ?? longest(wishes.map((wish) => wish[operation]));
    const { create, update } = { create: timeout("create"), update: timeout("update") };
    return create === undefined && update === undefined ? undefined : { create, update };
  }

  /** The provider that all of the sources have. Undefined where that is the one without an alias, and where they differ. */
  private followedProvider(): string | undefined {
    const [provider, ...others] = new Set(this.awaited().map((resource) => writtenProvider(resource)));
    return provider === DEFAULT_PROVIDER || others.length > 0 ? undefined : provider;
  }

  private problemsOfProviders(): string[] {
    const own = writtenProvider(this.resource, this.resource.terraformMetaArguments.provider);
    return this.awaited()
      .map((resource) => ({ resource, provider: writtenProvider(resource) }))
      .filter(({ provider }) => provider !== own)
      .map(
        ({ resource, provider }) =>
          `${sourcePath(resource)} has the provider ${provider} in the output, and what waits for it has ` +
          `${own}. Give ${sourcePath(resource)} its provider by the property "provider", and leave it out ` +
          `of aspects and overrides, or have it waited for by Wait.inGroup() of a group with the same provider.`,
      );
  }

  /** Path of each source → the resource. A resource with several instances gives one entry for each instance. */
  private sources(): unknown {
    const all = this.awaited();
    if (all.some(isRepeated)) return `\${merge(${all.map(sourcesExpression).join(", ")})}`;
    return Object.fromEntries(
      all.map((resource) => [LiteralText.of(keyOf(resource)), `\${${addressOf(resource)}}`]),
    );
  }
}

nameClass(StreamkapSourcesReady, "StreamkapSourcesReady");

/** Whether a construct is a StreamkapSourcesReady, also one of another copy of this package. */
function isGroup(construct: IConstruct | undefined): construct is StreamkapSourcesReady {
  return GROUP.of(construct) !== undefined;
}

/** The address as plain text. A token would say the same within one stack, and resolving a thousand tokens is slow. */
function addressOf({ terraformResourceType, friendlyUniqueId }: TerraformResource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}

/** Path of the construct that made the L1. */
function sourcePath({ node }: TerraformResource): string {
  return node.scope?.node.path ?? "";
}

/** The path of the source without the path of the stack. Terraform knows it at plan, also where the name is unknown. */
function keyOf(resource: TerraformResource): string {
  return sourcePath(resource).slice(TerraformStack.of(resource).node.path.length + 1);
}

/** Written by hand, because cdktf cannot write a map with expressions for keys inside of another expression. */
function sourcesExpression(resource: TerraformResource): string {
  const address = addressOf(resource);
  const key = LiteralText.of(JSON.stringify(keyOf(resource)));
  return isRepeated(resource)
    ? `{ for key, source in ${address} : join("/", [${key}, key]) => source }`
    : `{ ${key} = ${address} }`;
}
