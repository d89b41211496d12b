import { chooseTargets, ownTarget, targets } from "../../../scripts/binaries/targets.ts";
import { goPlatform } from "../../support/paths.ts";

it("there is a target for each platform that the README promises an executable for", () => {
  expect(targets.map(({ platform }) => platform)).toEqual([
    "linux_amd64",
    "linux_arm64",
    "darwin_amd64",
    "darwin_arm64",
    "windows_amd64",
  ]);
});

it("each target has a package and bytes of its own", () => {
  expect(new Set(targets.flatMap((target) => [target.package, target.integrity])).size).toBe(10);
});

it("chooseTargets takes the names in their order, and all targets without a name", () => {
  const names = ["windows_amd64", "linux_arm64"];
  expect(chooseTargets(names).map(({ platform }) => platform)).toEqual(names);
  expect(chooseTargets([])).toBe(targets);
});

it("chooseTargets refuses a platform without an executable, and names those that have one", () => {
  expect(() => chooseTargets(["linux_386"])).toThrow(
    'There is no executable for "linux_386". The platforms are linux_amd64, linux_arm64, darwin_amd64, darwin_arm64, windows_amd64.',
  );
});

it("ownTarget is the platform of this machine", () => {
  expect(ownTarget().platform).toBe(goPlatform);
});
