import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const folder = join(__dirname, "..");
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, unknown>;

interface Assembly {
  readonly name: string;
  readonly version: string;
  readonly dependencies: unknown;
  readonly targets: Record<string, unknown>;
  readonly submodules: Record<string, unknown>;
  readonly types: Record<
    string,
    { readonly namespace?: string; readonly name: string; readonly kind: string }
  >;
}

const assembly = JSON.parse(readFileSync(join(folder, ".jsii"), "utf8")) as Assembly;

/** The paths that `npm pack` puts into the package. */
function packed(): readonly string[] {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const options = { cwd: folder, encoding: "utf8", shell: process.platform === "win32" } as const;
  const [one] = JSON.parse(execFileSync("npm", args, options)) as [{ files: { path: string }[] }];
  return one.files.map(({ path }) => path);
}

describe("the generated code of the package", () => {
  /** Paths of the generated files that a program loads. */
  const loaded = (program: string): readonly string[] => {
    const list =
      'const path = require("node:path").join("lib", "generated");' +
      "const files = Object.keys(require.cache).filter((file) => file.includes(path));" +
      'console.log(JSON.stringify(files.map((file) => file.split(path)[1].slice(1).replaceAll("\\\\", "/"))));';
    const options = { cwd: folder, encoding: "utf8" } as const;
    return JSON.parse(execFileSync(process.execPath, ["-e", program + list], options)) as string[];
  };
  const always = [
    "configs/index.js",
    "index.js",
    "package-version.js",
    "sources-ready/index.js",
    "text-forms.js",
  ];

  test("is not loaded for any connector when a program loads the package", () => {
    expect([...loaded('require("./lib");')].sort()).toEqual(always);
  });

  test("is loaded for a connector with its config class, and its resource with the first source", () => {
    expect([...loaded('require("./lib").MySqlConfig;')].sort()).toEqual(
      ["configs/mysql.js", ...always].sort(),
    );
    const app =
      'const { App, TerraformStack } = require("cdktf"); const streamkap = require("./lib");' +
      'new streamkap.StreamkapSource(new TerraformStack(new App(), "a"), "b", ' +
      '{ name: "c", config: new streamkap.WebhookConfig() });';
    expect([...loaded(app)].sort()).toEqual(
      ["configs/webhook.js", "source-webhook/index.js", ...always].sort(),
    );
  });

  test("gives an ES module all names", () => {
    const program = 'import * as all from "./lib/index.js"; console.log(JSON.stringify(Object.keys(all)));';
    const options = { cwd: folder, encoding: "utf8" } as const;
    const args = ["--input-type=module", "-e", program];
    const names = JSON.parse(execFileSync(process.execPath, args, options)) as string[];
    const own = Object.values(assembly.types).filter(
      ({ namespace, kind }) => namespace === undefined && kind !== "interface",
    );
    expect(own.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe("the package, like a prebuilt provider of CDKTF", () => {
  test("has the fields of a prebuilt provider in its manifest", () => {
    expect(manifest).toMatchObject({
      name: "cdktf-streamkap",
      license: "MPL-2.0",
      main: "lib/index.js",
      types: "lib/index.d.ts",
      stability: expect.stringMatching(/^(experimental|stable)$/),
      engines: { node: ">=20.9" },
      keywords: expect.arrayContaining(["cdk", "cdktf", "streamkap", "provider", "terraform"]),
      peerDependencies: { cdktf: "^0.21.0", constructs: "^10.4.2" },
      // `cdktf provider list` reads this field.
      cdktf: {
        isDeprecated: false,
        provider: {
          name: "registry.terraform.io/streamkap-community/streamkap",
          version: manifest.version,
        },
      },
    });
  });

  test("takes the constructs that CDKTF takes, so that a project has one copy of them", () => {
    const cdktf = createRequire(join(folder, "package.json")).resolve("cdktf/package.json");
    const { peerDependencies } = JSON.parse(readFileSync(cdktf, "utf8")) as {
      readonly peerDependencies: Readonly<Record<string, string>>;
    };
    expect(manifest.peerDependencies).toMatchObject({ constructs: peerDependencies.constructs });
  });

  test.each(["dependencies", "bundledDependencies", "exports", "type"])(
    "has no field %s in its manifest",
    (field) => {
      expect(manifest).not.toHaveProperty(field);
    },
  );

  test("has an assembly from which jsii makes the packages of other languages", () => {
    const { name, version, dependencies, targets } = assembly;
    expect({ name, version, dependencies }).toEqual({
      name: manifest.name,
      version: manifest.version,
      dependencies: manifest.peerDependencies,
    });
    expect(Object.keys(targets).sort()).toEqual(["dotnet", "go", "java", "js", "python"]);
  });

  test("has every class and every structure in API.md, except the bindings", () => {
    const reference = readFileSync(join(folder, "API.md"), "utf8");
    const own = Object.values(assembly.types).filter(({ namespace }) => namespace === undefined);
    const missing = own.filter(({ name }) => !reference.includes(`id="cdktf-streamkap.${name}"`));
    expect(own.length).toBeGreaterThan(50);
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  test("packs the files that a user needs, and no others", () => {
    const paths = packed();
    const code = paths.filter((path) => path.startsWith("lib/")).filter((path) => path.endsWith(".js"));
    const declarations = code.map((path) => path.replace(/\.js$/, ".d.ts"));
    const plugin = paths.filter((path) => path.startsWith("assets/plugin/"));
    const documents = [".jsii", "LICENSE", "README.md", "package.json"];
    expect([...paths].sort()).toEqual([...documents, ...code, ...declarations, ...plugin].sort());
    expect(code).toEqual(expect.arrayContaining(["lib/index.js", "lib/generated/source-mysql/index.js"]));
    expect(plugin).toContain("assets/plugin/package.json");
  });

  test("gives the plugin's package.json no name, so that Jest reports no collision between copies", () => {
    const text = readFileSync(join(folder, "assets", "plugin", "package.json"), "utf8");
    expect(Object.keys(JSON.parse(text) as object)).toEqual(["version", "type", "private"]);
  });
});
