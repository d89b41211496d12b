import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pack } from "../../../scripts/packages/local/pack.ts";
import { stageProvider } from "../../../scripts/packages/local/provider-package.ts";
import { pluginFolder, root } from "../../support/paths.ts";

type Manifest = Readonly<Record<string, unknown>>;

describe("the provider's package", () => {
  let folder: string;
  let manifest: Manifest;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "streamkap-package-"));
    stageProvider(folder);
    manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test("has the plugin, the command and what npm wants, and nothing else", () => {
    const { name, paths } = pack(folder);
    const plugin = readdirSync(pluginFolder).map((file) => `plugin/${file}`);
    expect(name).toBe("terraform-provider-streamkap");
    expect([...paths].sort()).toEqual(
      ["LICENSE", "README.md", "bin.cjs", "package.json", ...plugin].sort((a, b) => (a < b ? -1 : 1)),
    );
    expect(plugin.length).toBeGreaterThan(10);
  });

  test("brings no dependency, runs nothing at installation, and may be published", () => {
    for (const field of ["dependencies", "devDependencies", "scripts", "private", "workspaces"]) {
      expect(manifest).not.toHaveProperty(field);
    }
  });

  test("has the version and the command of the repository", () => {
    const repository = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
    expect(manifest).toMatchObject({
      version: repository["version"],
      engines: repository["engines"],
      bin: { "terraform-provider-streamkap": "bin.cjs" },
    });
  });
});
