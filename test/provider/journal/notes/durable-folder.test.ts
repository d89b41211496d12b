import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DurableFolder } from "../../../../src/provider/journal/notes/durable-folder.ts";

describe("DurableFolder", () => {
  const folder = new DurableFolder(mkdtempSync(join(tmpdir(), "durable-folder-")));

  it("reads a file that another process has just removed as absent", async () => {
    expect(await folder.read("gone.json")).toBeUndefined();
  });

  it("says that a file could not be renamed that another process has just renamed", async () => {
    expect(await folder.rename("gone.json", "taken.json")).toBe(false);
  });

  it("removes a file that is gone already", async () => {
    await expect(folder.remove("gone.json")).resolves.toBeUndefined();
  });
});
