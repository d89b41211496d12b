import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pluginFolder } from "../support/paths.ts";

/** What Node has of its own and loads with a file of the plugin. */
function loadedWith(file: string): string[] {
  const script = 'require(process.argv[1]); console.log(process.moduleLoadList.join("\\n"))';
  const lines = execFileSync(process.execPath, ["-e", script, join(pluginFolder, file)], {
    encoding: "utf8",
  });
  return lines.split("\n").map((line) => line.replace(/^NativeModule /, ""));
}

it("loads no HTTP client besides its own", () => {
  const loaded = loadedWith("client.js");
  expect(loaded).toContain("https");
  expect(loaded.filter((name) => name.includes("undici"))).toEqual([]);
});
