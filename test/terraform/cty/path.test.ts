import { attributePath, formatPath, root, type Path } from "../../../src/terraform/cty/index.ts";

describe("formatPath", () => {
  const cases: [path: Path, text: string][] = [
    [root, ""],
    [attributePath("name"), "name"],
    [attributePath("timeouts", "create"), "timeouts.create"],
    [[{ attribute: "hosts" }, { index: 0 }], "hosts[0]"],
    [
      [{ attribute: "tables" }, { key: 'dbo."Orders' }, { attribute: "chunks" }],
      'tables["dbo.\\"Orders"].chunks',
    ],
  ];
  it.each(cases)("%j is %s", (path, text) => {
    expect(formatPath(path)).toBe(text);
  });
});
