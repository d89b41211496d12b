import {
  call,
  exportedConstant,
  importStatement,
  literal,
  property,
  statement,
  stringLiteral,
  type Code,
} from "../../../../src/cli/codify/cdk/type-script.ts";

/** Prettier has left each of these texts as it is. `npm run codify:check` asks it about hundreds of sources. */
describe("TypeScript as Prettier leaves it", () => {
  it.each([
    ["plain", '"plain"'],
    ['say "hi"', "'say \"hi\"'"],
    [`it's "x"`, "'it\\'s \"x\"'"],
    ["a\\b\n\u2028\u{e0001}", '"a\\\\b\\n\\u2028\\u{e0001}"'],
  ])("quotes the text %j", (text, written) => {
    expect(stringLiteral(text)).toBe(written);
  });

  it.each<[key: string, value: Code, written: string]>([
    ["host", literal("x".repeat(90)), `host: "${"x".repeat(90)}"`],
    ["sshHost", literal("x".repeat(70)), `sshHost:\n    "${"x".repeat(70)}"`],
    ["sshHost", literal("日".repeat(35)), `sshHost:\n    "${"日".repeat(35)}"`],
    ["sshHost", literal("日".repeat(32)), `sshHost: "${"日".repeat(32)}"`],
    ["k".repeat(60), call("Secret.of", literal("short")), `${"k".repeat(60)}:\n    Secret.of("short")`],
    [
      "k".repeat(50),
      call("Secret.of", literal("x".repeat(19))),
      `${"k".repeat(50)}: Secret.of(\n    "${"x".repeat(19)}",\n  )`,
    ],
    ["list", { kind: "array", elements: ['"a"', '"b"'] }, 'list: ["a", "b"]'],
    [
      "list",
      { kind: "array", elements: [stringLiteral("a".repeat(40)), stringLiteral("b".repeat(40))] },
      `list: [\n    "${"a".repeat(40)}",\n    "${"b".repeat(40)}",\n  ]`,
    ],
    ["a-b", { kind: "object", members: [] }, '"a-b": {}'],
    ["é", { kind: "object", members: [property("12", literal("x"))] }, 'é: {\n    "12": "x",\n  }'],
  ])("breaks the property %s with %j where the line is too long", (key, value, written) => {
    const code = exportedConstant("X", { kind: "object", members: [property(key, value)] });
    expect(code).toBe(`export const X = {\n  ${written},\n};\n`);
  });

  it("begins an object on the line of the call, if there is one object and the line is not too long", () => {
    const object: Code = { kind: "object", members: [property("a", literal("b"))] };
    const made = (...args: readonly Code[]): string => statement(call("new Source", ...args), "  ", ".run()");
    expect(made(literal("id"), object)).toBe('  new Source("id", {\n    a: "b",\n  }).run();\n');
    const long = "x".repeat(63);
    expect(made(literal(long), object)).toBe(
      `  new Source(\n    "${long}",\n    {\n      a: "b",\n    },\n  ).run();\n`,
    );
    expect(made({ kind: "object", members: [] }, object)).toBe(
      '  new Source(\n    {},\n    {\n      a: "b",\n    },\n  ).run();\n',
    );
  });

  it("puts the names of a long import onto lines of their own", () => {
    expect(importStatement(["a", "b"], "c")).toBe('import { a, b } from "c";\n');
    expect(importStatement(["a".repeat(40), "b".repeat(40)], "c")).toBe(
      `import {\n  ${"a".repeat(40)},\n  ${"b".repeat(40)},\n} from "c";\n`,
    );
  });
});
