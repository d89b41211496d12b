import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Annotations, type ISynthesisSession, type TerraformProvider, TerraformStack } from "cdktf";
import { Brand } from "../names/brand";
import { shown } from "../tokens/shown";
import { constructsOf } from "../tree/stack-tree";
import { hasLockFor, LOCK_FILE, type PluginFolder, problemOfPlatform, zeroInstall } from "../zero-install";

/** One provider construct, and where it wants Terraform to take the provider from. */
export interface Installation {
  readonly provider: TerraformProvider;
  /** Undefined: Terraform takes the provider from the registry. */
  readonly plugin: PluginFolder | undefined;
  /** Program that Terraform starts in place of the plugin's script. Undefined: none. */
  readonly executable: string | undefined;
  readonly platforms: readonly string[];
}

/** cdktf looks for this on every construct of a stack when it synthesizes the stack. */
const CUSTOM_SYNTHESIS = Symbol.for("cdktf/customSynthesis");

/** Marks each provider construct. */
const INSTALLATION = new Brand<Installation>("installation");

/**
 * Installs the plugin into the directory of the stack when the stack is synthesized. A stack with several provider
 * constructs gets one plugin, for the platforms of all of them. What they want is checked against each other.
 */
export function installAtSynth(installation: Installation): void {
  const { provider } = installation;
  INSTALLATION.mark(provider, installation);
  provider.node.addValidation({ validate: () => problemsOf(installation, installationsIn(provider)) });
  const onSynthesize = (session: ISynthesisSession): void => {
    const all = installationsIn(provider);
    if (installation === all[0]) synthesize(installation, all, session);
  };
  Object.defineProperty(provider, CUSTOM_SYNTHESIS, { value: { onSynthesize } });
}

/** The installations of all provider constructs that are in the stack now, in the order of the tree. */
function installationsIn(provider: TerraformProvider): Installation[] {
  return constructsOf(TerraformStack.of(provider))
    .map((construct) => INSTALLATION.of(construct))
    .filter((installation) => installation !== undefined);
}

function problemsOf(installation: Installation, all: readonly Installation[]): string[] {
  const { provider, plugin, executable, platforms } = installation;
  const namesake = all.find(({ provider: other }) => other.alias === provider.alias)?.provider ?? provider;
  if (namesake !== provider) {
    return [
      `${provider.alias === undefined ? "There is no alias" : `alias is "${provider.alias}"`}, and ${namesake.node.path} has ` +
        `${provider.alias === undefined ? "none either" : "it too"}. Terraform takes one provider of each alias, and one ` +
        `without: give this one an "alias" of its own.`,
    ];
  }
  const [first = installation] = all;
  if (origin(installation) !== origin(first)) {
    return [
      `One stack has one Streamkap provider, but this one comes from ${origin(installation)} and another from ` +
        `${origin(first)}. Give all of them the same "useRegistry", "pluginDirectory" and "executable".`,
    ];
  }
  const isList: boolean = Array.isArray(platforms);
  if (!isList || platforms.length === 0) {
    return [
      `platforms is ${shown(platforms)}: it must be a list of one or more, such as ["linux_amd64"]. Leave it out ` +
        `for this machine's.`,
    ];
  }
  if (plugin === undefined) return [];
  const served = platformsOf(all);
  if (executable !== undefined && served.length > 1) {
    return [
      `executable is ${JSON.stringify(executable)}, a program for one platform, and the providers of this stack name ` +
        `${served.join(" and ")}. Name the one that it is for, in "platforms".`,
    ];
  }
  return platforms
    .map((platform) => problemOfPlatform(platform, executable !== undefined))
    .filter((problem) => problem !== undefined);
}

function origin({ plugin, executable }: Installation): string {
  if (plugin === undefined) return "the registry";
  return executable === undefined ? plugin.directory : `${plugin.directory} with ${executable}`;
}

/** The platforms of all provider constructs of a stack, each once. */
function platformsOf(all: readonly Installation[]): string[] {
  return [...new Set(all.flatMap(({ platforms }) => platforms))];
}

function synthesize(first: Installation, all: readonly Installation[], session: ISynthesisSession): void {
  if (first.plugin === undefined) return;
  const stack = TerraformStack.of(first.provider);
  const directory = join(session.outdir, session.manifest.forStack(stack).workingDirectory);
  zeroInstall(first.plugin, directory, platformsOf(all));
  warnOfProviderLock(first.provider, stack, join(directory, LOCK_FILE));
}

/**
 * Warns where another provider of the stack is not in the lock file yet. The cdktf command line then runs `terraform
 * providers lock` for all providers, and that command looks only into registries, and never into the stack's directory.
 */
function warnOfProviderLock(provider: TerraformProvider, stack: TerraformStack, lockFile: string): void {
  if (process.env.CDKTF_SKIP_PROVIDER_LOCK !== undefined) return;
  const lock = existsSync(lockFile) ? readFileSync(lockFile, "latin1") : "";
  const missing = new Set(addressesIn(stack).filter((address) => !hasLockFor(lock, address)));
  if (missing.size === 0) return;
  Annotations.of(provider).addWarning(
    `${LOCK_FILE} does not list ${[...missing].join(", ")} yet, so that "cdktf deploy" and "cdktf diff" would ask the ` +
      `registry for all providers of this stack, Streamkap's too, and fail. Run them with ` +
      `CDKTF_SKIP_PROVIDER_LOCK=true in the environment, or with --skip-provider-lock.`,
  );
}

/** Addresses of the stack's providers, without those that are built into Terraform. */
function addressesIn(stack: TerraformStack): string[] {
  return stack
    .allProviders()
    .filter((provider) => TerraformStack.of(provider) === stack)
    .map(({ terraformProviderSource: source, terraformResourceType: type }) => source ?? type)
    .map((source) => (source.includes("/") ? source : `hashicorp/${source}`))
    .filter((address) => !address.startsWith("terraform.io/builtin/"));
}
