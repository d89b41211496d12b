import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInstall } from "../../../src/cli/install/index.ts";

const address = "registry.terraform.io/streamkap-community/streamkap";
const first = "0.1.0+dev.11111111";
const second = "0.1.0+dev.22222222";

let scratch: string;
let home: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "streamkap-install-"));
  home = join(scratch, "home");
  mkdirSync(home);
});
afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** A plugin folder as npm unpacks it: no file is executable. */
function build(version: string, extension = ""): string {
  const folder = join(scratch, `build-${version}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `terraform-provider-streamkap_v${version}${extension}`), `// ${version}`);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ version }));
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
  return folder;
}

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function install(args: readonly string[], more: object = {}, version = first): Outcome {
  let out = "";
  let err = "";
  const code = runInstall(args, {
    stdout: (text) => (out += text),
    stderr: (text) => (err += text),
    version,
    pluginFolder: build(version),
    platform: "linux",
    arch: "x64",
    home,
    environment: {},
    ...more,
  });
  return { code, out, err };
}

/** The folders of versions in a mirror, and what else is there. */
const versionsIn = (mirror: string): readonly string[] => readdirSync(join(mirror, address)).sort();
const userMirror = (): string => join(home, ".terraform.d", "plugins");
const folderOf = (mirror: string, version = first): string => join(mirror, address, version, "linux_amd64");

describe("runInstall", () => {
  it("puts the build where terraform and tofu look for the providers of a user", () => {
    const { code, out } = install([]);
    const folder = folderOf(userMirror());
    expect(code).toBe(0);
    expect(readFileSync(join(folder, `terraform-provider-streamkap_v${first}`), "utf8")).toBe(`// ${first}`);
    expect(readdirSync(folder)).toHaveLength(2);
    expect(out).toContain(`Installed the provider ${first} for linux_amd64 in\n  ${folder}\n`);
    expect(out).toContain("for all configurations of this user");
    expect(out).toContain("  terraform init -upgrade\n");
    expect(out).toContain("To remove it: terraform-provider-streamkap install --uninstall\n");
  });

  it("sets the executable bit of the build, which npm leaves out", () => {
    install([]);
    const mode = (name: string): number => statSync(join(folderOf(userMirror()), name)).mode & 0o777;
    expect(mode(`terraform-provider-streamkap_v${first}`)).toBe(0o755);
    expect(mode("package.json")).toBe(0o644);
  });

  it("puts the build beside a configuration", () => {
    const configuration = join(scratch, "configuration");
    mkdirSync(configuration);
    const { code, out } = install(["--dir", configuration]);
    expect(code).toBe(0);
    expect(existsSync(folderOf(join(configuration, "terraform.d", "plugins")))).toBe(true);
    expect(out).toContain("when they run in this folder");
    expect(out).toContain(`terraform-provider-streamkap install --dir ${configuration} --uninstall\n`);
    expect(readdirSync(home)).toEqual([]);
  });

  it("puts the build into a mirror, and shows the lines that name it", () => {
    const mirror = join(scratch, "a", "mirror");
    const { code, out } = install(["--mirror", mirror]);
    expect(code).toBe(0);
    expect(existsSync(folderOf(mirror))).toBe(true);
    expect(out).toContain(`    path    = "${mirror}"\n    include = ["${address}"]\n`);
  });

  it("puts the build, as a program, where a user of Windows has applications", () => {
    const program = build("1.0.0", ".exe");
    const { code, out } = install(
      [],
      { platform: "win32", pluginFolder: program, environment: { APPDATA: join(scratch, "data") } },
      "1.0.0",
    );
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining("for windows_amd64") as string });
    expect(out.replaceAll("\\", "/")).toContain(`${scratch}/data/terraform.d/plugins`);
  });

  it("puts an executable that is the whole plugin alone into its folder, under the name that Terraform looks for", () => {
    const program = join(scratch, "downloaded.exe");
    writeFileSync(program, "program");
    const { out } = install([], { pluginExecutable: program, pluginFolder: scratch });
    expect(out).toContain(`Installed the provider ${first} for linux_amd64`);
    const name = `terraform-provider-streamkap_v${first}`;
    expect(readdirSync(folderOf(userMirror()))).toEqual([name]);
    expect(readFileSync(join(folderOf(userMirror()), name), "utf8")).toBe("program");
    expect(statSync(join(folderOf(userMirror()), name)).mode & 0o777).toBe(0o755);
  });

  it.each([
    ["darwin", "arm64", "darwin_arm64"],
    ["linux", "ia32", "linux_386"],
  ])("puts the build under Terraform's name of the platform %s %s", (platform, arch, expected) => {
    expect(install([], { platform, arch }).out).toContain(`for ${expected} in\n`);
  });
});

