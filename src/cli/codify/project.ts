import type { ExistingSource } from "../../provider/index.ts";

/** A file of the project that is written. */
export interface ProjectFile {
  /** Path below the folder of the project, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** A source with the names that it has in the code. */
export interface NamedSource extends ExistingSource {
  /** Name of the resource, and id of the construct. No other source of the project has it. */
  readonly identifier: string;
  /** The variable of each secret, by the key of the secret. */
  readonly variables: ReadonlyMap<string, string>;
  /** The variable for all secrets together. */
  readonly secretsVariable: string;
}

/** What the text of a project depends on. Equal projects have equal files, byte by byte. */
export interface Project {
  readonly sources: readonly NamedSource[];
  /** Version of this build, such as `0.1.0`. */
  readonly version: string;
  /** Whether secrets are given as write-only values, which no plan and no state holds. */
  readonly writeOnly: boolean;
  /** Folder of the project. */
  readonly folder: string;
  /** Folder with packed packages, which the project installs. Undefined: it installs them from the registry. */
  readonly packages: string | undefined;
}

/** The number of sources in words. */
export function sourceCount({ sources }: Project): string {
  return sources.length === 1 ? "1 Streamkap source" : `${String(sources.length)} Streamkap sources`;
}

/** What a README says of the first plan with write-only secrets. */
export const writeOnlyPlan = `The plan also shows one update of each source that has a secret: an import reads
the secrets into the state, and the update removes them from it.
`;

/** The sources by the file in which they stand. All sources of unknown connectors stand in one file. */
export function byFile(sources: readonly NamedSource[]): ReadonlyMap<string, readonly NamedSource[]> {
  const files = new Map<string, NamedSource[]>();
  for (const source of sources) {
    const file = source.connector?.code.replaceAll("_", "-") ?? "other-connectors";
    files.set(file, [...(files.get(file) ?? []), source]);
  }
  return files;
}

/** The series of releases that a version belongs to: `0.1` for `0.1.0+dev.1234`. */
export function seriesOf(version: string): string {
  const [major = "0", minor = "0"] = version.split(".");
  return `${major}.${minor}`;
}
