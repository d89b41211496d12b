import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { enginePath, findEngine, placeEngine, type Machine } from "../../scripts/engines/cache.ts";
import { engineOnPath } from "../../scripts/engines/on-path.ts";
import { parseEngineSpec } from "../../scripts/engines/spec.ts";
import { terraformModule } from "../../scripts/engines/terraform-module.ts";
import { tofuModule } from "../../scripts/engines/tofu-module.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "engines-test-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("parseEngineSpec", () => {
  it.each([
    ["terraform@1.15.0", { name: "terraform", version: "1.15.0" }],
    ["tofu@1.12.6", { name: "tofu", version: "1.12.6" }],
    ["terraform@1.16.0-rc2", { name: "terraform", version: "1.16.0-rc2" }],
  ])("reads %s", (text, spec) => {
    expect(parseEngineSpec(text)).toEqual(spec);
  });

  it.each([
    "",
    "terraform",
    "terraform@",
    "terraform@latest",
    "terraform@1.5",
    "opentofu@1.12.6",
    "tofu@../x",
  ])("refuses %j", (text) => {
    expect(() => parseEngineSpec(text)).toThrow(
      `"${text}" names no engine; write terraform@<version> or tofu@<version>, such as terraform@1.15.0`,
    );
  });
});

describe("enginePath", () => {
  const home = join("/", "home", "me");
  it.each<[string, Pick<Machine, "platform" | "env">, string[]]>([
    ["Linux", { platform: "linux", env: {} }, [home, ".cache"]],
    ["Linux with XDG_CACHE_HOME", { platform: "linux", env: { XDG_CACHE_HOME: "/c" } }, ["/c"]],
    [
      "Linux with an empty XDG_CACHE_HOME",
      { platform: "linux", env: { XDG_CACHE_HOME: "" } },
      [home, ".cache"],
    ],
    ["macOS", { platform: "darwin", env: { XDG_CACHE_HOME: "/c" } }, [home, "Library", "Caches"]],
    ["Windows", { platform: "win32", env: { LOCALAPPDATA: "/l" } }, ["/l"]],
    ["Windows without LOCALAPPDATA", { platform: "win32", env: {} }, [home, "AppData", "Local"]],
  ])("lies in the user's cache on %s", (_name, machine, cache) => {
    const file = machine.platform === "win32" ? "tofu.exe" : "tofu";
    expect(enginePath({ name: "tofu", version: "1.12.6" }, { home, ...machine })).toBe(
      join(...cache, "terraform-provider-streamkap", "engines", "tofu-1.12.6", file),
    );
  });
});

describe("placeEngine", () => {
  const spec = { name: "terraform", version: "1.15.0" } as const;
  const machine = (): Machine => ({ platform: "linux", home: folder, env: {} });
  const engines = (): string => join(folder, ".cache", "terraform-provider-streamkap", "engines");

  it("puts a built engine where it is found, and nothing else", () => {
    expect(findEngine(spec, machine())).toBeUndefined();
    const path = enginePath(spec, machine());
    placeEngine(path, (scratch) => {
      writeFileSync(join(scratch, "out"), "engine");
      return join(scratch, "out");
    });
    expect(findEngine(spec, machine())).toBe(path);
    expect(readFileSync(path, "utf8")).toBe("engine");
    expect(readdirSync(engines())).toEqual(["terraform-1.15.0"]);
  });

  it("leaves nothing of a build that failed", () => {
    const failing = (): string => {
      throw new Error("no Go");
    };
    expect(() => {
      placeEngine(enginePath(spec, machine()), failing);
    }).toThrow("no Go");
    expect(readdirSync(engines())).toEqual([]);
    expect(findEngine(spec, machine())).toBeUndefined();
  });
});

