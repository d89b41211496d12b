import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../support/paths.ts";

it("says that it has checked nothing where there is neither the checker nor Go", () => {
  const home = mkdtempSync(join(tmpdir(), "streamkap-docs-validate-"));
  try {
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(root, "node_modules/tsx/dist/cli.mjs"), join(root, "scripts/docs-validate.ts")],
      {
        encoding: "utf8",
        env: { HOME: home, LOCALAPPDATA: home, XDG_CACHE_HOME: home, TMPDIR: home, PATH: home },
      },
    );
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: "skipped: tfplugindocs validate needs Go on the PATH, to build the checker once\n",
    });
  } finally {
    rmSync(home, { recursive: true });
  }
});
