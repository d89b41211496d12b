import { parseCatalogue, type Catalogue } from "../catalogue/index.ts";
import { createStreamkapProvider } from "../provider/index.ts";
import { isStartedByTerraform, servePlugin } from "../terraform/index.ts";

/** The program's own files. They lie in a folder, or inside of an executable. */
export interface ProgramFiles {
  /** Reads a file by its name. @throws Error if the installation lacks it */
  readonly read: (name: string) => Buffer;
  /** The folder that holds the entry file or the executable. */
  readonly folder: string;
  /** Path of the executable that holds all files. Absent: Node runs the files of the folder. */
  readonly executable?: string;
}

/** Runs the program: the plugin if Terraform starts it, and else the command line. */
export async function start(files: ProgramFiles): Promise<void> {
  if (isStartedByTerraform(process.env)) {
    const provider = createProvider(files, process.cwd());
    await servePlugin(provider, process, { onShutdown: provider.end });
    return;
  }
  const { runCommandLine } = await import("./index.ts");
  const { homedir } = await import("node:os");
  const { text } = await import("node:stream/consumers");
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    version: versionOf(files),
    catalogue: () => catalogueOf(files),
    // In debug mode, the working directory of this process is not that of Terraform, so the provider is given none.
    createProvider: () => createProvider(files),
    environment: process.env,
    platform: process.platform,
    arch: process.arch,
    home: homedir(),
    pluginFolder: files.folder,
    ...(files.executable !== undefined && { pluginExecutable: files.executable }),
    pid: process.pid,
    stdin: () => text(process.stdin),
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    columns: process.stderr.isTTY ? process.stderr.columns : undefined,
    interrupted: new Promise((resolve) => {
      process.once("SIGINT", resolve).once("SIGTERM", resolve);
    }),
  });
}

function createProvider(
  files: ProgramFiles,
  workingFolder?: string,
): ReturnType<typeof createStreamkapProvider> {
  return createStreamkapProvider({
    version: versionOf(files),
    catalogue: () => catalogueOf(files),
    environment: process.env,
    nodeVersion: process.versions.node,
    ...(workingFolder !== undefined && { workingFolder }),
    encodedSchema: () => unpack(files, "provider-schema.bin.gz"),
    encodedIdentitySchemas: () => unpack(files, "identity-schemas.bin.gz"),
  });
}

function versionOf(files: ProgramFiles): string {
  return (JSON.parse(files.read("package.json").toString("utf8")) as { readonly version: string }).version;
}

function catalogueOf(files: ProgramFiles): Catalogue {
  return parseCatalogue(files.read("catalogue.json").toString("utf8"));
}

async function unpack({ read }: ProgramFiles, name: string): Promise<Uint8Array> {
  const { gunzipSync } = await import("node:zlib");
  return gunzipSync(read(name));
}
