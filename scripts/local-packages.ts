/**
 * `npm run packages:local` makes the packages in `dist/packages`, as a user would install them after a publication: the provider,
 * the constructs for CDKTF, and those for CDK Terrain. The last one needs the npm registry.
 */
import { describePacked, makePackages } from "./packages/local/make.ts";

makePackages((packed) => {
  console.log(describePacked(packed));
}).catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 1;
});
