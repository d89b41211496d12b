import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

const names = ["terraform", "tofu"];

/**
 * The engine to run. TERRAFORM_BINARY_NAME names it by path or by name, as for CDKTF. Without this variable it is the terraform
 * on the PATH, or else the tofu on the PATH.
 *
 * @throws Error of one line that says how to get one
 */
export function engineOnPath(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string {
  const chosen = env["TERRAFORM_BINARY_NAME"] ?? "";
  const wanted = chosen === "" ? names : [chosen];
  for (const name of wanted) {
    const found = candidates(name, env, platform).find(isExecutable);
    if (found !== undefined) return found;
  }
  const missing =
    chosen === ""
      ? "there is no terraform and no tofu on the PATH"
      : `TERRAFORM_BINARY_NAME is "${chosen}", and there is no such program`;
  throw new Error(
    `${missing}: install Terraform 1.5 or later, or OpenTofu; or, with Go, run ` +
      "`npm run engines -- terraform@1.11.4` and set TERRAFORM_BINARY_NAME to the path that it prints",
  );
}

function candidates(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): readonly string[] {
  const files = platform === "win32" && !name.endsWith(".exe") ? [`${name}.exe`] : [name];
  if (/[/\\]/.test(name)) return [...files, name].map((file) => resolve(file));
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) => files.map((file) => join(folder, file)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
