import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The machine and its user, on which the places depend. */
export interface User {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The system in Node's words, such as `win32`. */
  readonly platform: string;
  readonly home: string;
}

/**
 * The folder in which both terraform and tofu look for the providers of a user, without any configuration ("implied
 * local mirror directories" in the documentation of the CLI configuration file).
 */
export function pluginsOfUser(user: User): string {
  if (user.platform === "win32") return join(applicationData(user), "terraform.d", "plugins");
  return join(user.home, ".terraform.d", "plugins");
}

/**
 * The CLI configuration that keeps Terraform from looking into implied mirrors. If it has a block
 * `provider_installation`, Terraform looks only where the block says.
 *
 * @returns the path of that file; undefined if there is none
 */
export function installationRules(user: User): string | undefined {
  const named = user.environment["TF_CLI_CONFIG_FILE"];
  const files =
    named !== undefined && named !== ""
      ? [named]
      : user.platform === "win32"
        ? ["terraform.rc", "tofu.rc"].map((name) => join(applicationData(user), name))
        : [".terraformrc", ".tofurc"].map((name) => join(user.home, name));
  return files.find((file) => existsSync(file) && hasRules(file));
}

function hasRules(file: string): boolean {
  try {
    return /^\s*provider_installation\b/m.test(readFileSync(file, "utf8"));
  } catch {
    // Terraform itself says what is wrong with a file that cannot be read.
    return false;
  }
}

function applicationData({ environment, home }: User): string {
  const folder = environment["APPDATA"];
  return folder === undefined || folder === "" ? join(home, "AppData", "Roaming") : folder;
}
