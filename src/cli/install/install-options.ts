import { parseArgs } from "node:util";

/** What `install` is told by its arguments. */
export interface InstallArguments {
  /** Folder of a configuration. */
  readonly dir?: string;
  readonly mirror?: string;
  readonly cliConfig: boolean;
  readonly uninstall: boolean;
  readonly help: boolean;
}

export const installHelp = `Usage: terraform-provider-streamkap install [--dir DIR | --mirror DIR] [--uninstall]
       terraform-provider-streamkap install --cli-config [--mirror DIR]

Puts the provider where terraform and tofu find it, and says how to check that. A build that this
command has put there before is replaced.

Options:
  (none)          For all configurations of this user
  --dir DIR       For the configuration in this folder: the provider goes to DIR/terraform.d/plugins
  --mirror DIR    Into a filesystem mirror, which a CLI configuration names
  --cli-config    Prints a CLI configuration. Alone, it has terraform run the provider from where it
                  is now, without "terraform init" (dev_overrides), and nothing is copied. With
                  --mirror, it names the mirror, and what else there is to say goes to stderr
  --uninstall     Removes what this command has put there, and nothing else
  --help          Show this text
`;

/** @throws Error that says what is wrong with the arguments, in its first line */
export function parseInstallArguments(args: readonly string[]): InstallArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      dir: { type: "string" },
      mirror: { type: "string" },
      "cli-config": { type: "boolean", default: false },
      uninstall: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const { dir, mirror, "cli-config": cliConfig, uninstall, help } = values;
  for (const [option, value] of Object.entries({ dir, mirror })) {
    if (value?.trim() === "") throw new RangeError(`--${option} is empty; it has to name a folder`);
  }
  forbid(dir !== undefined && mirror !== undefined, "--dir", "--mirror");
  forbid(dir !== undefined && cliConfig, "--dir", "--cli-config");
  forbid(uninstall && cliConfig, "--uninstall", "--cli-config");
  return {
    ...(dir !== undefined && { dir }),
    ...(mirror !== undefined && { mirror }),
    cliConfig,
    uninstall,
    help,
  };
}

function forbid(both: boolean, one: string, other: string): void {
  if (both) throw new RangeError(`${one} and ${other} do not go together; give one of them`);
}
