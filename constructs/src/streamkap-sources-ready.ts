import {
  type ITerraformDependable,
  Lazy,
  type TerraformProvider,
  type TerraformResource,
  TerraformStack,
} from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { nameClass } from "./class-name";
import { SourcesReady, type SourcesReadyConfig } from "./generated/sources-ready";
import { knownId } from "./known-id";
import { logicalIdOf, OWN_SCOPE, ownScopeOf } from "./own-scope";
import { GROUP, isMember, type SourceFacts, sourcesAmong } from "./stack-sources";
import { constructsOf } from "./stack-tree";
import { problemsOfTokens } from "./token-problems";
import { withTextTokens } from "./token-text";
import { withoutNull } from "./without-null";
import { problemOfAddress } from "./address-problem";
import { problemOfProviderUse } from "./provider-use";
import { problemsOfReferences } from "./reference-problems";
import { problemOfProvider, problemsOfTimeouts } from "./value-problems";
import { longest, type StreamkapSourceTimeouts } from "./timeouts";

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

/** Writes nothing where there is nothing to wait for. */
class WrittenWhenNeeded extends SourcesReady {
  public constructor(
    scope: Construct,
    id: string,
    config: SourcesReadyConfig,
    private readonly isNeeded: () => boolean,
  ) {
    super(scope, id, config);
    // cdktf demands a provider for each resource that says by this which one it needs.
    const metadata = this.terraformGeneratorMetadata;
    const get = (): typeof metadata => (isNeeded() ? metadata : undefined);
    Object.defineProperty(this, "terraformGeneratorMetadata", { get });
  }

  public override toTerraform(): unknown {
    return this.isNeeded() ? super.toTerraform() : {};
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
    const { timeouts, provider, dependsOn } = withTextTokens(withoutNull(props));
    this.node.addValidation({
      validate: () =>
        [
          ...problemsOfTimeouts(timeouts ?? {}),
          problemOfProvider(provider),
          // Of what the package makes, the sources say it.
          ...(isOwn ? [] : [problemOfProviderUse(this, this.resource), problemOfAddress(this.resource)]),
          ...problemsOfReferences(this, "dependsOn", dependsOn),
          ...problemsOfTokens(this.resource),
        ].filter((problem) => problem !== undefined),
    });
    const config = {
      // The generated types know no tokens here; the generated code does.
      ...({
        sources: Lazy.anyValue({ produce: () => this.revisions() }),
        timeouts: Lazy.anyValue({ produce: () => this.timeouts(timeouts) }),
      } as unknown as SourcesReadyConfig),
      provider,
      dependsOn,
    };
    this.resource = new WrittenWhenNeeded(this, "Resource", config, isNeeded);
    if (isOwn) this.resource.overrideLogicalId(logicalIdOf(stack, id, "Resource"));
  }

  /** The Terraform address: whatever depends on this starts when all of the sources are ready. */
  public get fqn(): string {
    return this.resource.fqn;
  }

  /** Status of each source by its id, as it was when the waiting ended. */
  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- jsii knows no Record
  public get statuses(): { [id: string]: string } {
    return this.resource.getStringMapAttribute("statuses");
  }

  /** Those that are in the tree now: sources, and the fleets that they are in, may have been removed. */
  private present(): readonly SourceFacts[] {
    return sourcesAmong(constructsOf(TerraformStack.of(this))).filter((facts) => isMember(facts, this));
  }

  private timeouts(own: StreamkapSourceTimeouts = {}): StreamkapSourceTimeouts | undefined {
    const present = this.present();
    const timeout = (operation: "create" | "update"): string | undefined =>
      own[operation] ?? longest(present.map(({ timeouts }) => timeouts?.[operation]));
    const { create, update } = { create: timeout("create"), update: timeout("update") };
    return create === undefined && update === undefined ? undefined : { create, update };
  }

  /** Revisions by id. What has several instances adds one entry for each of them. */
  private revisions(): unknown {
    const all = this.present().map(({ resource }) => resource);
    if (all.some(isRepeated)) return `\${merge(${all.map(revisionsExpression).join(", ")})}`;
    return Object.fromEntries(
      all.map(addressOf).map((address) => [`\${${address}.id}`, `\${${address}.revision}`]),
    );
  }
}

nameClass(StreamkapSourcesReady, "StreamkapSourcesReady");

/** Also one of another copy of this package. */
function isGroup(construct: IConstruct | undefined): construct is StreamkapSourcesReady {
  return GROUP.of(construct) !== undefined;
}

function isRepeated({ forEach, count }: TerraformResource): boolean {
  return forEach !== undefined || count !== undefined;
}

/** Not a token: it is text within one stack anyway, and a thousand tokens take longer than a thousand sources. */
function addressOf({ terraformResourceType, friendlyUniqueId }: TerraformResource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}

/** In Terraform's own words: cdktf cannot write a map whose keys are expressions inside of another expression. */
function revisionsExpression(resource: TerraformResource): string {
  const address = addressOf(resource);
  return isRepeated(resource)
    ? `{ for one in ${address} : one.id => one.revision }`
    : `{ (${address}.id) = ${address}.revision }`;
}
