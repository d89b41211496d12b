import type { IConstruct } from "constructs";

/** The CDK that this package is made for, and the versions of it that it works with. */
const CDK = { name: "cdktf", major: "0.21" };

/**
 * Another major version of the CDK, or another CDK, ends in type errors at best. Below 1.0 the second number counts.
 *
 * @throws Error where the stack was made by one
 */
export function demandCdkVersion(construct: IConstruct): void {
  const version: unknown = construct.node.tryGetContext("cdktfVersion");
  // Under cdktf's own Testing.app() it is no number.
  if (typeof version !== "string" || !/^\d+\.\d+\./.test(version)) return;
  if (version.startsWith(`${CDK.major}.`)) return;
  throw new Error(
    `${construct.node.path}: this version of cdktf-streamkap works with ${CDK.name} ${CDK.major}, but the app was made ` +
      `by version ${version}. Install ${CDK.name}@${CDK.major} and cdktf-cli@${CDK.major}, or another version of ` +
      `cdktf-streamkap, whose peer dependencies say what it works with.`,
  );
}
