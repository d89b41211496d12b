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

/**
 * Finds the languages that the command line names.
 *
 * @param names with commas between them; all languages if undefined
 * @throws Error of one line if there is no such language
 */
export function chosenLanguages(names: string | undefined): readonly Language[] {
  if (names === undefined) return languages;
  return names.split(",").map((name) => {
    const language = languages.find(({ target }) => target === name);
    if (language !== undefined) return language;
    const known = languages.map(({ target }) => target).join(", ");
    throw new Error(`There is no language ${JSON.stringify(name)}. The languages are ${known}.`);
  });
}

/** @returns the reason why only code is made; undefined if the package is built */
export function whyCodeOnly(
  { program, obstacle }: Language,
  isThere: (program: string) => boolean,
): string | undefined {
  return obstacle ?? (isThere(program) ? undefined : `there is no ${program} on this machine`);
}