describe("runInstall over an earlier build", () => {
  it("does nothing if the build is there", () => {
    install([]);
    const { code, out } = install([]);
    expect(code).toBe(0);
    expect(out).toContain(`The provider ${first} for linux_amd64 is there already`);
    expect(versionsIn(userMirror())).toEqual([first, ".installed.json"].sort());
  });

  it("mends a build of its own that lacks files", () => {
    install([]);
    rmSync(join(folderOf(userMirror()), "package.json"));
    expect(install([]).out).toContain(`Installed the provider ${first}`);
    expect(readdirSync(folderOf(userMirror()))).toContain("package.json");
  });

  it("replaces the earlier build", () => {
    install([]);
    const { out } = install([], {}, second);
    expect(out).toContain(`It takes the place of ${first}.\n`);
    expect(versionsIn(userMirror())).toEqual([second, ".installed.json"].sort());
  });

  it("leaves a release of another version, and a build for another platform", () => {
    install([], {}, "0.1.0");
    install([], { platform: "darwin", arch: "arm64" }, first);
    install([], {}, "0.2.0");
    expect(versionsIn(userMirror())).toEqual(["0.1.0", first, "0.2.0", ".installed.json"].sort());
    expect(install([], {}, second).out).toContain("It takes the place of 0.1.0.\n");
    expect(versionsIn(userMirror())).toEqual([first, second, "0.2.0", ".installed.json"].sort());
  });

  it("leaves a folder that it has not made, and says so", () => {
    const folder = folderOf(userMirror());
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "own.txt"), "");
    const { code, err } = install([]);
    expect({ code, err }).toEqual({
      code: 1,
      err: `install: ${folder} exists, and this command has not made it. Remove the folder, and try again.\n`,
    });
    expect(readdirSync(folder)).toEqual(["own.txt"]);
  });

  it("accepts the same build that somebody else has put there, and leaves it at --uninstall", () => {
    const folder = folderOf(userMirror());
    cpSync(build(first), folder, { recursive: true });
    chmodSync(join(folder, `terraform-provider-streamkap_v${first}`), 0o755);
    expect(install([]).out).toContain("is there already");
    expect(install(["--uninstall"]).out).toContain("There is nothing in");
    expect(readdirSync(folder)).toHaveLength(2);
  });
});

