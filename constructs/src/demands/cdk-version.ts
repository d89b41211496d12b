import type { IConstruct } from "constructs";

/** The CDK that this package is made for, and the major version that it works with. */
const CDK = { name: "cdktf", major: "0.21" };

/**
 * Demands that the app was made by the right CDK: with another one it would fail with type errors at best. Below version
 * 1.0, the second number is the major version.
 *
 * @throws Error where another CDK or another major version made the app
 */
export function demandCdkVersion(construct: IConstruct): void {
  const version: unknown = construct.node.tryGetContext("cdktfVersion");
  // The apps of cdktf's Testing have a word here, and no version.
  if (typeof version !== "string" || !/^\d+\.\d+\./.test(version)) return;
  if (version.startsWith(`${CDK.major}.`)) return;
  throw new Error(
    `${construct.node.path}: this version of cdktf-streamkap works with ${CDK.name} ${CDK.major}, but the app was made ` +
      `by version ${version}. Install ${CDK.name}@${CDK.major} and cdktf-cli@${CDK.major}, or another version of ` +
      `cdktf-streamkap, whose peer dependencies say what it works with.`,
  );
}
