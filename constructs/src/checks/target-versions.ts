import type { IConstruct } from "constructs";

/** Name of an engine in `targetVersions` → its first release with write-only attributes. */
const WRITE_ONLY_SINCE: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  terraform: [1, 11],
  opentofu: [1, 11],
};

/**
 * What is wrong with write-only settings in an app whose `targetVersions` admit engines without write-only attributes. An
 * app without `targetVersions` gets the error of the provider at plan.
 */
export function problemsOfTargets(
  scope: IConstruct,
  writeOnly: readonly string[],
  className: string,
): string[] {
  const targets: unknown = scope.node.tryGetContext("targetVersions");
  if (typeof targets !== "object" || targets === null) return [];
  const tooOld = Object.entries(targets).filter(
    ([engine, range]) => typeof range === "string" && isBelow(lowest(range), WRITE_ONLY_SINCE[engine]),
  );
  if (tooOld.length === 0) return [];
  const declared = tooOld.map(([engine, range]) => `${engine} ${JSON.stringify(range)}`).join(" and ");
  return writeOnly.map(
    (property) =>
      `${property} of ${className} is write-only, which takes Terraform or OpenTofu 1.11, but targetVersions has ` +
      `${declared}. Raise it to ">=1.11.0" where nothing older deploys this stack, or use SecretValue.stored().`,
  );
}

/** The lowest release that a range such as `>=1.11.0 <2` admits. The form is npm's. */
function lowest(range: string): readonly [major: number, minor: number] {
  const bounds = range.split("||").map((alternative): readonly [number, number] => {
    const [, major = "0", minor = "0"] =
      /(\d+)(?:\.(\d+))?/.exec(alternative.replace(/<=?\s*[\w.*-]+/g, "")) ?? [];
    return [Number(major), Number(minor)];
  });
  return bounds.reduce((least, bound) => (isBelow(bound, least) ? bound : least));
}

function isBelow(
  [major, minor]: readonly [major: number, minor: number],
  other: readonly [major: number, minor: number] | undefined,
): boolean {
  return other !== undefined && (major < other[0] || (major === other[0] && minor < other[1]));
}
