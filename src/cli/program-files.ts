import { parseCatalogue, type Catalogue } from "../catalogue/index.ts";
import { createStreamkapProvider } from "../provider/index.ts";
import type { CommandIo } from "./simulator/index.ts";
import { isStartedByTerraform, servePlugin } from "../terraform/index.ts";

/** The program's own files. They lie in a folder, or inside of an executable. */
export interface ProgramFiles {
  /** Reads a file by its name. @throws Error if the installation lacks it */
  readonly read: (name: string) => Buffer;
  /** The folder of the plugin, or the folder of the executable. */
  readonly folder: string;
  /** Path of the executable that holds all files. Absent: Node runs the files of the folder. */
  readonly executable?: string;
}

/** Serves Terraform. @returns false, at once, if Terraform has not started this process */
export async function serveTerraform(files: ProgramFiles): Promise<boolean> {
  if (!isStartedByTerraform(process.env)) return false;
  const provider = createProvider(files, process.cwd());
  await servePlugin(provider, process, { onShutdown: provider.end });
  return true;
}

/** Makes the provider of this build. @param workingFolder of Terraform. @default not known, as in debug mode */
export function createProvider(
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

/** What a command is given of this process. */
export function commandIo(files: ProgramFiles): CommandIo {
  return {
    catalogue: () => catalogueOf(files),
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    interrupted: new Promise((resolve) => {
      process.once("SIGINT", resolve).once("SIGTERM", resolve);
    }),
  };
}

/** The version of this build. */
export function versionOf(files: ProgramFiles): string {
  return (JSON.parse(files.read("package.json").toString("utf8")) as { readonly version: string }).version;
}

function catalogueOf(files: ProgramFiles): Catalogue {
  return parseCatalogue(files.read("catalogue.json").toString("utf8"));
}

async function unpack({ read }: ProgramFiles, name: string): Promise<Uint8Array> {
  const { gunzipSync } = await import("node:zlib");
  return gunzipSync(read(name));
}
