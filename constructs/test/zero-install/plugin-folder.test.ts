import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readPluginFolder } from "../../src/zero-install";
import { fakePlugin, removeScratch, scratchDirectory } from "../support/fake-plugin";

afterAll(removeScratch);

test("readPluginFolder() reads the version and the entry of a complete folder", () => {
  const { directory } = fakePlugin("1.2.3+dev.0a1b2c3d");
  expect(readPluginFolder(directory)).toEqual({
    directory,
    version: "1.2.3+dev.0a1b2c3d",
    executable: "terraform-provider-streamkap_v1.2.3+dev.0a1b2c3d",
    files: new Map(
      ["data/schemas.bin", "package.json", "terraform-provider-streamkap_v1.2.3+dev.0a1b2c3d"].map((name) => [
        name,
        join(directory, name),
      ]),
    ),
  });
});

describe("readPluginFolder() with a program", () => {
  test.each([
    ["linux_arm64", "terraform-provider-streamkap_v0.1.0"],
    ["windows_amd64", "terraform-provider-streamkap_v0.1.0.exe"],
  ])(
    "on %s gives the program the name that Terraform looks for, and keeps the script beside it",
    (platform, executable) => {
      const plugin = fakePlugin();
      const plain = readPluginFolder(plugin.directory);
      const file = join(scratchDirectory(), "program");
      writeFileSync(file, "");
      const withProgram = readPluginFolder(plugin.directory, { file, platform });
      expect(withProgram.executable).toBe(executable);
      expect([...withProgram.files].sort()).toEqual([
        ["data/schemas.bin", plain.files.get("data/schemas.bin")],
        ["package.json", plain.files.get("package.json")],
        ["provider.js", join(plugin.directory, plugin.executable)],
        [executable, file],
      ]);
    },
  );

  test("refuses a program that does not exist", () => {
    const { directory } = fakePlugin();
    expect(() => readPluginFolder(directory, { file: "none.exe", platform: "windows_amd64" })).toThrow(
      'executable is "none.exe", and there is no such file. Name the program that runs the provider, from the folder in ' +
        "which the app is synthesized, or leave it out where Terraform can start a Node script.",
    );
  });
});

describe("readPluginFolder() of an incomplete folder", () => {
  const cases: Record<string, { spoil: (directory: string, executable: string) => void; problem: string }> = {
    "without package.json": {
      spoil: (directory) => {
        rmSync(join(directory, "package.json"));
      },
      problem: '"package.json" is missing',
    },
    "without an entry": {
      spoil: (directory, executable) => {
        rmSync(join(directory, executable));
      },
      problem: '"terraform-provider-streamkap_v0.1.0" is missing',
    },
    "without a version": {
      spoil: (directory) => {
        writeFileSync(join(directory, "package.json"), "{}");
      },
      problem: '"version" in its package.json is undefined, not like 1.2.3',
    },
    "with a version that is a path": {
      spoil: (directory) => {
        writeFileSync(join(directory, "package.json"), '{"version":"1.2.3/../.."}');
      },
      problem: '"version" in its package.json is "1.2.3/../..", not like 1.2.3',
    },
  };
  test.each(Object.entries(cases))("refuses one %s, and says what to do", (_name, { spoil, problem }) => {
    const { directory, executable } = fakePlugin();
    spoil(directory, executable);
    expect(() => readPluginFolder(directory)).toThrow(
      `The Streamkap provider cannot be taken from ${directory}: ${problem}. Name a folder by "pluginDirectory" that ` +
        `"npm run build" of the provider has made, or a copy of this package's "assets/plugin"; or leave it out for that ` +
        `one. Set "useRegistry: true" to take the provider from the registry.`,
    );
  });

  test("refuses a folder that does not exist", () => {
    const directory = join(scratchDirectory(), "nowhere");
    expect(() => readPluginFolder(directory)).toThrow(`${directory}: "package.json" is missing`);
  });
});
