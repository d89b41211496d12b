import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformProvider, TerraformStack } from "cdktf";
import { StreamkapProvider } from "../../src";
import { platformOfThisMachine } from "../../src/zero-install";
import { hashDirectory } from "../../src/zero-install/plugin-hash";
import { fakePlugin, removeScratch, scratchDirectory } from "../support/fake-plugin";

const ADDRESS = "registry.terraform.io/streamkap-community/streamkap";

afterAll(removeScratch);
beforeEach(() => {
  delete process.env.CDKTF_SKIP_PROVIDER_LOCK;
});

/** Synthesizes an app with one stack for each name, into a directory that an earlier synth may have used. */
function synthesize(outdir: string, build: (stack: TerraformStack) => void, ...names: string[]): void {
  const app = new App({ outdir });
  for (const name of names.length === 0 ? ["one"] : names) build(new TerraformStack(app, name));
  app.synth();
}

const stackDirectory = (outdir: string, stack = "one"): string => join(outdir, "stacks", stack);
const lockOf = (outdir: string, stack?: string): string =>
  readFileSync(join(stackDirectory(outdir, stack), ".terraform.lock.hcl"), "utf8");
const versionsOf = (outdir: string, stack?: string): string =>
  join(stackDirectory(outdir, stack), "terraform.d/plugins", ADDRESS);

const warningsOf = (outdir: string): string[] => {
  const manifest = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as {
    readonly stacks: Record<string, { readonly annotations: { readonly message: string }[] }>;
  };
  return Object.values(manifest.stacks).flatMap(({ annotations }) =>
    annotations.map(({ message }) => message),
  );
};

class RandomProvider extends TerraformProvider {
  public constructor(scope: TerraformStack, source?: string) {
    super(scope, "random", { terraformResourceType: "random", terraformProviderSource: source });
  }
}

test("on Windows the folder of the plugin holds a program in the place of the script", () => {
  const { directory } = fakePlugin("0.1.0");
  const executable = join(scratchDirectory(), "streamkap.exe");
  writeFileSync(executable, "MZ");
  const outdir = scratchDirectory();
  synthesize(outdir, (stack) => {
    new StreamkapProvider(stack, "streamkap", {
      pluginDirectory: directory,
      executable,
      platforms: ["windows_amd64"],
    });
  });
  const folder = join(versionsOf(outdir), "0.1.0", "windows_amd64");
  expect(readdirSync(folder).sort()).toEqual([
    "data",
    "package.json",
    "provider.js",
    "terraform-provider-streamkap_v0.1.0.exe",
  ]);
  expect(lockOf(outdir)).toContain(`"${hashDirectory(folder)}"`);
});

test("the plugin and its lock lie beside the stack", () => {
  const { directory, executable } = fakePlugin("0.1.0");
  const outdir = scratchDirectory();
  synthesize(outdir, (stack) => {
    new StreamkapProvider(stack, "streamkap", { pluginDirectory: directory });
  });
  expect(readdirSync(join(versionsOf(outdir), "0.1.0", platformOfThisMachine())).sort()).toEqual([
    "data",
    "package.json",
    executable,
  ]);
  expect(lockOf(outdir)).toBe(`# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.

provider "${ADDRESS}" {
  version     = "0.1.0"
  constraints = "0.1.0"
  hashes = [
    "${hashDirectory(directory)}",
  ]
}
`);
  expect(warningsOf(outdir)).toEqual([]);
});

test("a second synth of the same app touches no file", () => {
  const { directory } = fakePlugin();
  const outdir = scratchDirectory();
  const build = (stack: TerraformStack): void => {
    new StreamkapProvider(stack, "streamkap", { pluginDirectory: directory });
  };
  const traces = (): number[] =>
    [
      join(stackDirectory(outdir), ".terraform.lock.hcl"),
      join(versionsOf(outdir), "0.1.0", platformOfThisMachine()),
    ].map((path) => statSync(path).ino);
  synthesize(outdir, build);
  const before = traces();
  synthesize(outdir, build);
  expect(traces()).toEqual(before);
});