describe("runInstall with --uninstall", () => {
  it("removes everything that it has made, and says what it has removed", () => {
    install([]);
    const { code, out } = install(["--uninstall"]);
    expect({ code, out }).toEqual({ code: 0, out: `Removed\n  ${folderOf(userMirror())}\n` });
    expect(readdirSync(home)).toEqual([]);
  });

  it("leaves the folders and the files that were there before", () => {
    mkdirSync(userMirror(), { recursive: true });
    const other = join(userMirror(), address, "0.0.9", "linux_amd64");
    install([]);
    mkdirSync(other, { recursive: true });
    install(["--uninstall"]);
    expect(versionsIn(userMirror())).toEqual(["0.0.9"]);
    rmSync(join(userMirror(), "registry.terraform.io"), { recursive: true });
    install([]);
    install(["--uninstall"]);
    expect(readdirSync(userMirror())).toEqual([]);
  });

  it("removes what earlier builds have put there", () => {
    install([]);
    expect(install(["--uninstall"], {}, second).out).toContain(folderOf(userMirror()));
    expect(readdirSync(home)).toEqual([]);
  });

  it("says that there is nothing to remove", () => {
    const mirror = join(scratch, "none");
    expect(install(["--uninstall", "--mirror", mirror])).toEqual({
      code: 0,
      out: `There is nothing in ${mirror} that this command has put there.\n`,
      err: "",
    });
    expect(existsSync(mirror)).toBe(false);
  });

  it("removes only folders of its own, whatever its record says", () => {
    install([]);
    const outside = join(userMirror(), "registry.terraform.io", "other");
    mkdirSync(outside);
    writeFileSync(
      join(userMirror(), address, ".installed.json"),
      JSON.stringify({ folders: ["../../other", "../other_1", 1], made: "/" }),
    );
    expect(install(["--uninstall"]).code).toBe(0);
    expect(existsSync(outside)).toBe(true);
  });

  it("removes what a killed run has left beside the versions, and leaves what a living run is writing", () => {
    install([]);
    const versions = join(home, ".terraform.d", "plugins", address);
    const ended = spawnSync(process.execPath, ["--version"]).pid;
    mkdirSync(join(versions, `.new-${String(ended)}`));
    writeFileSync(join(versions, `.installed.json.${String(ended)}`), "{");
    mkdirSync(join(versions, `.new-${String(process.ppid)}`));
    expect(install(["--uninstall"]).code).toBe(0);
    expect(readdirSync(versions)).toEqual([`.new-${String(process.ppid)}`]);
    rmSync(join(versions, `.new-${String(process.ppid)}`), { recursive: true });
  });

  it("leaves a link in the place of a version", () => {
    install([]);
    const version = join(home, ".terraform.d", "plugins", address, first);
    renameSync(version, join(scratch, "elsewhere"));
    symlinkSync(join(scratch, "elsewhere"), version);
    expect(install(["--uninstall"]).code).toBe(0);
    expect(existsSync(version)).toBe(true);
  });

  it("shows a command to remove the build that a shell takes, whatever the folder is called", () => {
    const folder = join(scratch, "it's ${mine}");
    mkdirSync(folder);
    const { out } = install(["--dir", folder]);
    expect(out).toContain(`--dir '${scratch}/it'\\''s \${mine}' --uninstall`);
  });

  it("takes a record without an object for damaged", () => {
    install([]);
    const record = join(home, ".terraform.d", "plugins", address, ".installed.json");
    writeFileSync(record, "null");
    expect(install(["--uninstall"]).err).toContain(`${record} is damaged`);
  });

  it("says which record is damaged", () => {
    install([]);
    const record = join(userMirror(), address, ".installed.json");
    writeFileSync(record, "{");
    expect(install(["--uninstall"])).toMatchObject({
      code: 1,
      err: expect.stringContaining(`${record} is damaged`) as string,
    });
  });
});

