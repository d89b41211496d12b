import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createStreamkapProvider } from "../provider/index.ts";
import { isStartedByTerraform, servePlugin } from "../terraform/index.ts";

/** All files of the program lie beside the bundled entry file (scripts/build.ts). */
const folder = __dirname;
const catalogueLocation = join(folder, "catalogue.json");

function version(): string {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly version: string;
  };
  return manifest.version;
}

async function unpack(file: string): Promise<Uint8Array> {
  const { gunzipSync } = await import("node:zlib");
  return gunzipSync(readFileSync(join(folder, file)));
}

function createProvider(workingFolder?: string): ReturnType<typeof createStreamkapProvider> {
  return createStreamkapProvider({
    version: version(),
    catalogueLocation,
    environment: process.env,
    nodeVersion: process.versions.node,
    ...(workingFolder !== undefined && { workingFolder }),
    encodedSchema: () => unpack("provider-schema.bin.gz"),
    encodedIdentitySchemas: () => unpack("identity-schemas.bin.gz"),
  });
}

async function main(): Promise<void> {
  if (isStartedByTerraform(process.env)) {
    const provider = createProvider(process.cwd());
    await servePlugin(provider, process, { onShutdown: provider.end });
    return;
  }
  const { runCommandLine } = await import("./index.ts");
  const { homedir } = await import("node:os");
  const { text } = await import("node:stream/consumers");
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    version: version(),
    catalogueLocation,
    // In debug mode, the working directory of this process is not that of Terraform, so the provider is given none.
    createProvider: () => createProvider(),
    environment: process.env,
    platform: process.platform,
    arch: process.arch,
    home: homedir(),
    pluginFolder: folder,
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

void main();
