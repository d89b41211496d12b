/** A language that jsii-pacmak makes a package for. */
export interface Language {
  /** The name of the language in jsii-pacmak. */
  readonly target: "python" | "go" | "java" | "dotnet";
  /** The program that builds the package. */
  readonly program: string;
  /** The reason why the package is not built even if the program is there. */
  readonly obstacle?: string;
}

export const languages: readonly Language[] = [
  { target: "python", program: "python3" },
  { target: "go", program: "go" },
  { target: "java", program: "mvn", obstacle: "Maven finds no com.hashicorp:cdktf 0.21, which it needs" },
  { target: "dotnet", program: "dotnet" },
];

/** @returns the reason why only code is made; undefined if the package is built */
export function whyCodeOnly(
  { program, obstacle }: Language,
  isThere: (program: string) => boolean,
): string | undefined {
  return obstacle ?? (isThere(program) ? undefined : `there is no ${program} on this machine`);
}
