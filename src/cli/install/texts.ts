import { providerAddress } from "../../provider/index.ts";
import { quoted } from "../quoted.ts";
import type { Build } from "./build.ts";
import { filesystemMirror } from "./cli-config.ts";
import type { Installed } from "./mirror.ts";

/** The place to which the provider is copied. */
export interface Place {
  readonly kind: "user" | "dir" | "mirror";
  readonly mirror: string;
  /** The option that names the place. Absent if no option does. */
  readonly option?: string;
}

interface Context {
  readonly build: Build;
  readonly place: Place;
  /** Path of a CLI configuration because of which Terraform does not look into implied mirrors. */
  readonly rules?: string;
}

/** The text that says what was done, who finds the provider now, and how to check that. */
export function installedText(installed: Installed, { build, place, rules }: Context): string {
  const { folder, outcome, replaced } = installed;
  const head =
    outcome === "installed"
      ? `Installed the provider ${build.version} for ${build.platform} in\n  ${folder}\n`
      : `The provider ${build.version} for ${build.platform} is there already, in\n  ${folder}\n`;
  return [
    head,
    replaced.length > 0 ? `It takes the place of ${replaced.join(", ")}.\n` : "",
    `\n${whoFinds(place, rules)}`,
    "\nTo check, run this in the folder of a configuration that requires\n",
    `"${providerAddress}" (OpenTofu: tofu init):\n\n`,
    "  terraform init -upgrade\n\n",
    `It says "Installed ... v${build.version} (unauthenticated)". The option -upgrade matters where\n`,
    ".terraform.lock.hcl names the build before.\n",
    `\nTo remove it: ${command(place)} --uninstall\n`,
  ].join("");
}

function whoFinds({ kind, mirror }: Place, rules: string | undefined): string {
  if (kind === "mirror") {
    return (
      "Terraform finds it with these lines in its CLI configuration, a file that TF_CLI_CONFIG_FILE\n" +
      `names (with --cli-config, only these lines go to stdout):\n\n${filesystemMirror(mirror)}`
    );
  }
  const found =
    kind === "user"
      ? "terraform and tofu find it there by themselves, for all configurations of this user.\n"
      : "terraform and tofu find it there by themselves when they run in this folder.\n";
  if (rules === undefined) return found;
  return (
    `Attention: ${rules} has a block provider_installation, so terraform and\n` +
    "tofu look only where that block says. Add to the block:\n\n" +
    `  filesystem_mirror {\n    path    = ${quoted(mirror)}\n    include = [${quoted(providerAddress)}]\n  }\n` +
    `\nAnd add to its block direct, if there is one:\n\n    exclude = [${quoted(providerAddress)}]\n`
  );
}

/** The text that says what was removed. */
export function removedText(folders: readonly string[], { mirror }: Place): string {
  if (folders.length === 0) return `There is nothing in ${mirror} that this command has put there.\n`;
  return `Removed\n${folders.map((folder) => `  ${folder}\n`).join("")}`;
}

function command({ option }: Place): string {
  return ["terraform-provider-streamkap install", ...(option === undefined ? [] : [option])].join(" ");
}
