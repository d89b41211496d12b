/**
 * `npm run packages:local`: the packages as a user installs them, before any publication, in `dist/packages`: the provider,
 * the constructs for CDKTF and those for CDK Terrain. The last one needs the npm registry.
 */
import { describePacked, makePackages } from "./packages/local/make.ts";

makePackages((packed) => {
  console.log(describePacked(packed));
}).catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 1;
});
