import { chosenLanguages, languages, whyCodeOnly } from "../../scripts/packages/languages.ts";
import { withOldestConstructs } from "../../scripts/packages/stage.ts";

describe("a language's package is built where its tool is", () => {
  const all = languages.map(({ target }) => target);
  const built = (programs: readonly string[]): readonly string[] =>
    languages
      .filter((language) => whyCodeOnly(language, (program) => programs.includes(program)) === undefined)
      .map(({ target }) => target);

  test.each<[string, readonly string[], readonly string[]]>([
    ["all of them", ["python3", "go", "mvn", "dotnet"], ["python", "go", "dotnet"]],
    ["one", ["go"], ["go"]],
    ["none", [], []],
  ])("%s", (_name, programs, expected) => {
    expect(all).toEqual(["python", "go", "java", "dotnet"]);
    expect(built(programs)).toEqual(expected);
  });

  test.each([
    ["python", "there is no python3 on this machine"],
    ["java", "Maven finds no com.hashicorp:cdktf 0.21, which it needs"],
  ])("why it is code only: %s", (wanted, reason) => {
    const language = languages.find(({ target }) => target === wanted)!;
    expect(whyCodeOnly(language, () => false)).toBe(reason);
  });
});

test("packages are built with the oldest constructs that they promise to work with", () => {
  const manifest = {
    name: "a-package",
    peerDependencies: { cdktf: "^0.21.0", constructs: "^10.4.2" },
    devDependencies: { constructs: "~10.7.2", jsii: "~5.8.13" },
  };
  expect(JSON.parse(withOldestConstructs(JSON.stringify(manifest)))).toEqual({
    ...manifest,
    devDependencies: { constructs: "10.4.2", jsii: "~5.8.13" },
  });
});

describe("the languages on the command line", () => {
  test("are all where none is named, and else those that are named", () => {
    expect(chosenLanguages(undefined)).toBe(languages);
    expect(chosenLanguages("go,python").map(({ target }) => target)).toEqual(["go", "python"]);
  });

  test("are refused by their names", () => {
    expect(() => chosenLanguages("python,ruby")).toThrow(
      'There is no language "ruby". The languages are python, go, java, dotnet.',
    );
  });
});
