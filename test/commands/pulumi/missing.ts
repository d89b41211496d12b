import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** What the command needs on the PATH, and where a user gets it. */
const needed: Readonly<Record<string, string>> = {
  pulumi: "Pulumi's command line: https://www.pulumi.com/docs/iac/download-install/",
  "pulumi-language-nodejs": "it is a part of each release of Pulumi's command line, beside pulumi",
  go: "Go, which builds Pulumi's bridge to Terraform providers: https://go.dev/dl",
};

/**
 * The programs that the command needs and that are not on the PATH, one line for each.
 *
 * @param path the variable PATH
 */
export function missingPrograms(path: string): string[] {
  return Object.entries(needed)
    .filter(([name]) => !path.split(delimiter).some((folder) => isProgram(join(folder, name))))
    .map(([name, where]) => `${name} is not on the PATH: ${where}`);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
