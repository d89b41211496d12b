import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type Metafile } from "esbuild";
import { globalsHiddenFromAxios, leftOutOfAxios, withoutUnreached } from "../../../scripts/build/left-out.ts";

async function bundleAxios(contents: string, outfile: string): Promise<Metafile> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: __dirname, loader: "js" },
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    format: "cjs",
    metafile: true,
    logLevel: "silent",
    define: globalsHiddenFromAxios,
    plugins: [withoutUnreached],
  });
  return metafile;
}

describe("what is left out of axios", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "left-out-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("fits the version of axios that is installed: each name is one that axios imports", async () => {
    const { inputs } = await bundleAxios('export { default } from "axios";', join(folder, "axios.cjs"));
    const files = Object.keys(inputs);
    expect(files.filter((file) => file.startsWith("left-out:")).sort()).toEqual(
      leftOutOfAxios.map((path) => `left-out:${path}`).sort(),
    );
    expect(files.filter((file) => /form-data|mime-db|follow-redirects\/|agent-base/.test(file))).toEqual([
      "left-out:form-data",
    ]);
  });

  it("throws where it is called all the same, and names the list", async () => {
    const file = join(folder, "called.cjs");
    await bundleAxios(
      'import axios from "axios"; export const toForm = (value) => axios.toFormData(value);',
      file,
    );
    const { toForm } = (await import(file)) as { readonly toForm: (value: object) => unknown };
    expect(() => toForm({ a: 1 })).toThrow(
      "form-data of axios is left out of the plugin: see scripts/build/left-out.ts",
    );
  });

  it("fails the build where axios imports it no longer", async () => {
    const failure = bundleAxios(
      'import { a } from "data:text/javascript,export const a = 1"; a();',
      join(folder, "none.cjs"),
    );
    await expect(failure).rejects.toThrow("axios no longer imports form-data: see scripts/build/left-out.ts");
  });
});
