import { join, relative, resolve } from "node:path";

/** Where Terraform keeps the data of its working directory, and which workspace it uses. */
export interface JournalPlace {
  /** Absolute path of TF_DATA_DIR, or of `.terraform` if that is not set. */
  readonly dataFolder: string;
  /** Working directory of this process: paths of sockets may be relative to it. */
  readonly workingFolder: string;
  /** Value of TF_WORKSPACE; undefined if it is not set. */
  readonly workspaceVariable: string | undefined;
  /**
   * Absolute path of a folder for the notes that outlives the runner. Processes on other machines may use it too.
   *
   * @default the notes lie in the data folder, and only processes of this machine use them
   */
  readonly sharedFolder?: string;
  /** How a process shows in a shared folder that it lives. @default a beat each 5 s, a lease of 30 s */
  readonly lease?: LeaseTimes;
}

/** Times of a lease, in milliseconds. All processes that share a folder have to use the same ones. */
export interface LeaseTimes {
  /** How often a process renews its lease. */
  readonly beatMs: number;
  /** How long a process that lives may leave its lease as it is. */
  readonly leaseMs: number;
}

const usualLease: LeaseTimes = { beatMs: 5_000, leaseMs: 30_000 };

/** The times of leases in a place. */
export function leaseTimesOf({ lease = usualLease }: JournalPlace): LeaseTimes {
  return lease;
}

/** The place with another folder for the notes. @param folder a relative path begins at the working directory */
export function sharedPlace(place: JournalPlace, folder: string): JournalPlace {
  return { ...place, sharedFolder: resolve(place.workingFolder, folder) };
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

/** The folder that holds the notes, and the sockets or leases of runs. */
export function journalFolder({ dataFolder, sharedFolder }: JournalPlace): string {
  return sharedFolder ?? join(dataFolder, "streamkap");
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
