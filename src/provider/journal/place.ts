import { join, resolve } from "node:path";

/** Where Terraform keeps the data of its working directory. */
export interface JournalPlace {
  readonly dataFolder: string;
  /** TF_WORKSPACE; undefined where it is not set. */
  readonly workspaceVariable: string | undefined;
}

/** By Terraform's own rules. A plugin's working directory is Terraform's, after -chdir. */
export function journalPlace(
  environment: Readonly<Record<string, string | undefined>>,
  workingFolder: string,
): JournalPlace {
  const { TF_DATA_DIR: dataFolder, TF_WORKSPACE: workspace } = environment;
  return {
    dataFolder: resolve(
      workingFolder,
      dataFolder === undefined || dataFolder === "" ? ".terraform" : dataFolder,
    ),
    workspaceVariable: workspace === "" ? undefined : workspace,
  };
}

export function journalFolder({ dataFolder }: JournalPlace): string {
  return join(dataFolder, "streamkap");
}
