import { App, type IResolvable, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { problemsOfProvider } from "./checks/provider-problems";
import { problemsOfTokens } from "./checks/token-problems";
import { demandCdkVersion } from "./demands/cdk-version";
import { demandObject } from "./demands/demand-object";
import { demandKnown, knownId } from "./demands/known-id";
import { demandOrigin } from "./demands/provider-origin";
import { PACKAGE_VERSION } from "./generated/package-version";
import type { StreamkapProviderConfig } from "./generated/provider";
import { nameClass } from "./names/class-name";
import { demandSecret } from "./secrets/demand-secret";
import type { SecretValue } from "./secrets/secret-value";
import { problemsOfBareResources } from "./stack/provider-use";
import { installAtSynth } from "./stack/stack-installation";
import { isToken } from "./tokens/token-shape";
import { withTextTokens } from "./tokens/token-text";
import { withoutNull } from "./tokens/without-null";
import { platformOfThisMachine, PROVIDER_ADDRESS, readPluginFolder } from "./zero-install";

/** How to reach Streamkap, and where Terraform takes the provider from. */
export interface StreamkapProviderProps {
  /** @default the environment's STREAMKAP_HOST, else "https://api.streamkap.com" */
  readonly host?: string;

  /** @default the environment's STREAMKAP_CLIENT_ID */
  readonly clientId?: string;

  /**
   * Secret of the client.
   *
   * @default the environment's STREAMKAP_SECRET
   */
  readonly secret?: SecretValue;

  /**
   * Tenant to act in, for administrators of several.
   *
   * @default the environment's STREAMKAP_ADMIN_TENANT_ID, else the client's tenant
   */
  readonly adminTenantId?: string;

  /**
   * Service to act in, for administrators of several.
   *
   * @default the environment's STREAMKAP_ADMIN_SERVICE_ID, else the client's service
   */
  readonly adminServiceId?: string;

  /**
   * When creating and updating is done, for L1 resources that do not say: `"active"`, `"server"` or
   * `"none"`. A StreamkapSource always says, by its own `wait`.
   *
   * @default "active"
   */
  readonly wait?: string;

  /**
   * Whether the API may be asked for the secrets of sources, to see changes made elsewhere.
   *
   * @default true
   */
  readonly secretReturned?: boolean | IResolvable;

  /**
   * Time-out of one request, such as `"90s"`.
   *
   * @default "60s"
   */
  readonly requestTimeout?: string;

  /**
   * How often a request is tried again after a failure that passes, such as a rate limit or a busy gateway: 0 to 20.
   *
   * @default 5
   */
  readonly maxRetries?: number;

  /**
   * How many requests may be under way at a time: 1 to 100.
   *
   * @default 10
   */
  readonly maxConcurrentRequests?: number;

  /**
   * Name of this provider where a stack has several.
   *
   * @default none: the provider of everything in the stack that names no other
   */
  readonly alias?: string;

  /**
   * Take the provider from the registry, in the version that the lock file has, or else the newest that goes with this
   * package. By default it comes with this package: synth lays it beside the stack, and there is nothing to install.
   *
   * @default false
   */
  readonly useRegistry?: boolean;

  /**
   * Where Terraform will run, as it names platforms: `["linux_amd64", "darwin_arm64"]`. Node must be
   * there, or `executable` bring it along.
   *
   * @default this machine's
   */
  readonly platforms?: string[];

  /**
   * Folder that holds the provider, for repositories that build their own.
   *
   * @default the one in this package
   */
  readonly pluginDirectory?: string;

  /**
   * Program that Terraform starts in the place of the provider's Node script: on Windows, where it wants an .exe, or
   * where there is no Node. It is laid beside the script, which is named `provider.js` then, and has to run that. Such a
   * program is for one platform. How one is made of Node: docs/remote-runs.md in the repository.
   *
   * @default none: the script, by the Node that is on the PATH there
   */
  readonly executable?: string;
}

/**
 * The Streamkap provider of a stack.
 *
 * Needs no installation: synth copies the provider into the stack's directory and locks it there.
 */
export class StreamkapProvider extends TerraformProvider {
  private attributes: StreamkapProviderConfig;

  public constructor(scope: Construct, id: string, props: StreamkapProviderProps = {}) {
    knownId(scope, id, "StreamkapProvider");
    const path = `${scope.node.path}/${id}`;
    demandObject(path, "props", props);
    const {
      useRegistry,
      platforms: given,
      pluginDirectory,
      executable,
      secret,
      ...attributes
    } = withTextTokens(withoutNull(props));
    demandKnown(path, "alias", attributes.alias);
    demandOrigin(path, { useRegistry, platforms: given, pluginDirectory, executable });
    const platforms = given ?? [platformOfThisMachine()];
    const [platform = platformOfThisMachine()] = Array.isArray(platforms) ? platforms : [];
    const program = executable === undefined ? undefined : { file: executable, platform };
    const plugin = useRegistry ? undefined : readPluginFolder(pluginDirectory, program);
    super(scope, id, {
      terraformResourceType: "streamkap",
      terraformProviderSource: PROVIDER_ADDRESS,
      terraformGeneratorMetadata: {
        providerName: "streamkap",
        providerVersion: plugin?.version,
        providerVersionConstraint: plugin === undefined ? registryVersions() : undefined,
      },
    });
    demandCdkVersion(this);
    const secretValue =
      secret === undefined ? undefined : demandSecret(secret, "secret", this, "StreamkapProvider");
    const scalars = Object.entries(attributes).filter(
      ([, value]) => typeof value !== "object" || isToken(value),
    );
    this.attributes = { ...Object.fromEntries(scalars), secret: secretValue?._valueIn(this) };
    this.node.addValidation({
      validate: () => [
        ...problemsOfOutput(this),
        ...problemsOfOrigin(useRegistry, { pluginDirectory, executable }),
        ...problemsOfProvider({ ...attributes }, secretValue),
        ...problemsOfTokens(this),
        ...problemsOfBareResources(this),
      ],
    });
    installAtSynth({ provider: this, plugin, executable, platforms });
  }

  /** Name of this provider where a stack has several. */
  public override get alias(): string | undefined {
    return this.attributes.alias;
  }

  public override set alias(value: string | undefined) {
    demandKnown(this.node.path, "alias", value);
    this.attributes = { ...this.attributes, alias: value };
  }

  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- jsii knows no Record
  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { ...this.attributes };
  }
}

nameClass(StreamkapProvider, "StreamkapProvider");

/** Those with everything that this package knows. The cdktf command line reads no stack without any such demand. */
function registryVersions(): string {
  return `>= ${PACKAGE_VERSION}, < ${String(Number.parseInt(PACKAGE_VERSION, 10) + 1)}.0.0`;
}

function problemsOfOrigin(
  useRegistry = false,
  others: Readonly<Record<string, string | undefined>> = {},
): string[] {
  if (!useRegistry) return [];
  return Object.entries(others)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        `useRegistry is true, and ${name} is ${JSON.stringify(value)}: the provider comes from one of the two. Leave out ` +
        `the other.`,
    );
}

/** cdktf prints nested attributes wrongly as HCL. */
function problemsOfOutput({ node: { root } }: StreamkapProvider): string[] {
  if (!App.isApp(root) || !root.hclOutput) return [];
  return ["Streamkap's constructs synthesize to JSON only. Leave out --hcl and hclOutput."];
}