test("a plugin with other bytes gets another hash in the lock file, whose other blocks stay", () => {
  const outdir = scratchDirectory();
  const others = `# kept\r\nprovider "registry.terraform.io/hashicorp/random" {\r\n  version = "3.6.0"\r\n}\r\n`;
  mkdirSync(stackDirectory(outdir), { recursive: true });
  writeFileSync(join(stackDirectory(outdir), ".terraform.lock.hcl"), others);
  const hashes = ["// first\n", "// second\n"].map((content) => {
    const { directory } = fakePlugin("0.1.0", content);
    synthesize(outdir, (stack) => {
      new StreamkapProvider(stack, "streamkap", { pluginDirectory: directory });
    });
    expect(lockOf(outdir).startsWith(others)).toBe(true);
    const [hash, ...more] = lockOf(outdir).match(/h1:[^"]+/g) ?? [];
    expect(more).toEqual([]);
    expect(hash).toBe(hashDirectory(directory));
    return hash;
  });
  expect(new Set(hashes).size).toBe(2);
});

test("each stack of an app has the plugin", () => {
  const { directory } = fakePlugin();
  const outdir = scratchDirectory();
  synthesize(
    outdir,
    (stack) => {
      new StreamkapProvider(stack, "streamkap", { pluginDirectory: directory });
    },
    "one",
    "two",
  );
  expect(readdirSync(versionsOf(outdir, "one"))).toEqual(["0.1.0"]);
  expect(readdirSync(versionsOf(outdir, "two"))).toEqual(["0.1.0"]);
  expect(lockOf(outdir, "two")).toBe(lockOf(outdir, "one"));
});

test("providers with aliases share one plugin, which has the platforms of all of them", () => {
  const { directory } = fakePlugin();
  const outdir = scratchDirectory();
  synthesize(outdir, (stack) => {
    new StreamkapProvider(stack, "eu", {
      pluginDirectory: directory,
      platforms: ["linux_amd64", "linux_arm64"],
    });
    new StreamkapProvider(stack, "us", {
      pluginDirectory: directory,
      platforms: ["darwin_arm64"],
      alias: "us",
    });
  });
  expect(readdirSync(join(versionsOf(outdir), "0.1.0")).sort()).toEqual([
    "darwin_arm64",
    "linux_amd64",
    "linux_arm64",
  ]);
  expect(lockOf(outdir).match(/^provider /gm)).toHaveLength(1);
  expect(warningsOf(outdir)).toEqual([]);
});

test("synth lays down no plugin for a provider from the registry", () => {
  const outdir = scratchDirectory();
  synthesize(outdir, (stack) => {
    new StreamkapProvider(stack, "streamkap", { useRegistry: true });
    new RandomProvider(stack, "hashicorp/random");
  });
  expect(readdirSync(stackDirectory(outdir))).toEqual(["cdk.tf.json"]);
  expect(warningsOf(outdir)).toEqual([]);
});

describe("another provider that has no lock yet", () => {
  const warning = (address: string): string =>
    `.terraform.lock.hcl does not list ${address} yet, so that "cdktf deploy" and "cdktf diff" would ask the registry ` +
    `for all providers of this stack, Streamkap's too, and fail. Run them with CDKTF_SKIP_PROVIDER_LOCK=true in the ` +
    `environment, or with --skip-provider-lock.`;
  const run = (source: string | undefined, lock = ""): string[] => {
    const { directory } = fakePlugin();
    const outdir = scratchDirectory();
    mkdirSync(stackDirectory(outdir), { recursive: true });
    writeFileSync(join(stackDirectory(outdir), ".terraform.lock.hcl"), lock);
    synthesize(outdir, (stack) => {
      new StreamkapProvider(stack, "streamkap", { pluginDirectory: directory });
      new RandomProvider(stack, source);
    });
    return warningsOf(outdir);
  };
  const LOCK = `provider "registry.terraform.io/hashicorp/random" {\n}\n`;

  test.each([
    ["is warned of", "hashicorp/random", "", [warning("hashicorp/random")]],
    ["is warned of by its full address", "example.test/a/random", "", [warning("example.test/a/random")]],
    ["is warned of by its default address", undefined, "", [warning("hashicorp/random")]],
    ["is not warned of when locked", "hashicorp/random", LOCK, []],
    ["is not warned of when built in", "terraform.io/builtin/terraform", "", []],
  ])("%s", (_name, source, lock, expected) => {
    expect(run(source, lock)).toEqual(expected);
  });

  test("is not warned of if CDKTF_SKIP_PROVIDER_LOCK is set", () => {
    process.env.CDKTF_SKIP_PROVIDER_LOCK = "true";
    expect(run("hashicorp/random")).toEqual([]);
  });
});

describe("an installation that is not possible", () => {
  const first = fakePlugin();
  const second = fakePlugin();
  const program = join(second.directory, "package.json");
  const cases: Record<string, { build: (stack: TerraformStack) => void; message: string }> = {
    Windows: {
      build: (stack) => {
        new StreamkapProvider(stack, "streamkap", {
          pluginDirectory: first.directory,
          platforms: ["windows_amd64"],
        });
      },
      message:
        "[one/streamkap] The provider that comes with this package cannot run on Windows (windows_amd64), where Terraform " +
        'wants an .exe. Name one that starts it, with "executable"; or run in WSL or in a Linux container; or name where Terraform does run, such as platforms: ["linux_amd64"]; ' +
        "or take the provider from the registry, with useRegistry: true.",
    },
    "a program for two platforms": {
      build: (stack) => {
        new StreamkapProvider(stack, "streamkap", {
          pluginDirectory: first.directory,
          executable: program,
          platforms: ["windows_amd64", "windows_386"],
        });
      },
      message:
        `[one/streamkap] executable is "${program}", a program for one platform, and the providers of this stack name ` +
        `windows_amd64 and windows_386. Name the one that it is for, in "platforms".`,
    },
    "a program for one provider and none for another": {
      build: (stack) => {
        new StreamkapProvider(stack, "eu", { pluginDirectory: first.directory });
        new StreamkapProvider(stack, "us", {
          pluginDirectory: first.directory,
          executable: program,
          alias: "us",
        });
      },
      message:
        `[one/us] One stack has one Streamkap provider, but this one comes from ${first.directory} with ${program} and ` +
        `another from ${first.directory}. Give all of them the same "useRegistry", "pluginDirectory" and "executable".`,
    },
    "an unknown platform": {
      build: (stack) => {
        new StreamkapProvider(stack, "streamkap", { pluginDirectory: first.directory, platforms: ["x64"] });
      },
      message: '[one/streamkap] "x64" is not a platform.',
    },
    "the registry and a folder": {
      build: (stack) => {
        new StreamkapProvider(stack, "eu", { pluginDirectory: first.directory });
        new StreamkapProvider(stack, "us", { useRegistry: true, alias: "us" });
      },
      message: `[one/us] One stack has one Streamkap provider, but this one comes from the registry and another from ${first.directory}.`,
    },
    "two folders": {
      build: (stack) => {
        new StreamkapProvider(stack, "eu", { pluginDirectory: first.directory });
        new StreamkapProvider(stack, "us", { pluginDirectory: second.directory, alias: "us" });
      },
      message: `this one comes from ${second.directory} and another from ${first.directory}.`,
    },
  };
  test.each(Object.entries(cases))(
    "fails the synth and lays nothing down: %s",
    (_name, { build, message }) => {
      const outdir = scratchDirectory();
      expect(() => {
        synthesize(outdir, build);
      }).toThrow(message);
      expect(existsSync(stackDirectory(outdir))).toBe(false);
    },
  );
});
