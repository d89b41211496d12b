/** A language that jsii-pacmak makes a package for. */
export interface Language {
  /** As jsii-pacmak calls it. */
  readonly target: "python" | "go" | "java" | "dotnet";
  /** What builds the package. */
  readonly program: string;
  /** Why the package is not built although the program is there. */
  readonly obstacle?: string;
}

export const languages: readonly Language[] = [
  { target: "python", program: "python3" },
  { target: "go", program: "go" },
  { target: "java", program: "mvn", obstacle: "Maven finds no com.hashicorp:cdktf 0.21, which it needs" },
  { target: "dotnet", program: "dotnet" },
];

/** @returns why there is code and no package; undefined where it is built */
export function whyCodeOnly(
  { program, obstacle }: Language,
  isThere: (program: string) => boolean,
): string | undefined {
  return obstacle ?? (isThere(program) ? undefined : `there is no ${program} on this machine`);
}
