import {
  type ITerraformDependable,
  Lazy,
  type TerraformProvider,
  type TerraformResource,
  TerraformStack,
} from "cdktf";
import { Construct } from "constructs";
import { SourcesReady, type SourcesReadyConfig } from "./generated/sources-ready";
import { isInOutput } from "./is-in-output";
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

interface Awaited {
  readonly resource: TerraformResource;
  readonly timeouts: StreamkapSourceTimeouts;
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
    const id = ["streamkap-sources-ready", provider?.alias].filter((part) => part !== undefined).join("-");
    const existing = stack.node.tryFindChild(id);
    if (existing instanceof StreamkapSourcesReady) return existing;
    // What is wrong with a provider is said by the source that names it.
    const isRight = problemOfProvider(provider) === undefined;
    return new StreamkapSourcesReady(stack, id, isRight ? { provider } : {});
  }

  /** The L1, for what is not offered here. */
  public readonly resource: TerraformResource;

  private readonly awaited: Awaited[] = [];

  public constructor(scope: Construct, id: string, props: StreamkapSourcesReadyProps = {}) {
    super(scope, id);
    this.node.addValidation({
      validate: () =>
        [...problemsOfTimeouts(props.timeouts ?? {}), problemOfProvider(props.provider)].filter(
          (problem) => problem !== undefined,
        ),
    });
    this.resource = new SourcesReady(this, "Resource", {
      // The generated types know no tokens here; the generated code does.
      ...({
        sources: Lazy.anyValue({ produce: () => this.revisions() }),
        timeouts: Lazy.anyValue({ produce: () => this.timeouts(props.timeouts) }),
      } as unknown as SourcesReadyConfig),
      provider: props.provider,
      dependsOn: props.dependsOn,
    });
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

  /**
   * Has it wait for a source too.
   *
   * @internal
   */
  public _add(resource: TerraformResource, timeouts: StreamkapSourceTimeouts = {}): void {
    if (TerraformStack.of(resource) !== TerraformStack.of(this)) {
      throw new Error(
        `${resource.node.scope?.node.path ?? ""} is to be waited for by ${this.node.path}, which is in another stack. ` +
          `Make a StreamkapSourcesReady in each stack.`,
      );
    }
    this.awaited.push({ resource, timeouts });
  }

  private present(): readonly Awaited[] {
    return this.awaited.filter(({ resource }) => isInOutput(resource));
  }

  private timeouts(own: StreamkapSourceTimeouts = {}): StreamkapSourceTimeouts | undefined {
    const timeout = (operation: "create" | "update"): string | undefined =>
      own[operation] ?? longest(this.present().map(({ timeouts }) => timeouts[operation]));
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
