import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { judgeCatalogue } from "../../../scripts/generate/judge-catalogue.ts";
import { sourcesFolder } from "../../catalogue/connectors.ts";

const catalogueFolder = join(sourcesFolder, "..");
const scratch = mkdtempSync(join(tmpdir(), "judge-catalogue-test-"));
const sources = join(scratch, "sources");
beforeAll(() => {
  copyFileSync(join(catalogueFolder, "connector.schema.json"), join(scratch, "connector.schema.json"));
});
beforeEach(() => {
  mkdirSync(sources);
});
afterEach(() => {
  rmSync(sources, { recursive: true });
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

const setting = { attribute: "size", wire: "size", type: "string", description: "A.", group: "Settings" };

/** The lines of the error, without the first one, for a catalogue that has only this file. Empty if there is no error. */
function judge(name: string, content: unknown): string[] {
  writeFileSync(join(sources, name), typeof content === "string" ? content : JSON.stringify(content));
  try {
    judgeCatalogue(scratch);
    return [];
  } catch (error) {
    const [first, ...lines] = (error as Error).message.split("\n");
    expect(first).toBe("The catalogue is wrong (its form is in src/catalogue/connector.schema.json):");
    return lines;
  }
}

const connector = (change: object, ...settings: object[]): object => ({
  code: "sample",
  kind: "source",
  resource: "source_sample",
  displayName: "Sample",
  className: "Sample",
  category: "Databases",
  example: {},
  settings: settings.length > 0 ? settings : [setting],
  ...change,
});

it("takes the committed catalogue", () => {
  expect(readdirSync(sourcesFolder)).not.toEqual([]);
  expect(() => {
    judgeCatalogue(catalogueFolder);
  }).not.toThrow();
});

it("takes the least connector that there may be", () => {
  expect(judge("sample.json", connector({}))).toEqual([]);
});

const at = "src/catalogue/sources/sample.json: ";

it.each([
  [
    "an unknown key",
    { optional: true },
    'setting "size": "optional" is not known; allowed are attribute, wire, ',
  ],
  ["a missing key", { wire: undefined }, 'setting "size": "wire" is missing'],
  ["no name", { attribute: undefined }, 'setting number 1: "attribute" is missing'],
  [
    "a type that there is not",
    { type: "number" },
    'setting "size", type: "number" is not allowed; allowed are "string", "int64", "bool"',
  ],
  [
    "a key that says the usual",
    { sensitive: false },
    'setting "size", sensitive: false is not allowed; allowed is true, or leaving it out',
  ],
  [
    "a default beside what is not required",
    { required: false, default: "x" },
    'setting "size", required: false is not allowed; allowed is true, or leaving it out',
  ],
  [
    "a key of the API with a blank",
    { wire: "the size" },
    'setting "size", wire: "the size" is not allowed (A key of the API has letters, digits, full stops and underscores',
  ],
  [
    "a default beside required",
    { required: true, default: "x" },
    'setting "size", default: may not be given here (A required setting has neither a default nor a condition)',
  ],
  [
    "a number without bounds",
    { type: "int64" },
    'setting "size": "min" is missing (A number has its least value, and neither choices nor form nor elements)',
  ],
  ["a default of another type", { default: 1 }, 'setting "size", default: 1 must be string'],
  [
    "a demand without conditions",
    { requiredWhenVisible: true },
    'setting "size": "requiredWhenVisible" needs "conditions" beside it',
  ],
  [
    "no sentence",
    { description: "the size" },
    'setting "size", description: "the size" is not allowed (A sentence begins with a capital letter or a backquote, and ends with a full stop)',
  ],
  [
    "a host name without form",
    { attribute: "ssh_host" },
    'setting "ssh_host": "form" is missing (A host name that a practitioner gives has a form, so that',
  ],
])("names file, setting and what is allowed: %s", (_name, change, expected) => {
  const lines = judge("sample.json", connector({}, { ...setting, ...change }));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(at + expected);
});

it.each([
  [
    "text that ends too soon",
    "sample.json",
    "{",
    `${at}is not JSON: Quoted object key or end of object '}' expected but reached end of input at line 1, column 2`,
  ],
  [
    "a comma that is missing",
    "sample.json",
    '{\n  "code": "sample"\n  "kind": "source"\n}',
    `${at}is not JSON: Comma ',' expected after value but got '"' at line 3, column 3`,
  ],
  [
    "a key twice",
    "sample.json",
    '{\n  "code": "a",\n  "code": "b"\n}',
    `${at}is not JSON: Duplicate key 'code' encountered at line 3, column 4`,
  ],
  ["another file", "notes.md", "", "src/catalogue/sources/notes.md: is no JSON file"],
  [
    "a name that is not the code",
    "other.json",
    connector({}),
    'src/catalogue/sources/other.json: code is "sample"; the file must be named sample.json',
  ],
  [
    "a wrong code",
    "sample.json",
    connector({ code: "Sample" }),
    `${at}code: "Sample" is not allowed (A name has lower-case`,
  ],
  [
    "an unknown kind",
    "sample.json",
    connector({ kind: "sink" }),
    `${at}kind: "sink" is not allowed; allowed is "source"`,
  ],
])("names the file and the place in the connector: %s", (_name, file, content, expected) => {
  const lines = judge(file, content);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(expected);
});

it("judges what settings say of each other, once all have their form", () => {
  const conditions = [{ attribute: "off", equals: true }];
  expect(judge("sample.json", connector({}, { ...setting, conditions }))).toEqual([
    `${at}setting "size": a condition names off, which is no other setting`,
  ]);
  expect(
    judge("other.json", connector({ code: "other", resource: "source_other", displayName: "Other" })),
  ).toContain(`${at}className: "Sample" is that of other`);
});

it("names every problem of every file", () => {
  judge("a.json", connector({ code: "a" }, { ...setting, type: "number" }));
  const lines = judge("b.json", connector({ code: "b", kind: "sink" }, { ...setting, extra: 1 }));
  expect(lines.map((line) => line.split(":").slice(0, 2).join())).toEqual([
    'src/catalogue/sources/a.json, setting "size", type',
    "src/catalogue/sources/b.json, kind",
    'src/catalogue/sources/b.json, setting "size"',
  ]);
});

it("has a sentence for every pattern of the schema", () => {
  const wordless: string[] = [];
  let patterns = 0;
  JSON.parse(readFileSync(join(catalogueFolder, "connector.schema.json"), "utf8"), (key, value: unknown) => {
    const rule = value as { pattern?: string; type?: string; $comment?: string } | null;
    // A pattern without a type beside it belongs to a condition. Such a pattern judges no value.
    if (typeof rule?.pattern !== "string" || rule.type === undefined) return value;
    patterns += 1;
    if (rule.$comment === undefined) wordless.push(key);
    return value;
  });
  expect(patterns).toBeGreaterThan(5);
  expect(wordless).toEqual([]);
});
