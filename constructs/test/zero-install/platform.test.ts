import { platformOfThisMachine, problemOfPlatform } from "../../src/zero-install";

describe("platformOfThisMachine()", () => {
  test.each([
    ["linux", "x64", "linux_amd64"],
    ["linux", "arm64", "linux_arm64"],
    ["linux", "ia32", "linux_386"],
    ["darwin", "arm64", "darwin_arm64"],
    ["darwin", "x64", "darwin_amd64"],
    ["win32", "x64", "windows_amd64"],
    ["freebsd", "x64", "freebsd_amd64"],
  ])("turns %s on %s into %s", (system, processor, expected) => {
    expect(platformOfThisMachine(system, processor)).toBe(expected);
  });
});

describe("problemOfPlatform()", () => {
  test.each(["linux_amd64", "linux_arm64", "darwin_arm64"])("accepts %s", (platform) => {
    expect(problemOfPlatform(platform)).toBeUndefined();
  });

  test.each([
    ["windows_amd64", "cannot run on Windows (windows_amd64)"],
    ["linux", '"linux" is not a platform.'],
    ["linux/amd64", '"linux/amd64" is not a platform.'],
    ["../linux_amd64", '"../linux_amd64" is not a platform.'],
    ["", '"" is not a platform.'],
  ])("rejects %j", (platform, expected) => {
    expect(problemOfPlatform(platform)).toContain(expected);
  });
});
