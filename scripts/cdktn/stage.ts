import { join } from "node:path";
import { root } from "../build/paths.ts";
import { stagePackage } from "../packages/stage.ts";
import { rewriteManifest, rewriteReadme, rewriteSource } from "./rewrite.ts";

/** The folder of the package for CDK Terrain. */
export const cdktnPackage = join(root, ".gen", "cdktn-streamkap");

/** Builds the constructs for CDK Terrain in a folder of their own. Needs the npm registry. */
export async function stageCdktn(): Promise<void> {
  await stagePackage(cdktnPackage, {
    source: rewriteSource,
    readme: rewriteReadme,
    manifest: rewriteManifest,
  });
}
