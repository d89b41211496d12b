import { parseArgs } from "node:util";

/** The arguments of `install`, parsed. */
export interface InstallArguments {
  /** Folder of the configuration that is to find the provider. */
  readonly dir?: string;
  /** Folder of a filesystem mirror. */
  readonly mirror?: string;
  readonly cliConfig: boolean;
  readonly uninstall: boolean;
  readonly help: boolean;
}

/** The text of `install --help`. */
export const installHelp = `Usage: terraform-provider-streamkap install [--dir DIR | --mirror DIR] [--uninstall]
       terraform-provider-streamkap install --cli-config [--mirror DIR]

Copies the provider to a place where terraform and tofu find it, and says how to check that. It
replaces a build that it has put there before.

Options:
  (none)          For all configurations of this user
  --dir DIR       For the configuration in this folder: the provider goes to DIR/terraform.d/plugins
  --mirror DIR    Into a filesystem mirror, which a CLI configuration names
  --cli-config    Prints a CLI configuration. Without --mirror, terraform runs the provider with it
                  from where it is now, without "terraform init" (dev_overrides): nothing is copied.
                  With --mirror, the configuration names the mirror, and all other text goes to
                  stderr
  --uninstall     Removes what this command has put there, and nothing else
  --help          Show this text
`;

/** Parses the arguments. @throws Error whose first line says what is wrong with the arguments */
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
