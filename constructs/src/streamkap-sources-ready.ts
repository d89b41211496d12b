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
import { GROUP, isMember, type SourceFacts, sourcesAmong } from "./stack/stack-sources";
import { DEFAULT_PROVIDER, type WrittenResource, writtenResource } from "./stack/written-resource";
import { LiteralText } from "./tokens/literal-text";
import { withTextTokens } from "./tokens/token-text";
import { withoutNull } from "./tokens/without-null";
import { logicalIdOf, OWN_SCOPE, ownScopeOf } from "./tree/own-scope";
import { constructsOf } from "./tree/stack-tree";

/** How long to wait, and for whose sources. */
export interface StreamkapSourcesReadyProps {
  /**
   * How long to wait for all of the sources together; `delete` means nothing here.
   *
   * @default as long as the most patient of the sources
   */
  readonly timeouts?: StreamkapSourceTimeouts;

  /**
   * The provider of the sources.
   *
   * @default the provider of the stack without an alias
   */
  readonly provider?: TerraformProvider;

  /**
   * What must be there before the waiting starts, beyond the sources.
   *
   * @default nothing more
   */
  readonly dependsOn?: ITerraformDependable[];
}

/** Begins the id of the group of all sources that name none. */
const DEFAULT_ID = "streamkap-sources-ready";

/** A source, and what stands in the output of it. */
interface Awaited {
  readonly resource: TerraformResource;
  readonly written: WrittenResource;
}

/** What its construct knows of the L1 when it is written. */
interface AtSynth {
  /** Where there is nothing to wait for, nothing is written. */
  readonly isNeeded: () => boolean;
  /** Of its sources, where nobody has given the L1 another one. */
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
    // cdktf demands a provider for each resource that says by this which one it needs.
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
 * Waits until sources are what is desired of them, all at the same time. Fails, naming each one that is
 * broken or late, and taints nothing: the next deployment waits again.
 *
 * Each stack has one per provider, which sources join by default. Make one yourself to have some
 * sources waited for apart from the others: `wait: Wait.inGroup(group)`.
 */
export class StreamkapSourcesReady extends Construct implements ITerraformDependable {
  /**
   * The one that all sources of a stack join which say nothing else.
   *
   * @param scope anything in the stack
   * @param provider of the sources; by default the one without an alias
   */
  public static ofStack(scope: Construct, provider?: TerraformProvider): StreamkapSourcesReady {
    const stack = TerraformStack.of(scope);
    const id = [DEFAULT_ID, provider?.alias].filter((part) => part !== undefined).join("-");
    const own = ownScopeOf(stack);
    const made = [stack, own].map(({ node }) => node.tryFindChild(id)).find(isGroup);
    if (made !== undefined) return made;
    // What is wrong with a provider is said by the source that names it.
    const isRight = problemOfProvider(provider) === undefined;
    return new StreamkapSourcesReady(own, id, isRight ? { provider } : {});
  }

  /** The L1, for what is not offered here. */
  public readonly resource: TerraformResource;

