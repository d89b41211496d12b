import { join, relative, resolve } from "node:path";

/** Where Terraform keeps the data of its working directory, and which workspace it uses. */
export interface JournalPlace {
  /** Absolute path of TF_DATA_DIR, or of `.terraform` if that is not set. */
  readonly dataFolder: string;
  /** Working directory of this process: paths of sockets may be relative to it. */
  readonly workingFolder: string;
  /** Value of TF_WORKSPACE; undefined if it is not set. */
  readonly workspaceVariable: string | undefined;
}

/**
 * Finds the place by Terraform's own rules.
 *
 * @param workingFolder the working directory of this process, which is Terraform's after `-chdir`
 */
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
    workingFolder,
    workspaceVariable: workspace === "" ? undefined : workspace,
  };
}

/** The folder that holds the notes and the sockets of runs. */
export function journalFolder({ dataFolder }: JournalPlace): string {
  return join(dataFolder, "streamkap");
}

/**
 * Path by which sockets in the journal's folder are opened. The path of a socket must be short, so this one is relative
 * to the working directory if that is shorter than the absolute path. Terraform starts all providers in the same
 * working directory.
 */
export function socketFolder(place: JournalPlace): string {
  const folder = journalFolder(place);
  const short = relative(place.workingFolder, folder);
  return short.length < folder.length ? short : folder;
}