describe("runInstall with --cli-config", () => {
  it("names the folder of the build, copies nothing, and lets Terraform start the build", () => {
    const { code, out } = install(["--cli-config"]);
    expect(code).toBe(0);
    expect(out).toContain(`  dev_overrides {\n    "${address}" = "${build(first)}"\n  }\n  direct {}\n`);
    expect(readdirSync(home)).toEqual([]);
  });

  it("makes the file executable that Terraform starts", () => {
    const folder = build(second);
    install(["--cli-config"], { pluginFolder: folder }, second);
    const mode = (name: string): number => statSync(join(folder, name)).mode & 0o777;
    expect(mode(`terraform-provider-streamkap_v${second}`)).toBe(0o755);
  });

  it("names the folder of an executable that is the whole plugin", () => {
    const program = join(scratch, "terraform-provider-streamkap");
    writeFileSync(program, "program", { mode: 0o644 });
    expect(install(["--cli-config"], { pluginExecutable: program }).out).toContain(`"${scratch}"\n`);
    expect(statSync(program).mode & 0o777).toBe(0o755);
  });

  it("refuses an executable with a name by which Terraform does not find it", () => {
    const program = join(scratch, "downloaded");
    writeFileSync(program, "program");
    expect(install(["--cli-config"], { pluginExecutable: program })).toEqual({
      code: 1,
      out: "",
      err:
        `install: ${program} has a name that Terraform does not look for. Call the file ` +
        `terraform-provider-streamkap_v${first}, and try again.\n`,
    });
  });

  it("prints only the lines of a mirror to stdout, and everything else to stderr", () => {
    const mirror = join(scratch, 'with ${ and "quotes"');
    const { code, out, err } = install(["--mirror", mirror, "--cli-config"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^provider_installation \{\n {2}filesystem_mirror \{\n[^]+\}\n$/);
    expect(out).toContain('with $${ and \\"quotes\\"');
    expect(err).toContain("Installed the provider");
  });
});

describe("runInstall with a CLI configuration that keeps Terraform from looking there", () => {
  it.each<[string, (file: string) => object, string]>([
    ["of the user", () => ({}), ".terraformrc"],
    ["of a user of OpenTofu", () => ({}), ".tofurc"],
    ["of the environment", (file) => ({ environment: { TF_CLI_CONFIG_FILE: file } }), "any.tfrc"],
  ])("names the configuration %s, and what to add to it", (_name, more, name) => {
    const file = join(home, name);
    writeFileSync(file, "provider_installation {\n  direct {}\n}\n");
    const { out } = install([], more(file));
    expect(out).toContain(`Attention: ${file} has a block provider_installation`);
    expect(out).toContain(`    path    = "${userMirror()}"\n`);
    expect(out).toContain(`    exclude = ["${address}"]\n`);
  });

  it("names no configuration without such a block", () => {
    writeFileSync(join(home, ".terraformrc"), 'plugin_cache_dir = "/tmp"\n');
    expect(install([]).out).not.toContain("Attention");
  });
});

describe("runInstall with a mistake", () => {
  it.each([
    ["an unknown option", ["--folder", "x"], "'--folder'"],
    ["an argument", ["here"], "'here'"],
    ["a folder that is not named", ["--dir"], "--dir"],
    ["an empty name", ["--mirror", " "], "--mirror is empty; it has to name a folder"],
    [
      "--dir together with --mirror",
      ["--dir", "a", "--mirror", "b"],
      "--dir and --mirror do not go together",
    ],
    ["--dir together with --cli-config", ["--dir", "a", "--cli-config"], "--cli-config"],
    [
      "--uninstall together with --cli-config",
      ["--uninstall", "--cli-config"],
      "--uninstall and --cli-config do not go together",
    ],
  ])("refuses %s, and ends with 2", (_name, args, message) => {
    const { code, out, err } = install(args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
    expect(err).toMatch(/^install: [^\n]+ See --help\.\n$/);
  });

  it("refuses a folder of a configuration that does not exist", () => {
    const folder = join(scratch, "none");
    expect(install(["--dir", folder])).toEqual({
      code: 1,
      out: "",
      err: `install: --dir: there is no folder ${folder}. Name the folder that your configuration is in.\n`,
    });
  });

  (process.platform === "linux" ? it : it.skip)("refuses a place where nobody may write", () => {
    const { code, err } = install(["--mirror", "/proc/mirror"]);
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(
        /^install: cannot write \/proc\/mirror: .+ Name another folder with --dir/,
      ) as string,
    });
  });

  it("refuses a place in which a file is in the way", () => {
    const file = join(scratch, "file");
    writeFileSync(file, "");
    const { code, err } = install(["--mirror", join(file, "mirror")]);
    expect({ code, err }).toEqual({
      code: 1,
      err:
        `install: cannot write ${join(file, "mirror")}: a part of this path is a file. Name another folder with ` +
        `--dir or --mirror, or make this one writable.\n`,
    });
  });

  it("refuses a build that Windows cannot start", () => {
    const { code, err } = install([], { platform: "win32" });
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringContaining(`has no terraform-provider-streamkap_v${first}.exe`) as string,
    });
    expect(err).toContain("docs/guides/remote-runs.md");
  });

  it("refuses a build that lacks files", () => {
    const folder = build(second);
    rmSync(join(folder, `terraform-provider-streamkap_v${second}`));
    expect(install([], { pluginFolder: folder, version: second })).toEqual({
      code: 1,
      out: "",
      err: `install: ${folder} has no terraform-provider-streamkap_v${second}. Build or install this package again.\n`,
    });
  });
});

it("runInstall with --help prints lines that fit a screen", () => {
  const { code, out } = install(["--help"]);
  expect(code).toBe(0);
  for (const option of ["--dir", "--mirror", "--cli-config", "--uninstall"]) expect(out).toContain(option);
  for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
});