  public constructor(scope: Construct, id: string, props: StreamkapSourcesReadyProps = {}) {
    super(scope, knownId(scope, id, "StreamkapSourcesReady"));
    const stack = TerraformStack.of(this);
    const isOwn = scope === OWN_SCOPE.of(stack);
    const isDefault = isOwn || (scope === stack && id.startsWith(DEFAULT_ID));
    // Its address is the same as that of one which the stack's author has made in its place.
    const isNeeded = (): boolean =>
      !isOwn || (this.present().length > 0 && !isGroup(stack.node.tryFindChild(id)));
    GROUP.mark(this, { defaultId: isDefault ? id : undefined, isOwn });
    demandObject(this.node.path, "props", props);
    const { timeouts, provider, dependsOn } = withTextTokens(withoutNull(props));
    demandDependables(this, dependsOn);
    this.node.addValidation({
      validate: () =>
        [
          ...problemsOfTimeouts(timeouts ?? {}),
          problemOfProvider(provider),
          // Of what the package makes, the sources say it.
          ...(isOwn ? [] : [problemOfProviderUse(this, this.resource), problemOfAddress(this.resource)]),
          ...problemsOfReferences(this, "dependsOn", dependsOn),
          ...problemsOfTokens(this.resource),
          ...(isNeeded() ? this.problemsOfProviders() : []),
        ].filter((problem) => problem !== undefined),
    });
    const config = {
      sources: Lazy.anyValue({ produce: () => this.sources() }),
      // The generated types know no tokens here; the generated code does.
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

  /** The Terraform address: whatever depends on this starts when all of the sources are ready. */
  public get fqn(): string {
    return this.resource.fqn;
  }

  /**
   * Status of each source by the source's path in the stack, such as `orders` or `fleet/orders`, as it was when
   * waiting for the last change of this source ended. Where the L1 has several instances, the instance's key follows:
   * `orders/eu`.
   */
  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- jsii knows no Record
  public get statuses(): { [path: string]: string } {
    return this.resource.getStringMapAttribute("statuses");
  }

  /** Those that are in the tree now: sources, and the fleets that they are in, may have been removed. */
  private present(): readonly SourceFacts[] {
    return sourcesAmong(constructsOf(TerraformStack.of(this))).filter((facts) => isMember(facts, this));
  }

  /** Looked up whenever it is needed: aspects and overrides come later than the sources. */
  private awaited(): readonly Awaited[] {
    return this.present().map(({ resource }) => ({ resource, written: writtenResource(resource) }));
  }

  private timeouts(own: StreamkapSourceTimeouts = {}): StreamkapSourceTimeouts | undefined {
    const awaited = this.awaited();
    const timeout = (operation: "create" | "update"): string | undefined =>
      own[operation] ?? longest(awaited.map(({ written }) => written.timeouts[operation]));
    const { create, update } = { create: timeout("create"), update: timeout("update") };
    return create === undefined && update === undefined ? undefined : { create, update };
  }

  /** Undefined: Terraform's default, the one without an alias. */
  private followedProvider(): string | undefined {
    const [provider, ...others] = new Set(this.awaited().map(({ written }) => written.provider));
    return provider === DEFAULT_PROVIDER || others.length > 0 ? undefined : provider;
  }

  private problemsOfProviders(): string[] {
    const { provider: own } = writtenResource(this.resource);
    return this.awaited()
      .filter(({ written }) => written.provider !== own)
      .map(
        ({ resource, written }) =>
          `${sourcePath(resource)} has the provider ${written.provider} in the output, and what waits for it has ` +
          `${own}. Give ${sourcePath(resource)} its provider by the property "provider", and leave it out ` +
          `of aspects and overrides, or have it waited for by Wait.inGroup() of a group with the same provider.`,
      );
  }

  /** Each source by its path. What has several instances adds one entry for each of them. */
  private sources(): unknown {
    const all = this.awaited();
    if (all.some(({ written }) => written.isRepeated))
      return `\${merge(${all.map(sourcesExpression).join(", ")})}`;
    return Object.fromEntries(
      all.map(({ resource }) => [LiteralText.of(keyOf(resource)), `\${${addressOf(resource)}}`]),
    );
  }
}

nameClass(StreamkapSourcesReady, "StreamkapSourcesReady");

/** Also one of another copy of this package. */
function isGroup(construct: IConstruct | undefined): construct is StreamkapSourcesReady {
  return GROUP.of(construct) !== undefined;
}

/** Not a token: it is text within one stack anyway, and a thousand tokens take longer than a thousand sources. */
function addressOf({ terraformResourceType, friendlyUniqueId }: TerraformResource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}

/** Of the construct that made the L1. */
function sourcePath({ node }: TerraformResource): string {
  return node.scope?.node.path ?? "";
}

/** Known at plan, whatever the source's name is: the path without the stack's. */
function keyOf(resource: TerraformResource): string {
  return sourcePath(resource).slice(TerraformStack.of(resource).node.path.length + 1);
}

/** In Terraform's own words: cdktf cannot write a map whose keys are expressions inside of another expression. */
function sourcesExpression({ resource, written }: Awaited): string {
  const address = addressOf(resource);
  const key = LiteralText.of(JSON.stringify(keyOf(resource)));
  return written.isRepeated
    ? `{ for key, source in ${address} : join("/", [${key}, key]) => source }`
    : `{ ${key} = ${address} }`;
}