describe("engineOnPath", () => {
  function program(...path: string[]): string {
    const file = join(folder, ...path);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, "");
    chmodSync(file, 0o755);
    return file;
  }
  const env = (...folders: string[]): { PATH: string } => ({
    PATH: folders.map((name) => join(folder, name)).join(delimiter),
  });
  const howToGetOne =
    ": install Terraform 1.5 or later, or OpenTofu; or, with Go, run `npm run engines -- terraform@1.11.4` " +
    "and set TERRAFORM_BINARY_NAME to the path that it prints";

  it("takes terraform before tofu", () => {
    program("a", "tofu");
    const terraform = program("b", "terraform");
    expect(engineOnPath(env("a", "b"), "linux")).toBe(terraform);
  });

  it("takes tofu where there is no terraform", () => {
    const tofu = program("b", "tofu");
    expect(engineOnPath(env("none", "b"), "linux")).toBe(tofu);
  });

  it("passes over folders and files that cannot be run", () => {
    mkdirSync(join(folder, "a", "terraform"), { recursive: true });
    chmodSync(program("b", "terraform"), 0o644);
    const terraform = program("c", "terraform");
    expect(engineOnPath(env("a", "b", "c"), "linux")).toBe(terraform);
  });

  it("looks for .exe on Windows", () => {
    const terraform = program("a", "terraform.exe");
    expect(engineOnPath(env("a"), "win32")).toBe(terraform);
  });

  it("takes what TERRAFORM_BINARY_NAME names, by path", () => {
    program("a", "terraform");
    const tofu = program("elsewhere", "tofu");
    expect(engineOnPath({ ...env("a"), TERRAFORM_BINARY_NAME: tofu }, "linux")).toBe(tofu);
  });

  it("takes what TERRAFORM_BINARY_NAME names, by name", () => {
    program("a", "terraform");
    const tofu = program("a", "tofu");
    expect(engineOnPath({ ...env("a"), TERRAFORM_BINARY_NAME: "tofu" }, "linux")).toBe(tofu);
  });

  it("says how to get one where there is none", () => {
    expect(() => engineOnPath(env("a"), "linux")).toThrow(
      new Error(`there is no terraform and no tofu on the PATH${howToGetOne}`),
    );
  });

  it("does not take another one than TERRAFORM_BINARY_NAME names", () => {
    program("a", "terraform");
    expect(() => engineOnPath({ ...env("a"), TERRAFORM_BINARY_NAME: "tufo" }, "linux")).toThrow(
      new Error(`TERRAFORM_BINARY_NAME is "tufo", and there is no such program${howToGetOne}`),
    );
  });
});

describe("the module that an engine is built from", () => {
  it("of OpenTofu keeps requirements, and the replacements that are published", () => {
    const goMod = [
      "module github.com/opentofu/opentofu",
      "go 1.26.6",
      "require (",
      "\texample.test/a v1.0.0",
      "\t// a comment",
      "\texample.test/b v2.0.0 // indirect",
      ")",
      "replace example.test/a v1.0.0 => example.test/fork v1.0.1",
      "replace example.test/local => ./local",
    ].join("\n");
    expect(Object.fromEntries(tofuModule.layOut(goMod, "1.12.6"))).toEqual({
      "go.mod": [
        "module scratch",
        "go 1.26.6",
        "require github.com/opentofu/opentofu v1.12.6",
        "require example.test/a v1.0.0",
        "require example.test/b v2.0.0 // indirect",
        "replace example.test/a v1.0.0 => example.test/fork v1.0.1",
        "",
      ].join("\n"),
    });
  });

  it("of Terraform has stubs where modules are published nowhere", () => {
    const terraform = "github.com/hashicorp/terraform";
    const backend = `${terraform}/internal/backend/remote-state/s3`;
    const legacy = `${terraform}/internal/legacy`;
    const goMod = [
      `module ${terraform}`,
      "go 1.25.0",
      "require (",
      "\texample.test/a v1.0.0",
      `\t${backend} v0.0.0-00010101000000-000000000000`,
      ")",
      `replace ${backend} => ./internal/backend/remote-state/s3`,
      "replace (",
      `\t${legacy} => ./internal/legacy`,
      ")",
    ].join("\n");
    const files = Object.fromEntries(terraformModule.layOut(goMod, "1.15.0"));
    expect(files).toEqual({
      "go.mod": [
        "module scratch",
        "go 1.25.0",
        `require ${terraform} v1.15.0`,
        "require example.test/a v1.0.0",
        `require ${legacy} v0.0.0-00010101000000-000000000000`,
        `require ${backend} v0.0.0-00010101000000-000000000000`,
        `replace ${legacy} => ./internal/legacy`,
        `replace ${backend} => ./internal/backend/remote-state/s3`,
        "",
      ].join("\n"),
      "internal/legacy/go.mod": `module ${legacy}\n\ngo 1.20\n`,
      "internal/legacy/stub.go": "package legacy\n",
      "internal/backend/remote-state/s3/go.mod": `module ${backend}\n\ngo 1.20\n`,
      "internal/backend/remote-state/s3/stub.go": expect.stringContaining("package s3\n"),
    });
  });
});
