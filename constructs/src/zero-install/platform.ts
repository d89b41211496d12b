/** Name of a system in Node → in Go, and so in Terraform. Systems that are missing here have one name in both. */
const SYSTEMS: Readonly<Record<string, string>> = { win32: "windows", sunos: "solaris" };
const PROCESSORS: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386" };

/** Terraform's name of the platform that this program runs on, such as `linux_amd64`. */
export function platformOfThisMachine(
  system: string = process.platform,
  processor: string = process.arch,
): string {
  return `${SYSTEMS[system] ?? system}_${PROCESSORS[processor] ?? processor}`;
}

/**
 * Why the plugin cannot run on a platform, and what to do; undefined where it can.
 *
 * @param hasProgram whether Terraform starts a program in place of the plugin's script
 */
export function problemOfPlatform(platform: string, hasProgram = false): string | undefined {
  if (!/^[a-z0-9]+_[a-z0-9]+$/.test(platform)) {
    return `"${platform}" is not a platform. Write system and processor as Terraform does, such as "linux_amd64" or "darwin_arm64".`;
  }
  if (hasProgram || !platform.startsWith("windows_")) return undefined;
  return (
    `The provider that comes with this package cannot run on Windows (${platform}), where Terraform wants an .exe. ` +
    `Name one that starts it, with "executable"; or run in WSL or in a Linux container; or name where Terraform does run, such as platforms: ["linux_amd64"]; ` +
    `or take the provider from the registry, with useRegistry: true.`
  );
}
