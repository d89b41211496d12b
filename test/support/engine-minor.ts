import type { Workspace } from "./workspace.ts";

/** Minor version of the workspace's engine, which is what its features depend on: 11 of 1.11.4. */
export async function engineMinor(workspace: Workspace): Promise<number> {
  const { stdout } = await workspace.succeed("version", "-json");
  const { terraform_version: version } = JSON.parse(stdout) as { terraform_version: string };
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major !== 1) throw new Error(`the engine is ${version}, not 1.x`);
  return minor;
}
