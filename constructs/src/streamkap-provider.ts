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
  /**
   * URL of the Streamkap API.
   *
   * @default STREAMKAP_HOST of the environment, else "https://api.streamkap.com"
   */
  readonly host?: string;

  /**
   * Id of the API client.
   *
   * @default STREAMKAP_CLIENT_ID of the environment
   */
  readonly clientId?: string;

  /**
   * Secret of the API client.
   *
   * @default STREAMKAP_SECRET of the environment
   */
  readonly secret?: SecretValue;

  /**
   * Id of the tenant to act in, for a client that administers several.
   *
   * @default STREAMKAP_ADMIN_TENANT_ID of the environment, else the client's tenant
   */
  readonly adminTenantId?: string;

  /**
   * Id of the service to act in, for a client that administers several.
   *
   * @default STREAMKAP_ADMIN_SERVICE_ID of the environment, else the client's service
   */
  readonly adminServiceId?: string;

  /**
   * Path of a PEM file with certificates of your own authorities, which are trusted beside those that Node trusts by
   * itself. A relative path counts from the folder in which Terraform runs, which is that of the stack's output.
   *
   * @default STREAMKAP_CA_CERTS of the environment, else none
   */
  readonly caCerts?: string;

  /**
   * What an L1 resource without a `wait` waits for when it is created or updated: `"active"`, `"server"` or `"none"`. Of a
   * StreamkapSource it counts with `Wait.AS_PROVIDER` only.
   *
   * @default "active"
   */
  readonly wait?: string;

  /**
   * Whether the provider may ask the API for the secrets of sources, to find changes that were made elsewhere.
   *
   * @default true
   */
  readonly secretReturned?: boolean | IResolvable;

  /**
   * Whether reads of many sources share pages of the list of sources, which makes a refresh of 1000 sources a dozen
   * calls. A list shows no secrets, so a change of a secret alone is then not found.
   *
   * @default true
   */
  readonly shareReads?: boolean | IResolvable;

  /**
   * Time-out of one request to the API, as a duration such as `"90s"`.
   *
   * @default "60s"
   */
  readonly requestTimeout?: string;

  /**
   * How many times a request is tried again after a temporary failure, such as a rate limit or a busy gateway: 0 to 20.
   *
   * @default 5
   */
  readonly maxRetries?: number;

  /**
   * How many requests to the API may run at the same time: 1 to 100.
   *
   * @default 10
   */
  readonly maxConcurrentRequests?: number;

  /**
   * Folder for the notes of creates that are under way, by which the apply after a kill finds what was created. It has
   * to outlive the runner, and several runners may share it, such as a mounted volume. A relative path begins at
   * Terraform's working directory.
   *
   * @default STREAMKAP_JOURNAL_DIR of the environment, else a folder in Terraform's data folder
   */
  readonly journalDir?: string;

  /**
   * Name of this provider, for a stack with several.
   *
   * @default none: this is the provider of all resources that name no other
   */
  readonly alias?: string;

  /**
   * Whether Terraform takes the provider from the registry: the version in the lock file, or else the newest version
   * that fits this package. By default, synth copies the provider out of this package into the stack's directory, and
   * there is nothing to install.
   *
   * @default false
   */
  readonly useRegistry?: boolean;

  /**
   * Platforms that Terraform will run on, by Terraform's names: `["linux_amd64", "darwin_arm64"]`. They need Node on the
   * PATH, or an `executable` that brings Node along.
   *
   * @default the platform of this machine
   */
  readonly platforms?: string[];

  /**
   * Folder that holds the provider, for repositories that build their own provider.
   *
   * @default the one in this package
   */
  readonly pluginDirectory?: string;

  /**
   * File of a program that Terraform starts in place of the provider's Node script. Windows needs one, because Terraform
   * wants an .exe there; so does a platform without Node. Synth copies the program beside the script, which is then named
   * `provider.js`. The program must run that script. A program is for one platform. docs/guides/remote-runs.md in the repository
   * shows how to make one out of Node.
   *
   * @default none: the Node on the PATH runs the script
   */
  readonly executable?: string;
}

/**
 * The Streamkap provider of a stack.
 *
 * There is nothing to install: synth copies the provider into the stack's directory, and writes its lock file.
 */
export class StreamkapProvider extends TerraformProvider {
  private attributes: StreamkapProviderConfig;

  /**
   * Adds the provider to a stack.
   *
   * @param scope the construct or stack that the provider is made in
   * @param id unique in the scope, and text that the code knows: Terraform's address is made of it
   * @param props how to reach Streamkap, and where Terraform takes the provider from
   */
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

  /** Name of this provider, for a stack with several. Undefined: none. */
  public override get alias(): string | undefined {
    return this.attributes.alias;
  }

  public override set alias(value: string | undefined) {
    demandKnown(this.node.path, "alias", value);
    this.attributes = { ...this.attributes, alias: value };
  }

  /** What the output says of the provider, by cdktf's names of the attributes. */
  // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- jsii knows no Record
  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { ...this.attributes };
  }
}

nameClass(StreamkapProvider, "StreamkapProvider");

/**
 * Demands a provider that has everything this package knows. The cdktf command line cannot read a stack without a version
 * constraint.
 */
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

/** HCL output is refused, because cdktf writes nested attributes wrongly as HCL. */
function problemsOfOutput({ node: { root } }: StreamkapProvider): string[] {
  if (!App.isApp(root) || !root.hclOutput) return [];
  return ["Streamkap's constructs synthesize to JSON only. Leave out --hcl and hclOutput."];
}
