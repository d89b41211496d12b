import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listFiles } from "../../src/zero-install/plugin-hash";
import { installPlugin } from "../../src/zero-install/install";
import { type PluginFolder, readPluginFolder } from "../../src/zero-install/plugin-folder";
import { fakePlugin, removeScratch, scratchDirectory } from "../support/fake-plugin";

afterAll(removeScratch);

interface Place {
  readonly plugin: PluginFolder;
  readonly scratch: string;
  readonly target: string;
}

function installed(): Place {
  const plugin = readPluginFolder(fakePlugin().directory);
  const scratch = scratchDirectory();
  const target = join(scratch, "plugins", "0.1.0", "linux_amd64");
  installPlugin(plugin, target, scratch);
  return { plugin, scratch, target };
}

const mode = (...path: string[]): string => (statSync(join(...path)).mode & 0o777).toString(8);

test("installPlugin() writes all files and an executable entry, and leaves no other file", () => {
  const { plugin, scratch, target } = installed();
  expect(listFiles(target)).toEqual(["data/schemas.bin", "package.json", plugin.executable]);
  for (const name of listFiles(target)) {
    expect(readFileSync(join(target, name))).toEqual(readFileSync(join(plugin.directory, name)));
  }
  expect([mode(target, plugin.executable), mode(target, "package.json")]).toEqual(["755", "644"]);
  expect(readdirSync(scratch)).toEqual(["plugins"]);
});

test("installPlugin() does not write again what is there already", () => {
  const { plugin, scratch, target } = installed();
  const before = statSync(target).ino;
  installPlugin(plugin, target, scratch);
  expect(statSync(target).ino).toBe(before);
});

describe("installPlugin() replaces the whole folder", () => {
  const cases: Record<string, (place: Place) => void> = {
    "if a file has other bytes": ({ plugin }) => {
      writeFileSync(join(plugin.directory, plugin.executable), "#!/usr/bin/env node\n// newer\n");
    },
    "if there is a file too many": ({ target }) => {
      writeFileSync(join(target, "stale.js"), "");
    },
    "if a file is missing": ({ target }) => {
      rmSync(join(target, "package.json"));
    },
    "if the entry is not executable": ({ target, plugin }) => {
      chmodSync(join(target, plugin.executable), 0o644);
    },
  };
  test.each(Object.entries(cases))("%s", (_name, change) => {
    const place = installed();
    change(place);
    const { plugin, scratch, target } = place;
    installPlugin(plugin, target, scratch);
    expect(listFiles(target)).toEqual(listFiles(plugin.directory));
    expect(readFileSync(join(target, plugin.executable))).toEqual(
      readFileSync(join(plugin.directory, plugin.executable)),
    );
    expect(mode(target, plugin.executable)).toBe("755");
    expect(readdirSync(scratch)).toEqual(["plugins"]);
  });
});

test("processes that lay down different plugins at the same time do not disturb each other", async () => {
  const directory = join(__dirname, "../../lib/zero-install");
  const plugins = [fakePlugin("0.1.0", "// one\n").directory, fakePlugin("0.1.0", "// two\n").directory];
  const outdir = scratchDirectory();
  const rounds = 20;
  // Each round has a folder of its own. Some processes find it empty, and some find the other plugin in it.
  const program = `
      const { readPluginFolder, zeroInstall } = require(${JSON.stringify(directory)});
      const plugins = ${JSON.stringify(plugins)}.map((folder) => readPluginFolder(folder));
      process.stdin.once("data", () => {
        for (let round = 0; round < ${String(rounds)}; round++) {
          const stack = ${JSON.stringify(outdir)} + "/" + round;
          for (const plugin of plugins) zeroInstall(plugin, stack, ["linux_amd64"]);
        }
        process.stdin.destroy();
      });
      console.log("ready");`;
  const errors: string[] = [];
  const processes = Array.from({ length: 4 }, () => spawn(process.execPath, ["-e", program]));
  for (const { stderr } of processes) stderr.on("data", (text: Buffer) => errors.push(text.toString()));
  await Promise.all(processes.map(async ({ stdout }) => once(stdout, "data")));
  const ends = processes.map(async (child) => once(child, "close"));
  for (const { stdin } of processes) stdin.write("go\n");
  expect([errors, (await Promise.all(ends)).flat().filter((code) => code !== null)]).toEqual([
    [],
    [0, 0, 0, 0],
  ]);
  const whole = listFiles(plugins[0] ?? "").length;
  for (let round = 0; round < rounds; round++) {
    const files = listFiles(join(outdir, String(round)));
    expect(files.filter((file) => file.startsWith("terraform.d/plugins/"))).toHaveLength(whole);
    expect(files).toHaveLength(whole + 1);
  }
});
