/**
 * Judges the catalogue's JSON files before code is generated from them. So a mistake is told in the words of the file, and not by
 * the compiler in generated code.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type AnySchemaObject, type ErrorObject } from "ajv/dist/2020.js";
import { parse } from "lossless-json";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { judgeExample } from "./judge-example.ts";
import { judgeReferences, judgeTogether } from "./judge-references.ts";

/**
 * @param folder of the catalogue, with `connector.schema.json` and `sources`
 * @throws Error with one line for each problem: file, setting, what is wrong, what is allowed
 */
export function judgeCatalogue(folder: string): void {
  const problems = readdirSync(join(folder, "sources")).flatMap((name) =>
    judgeFile(folder, name).map((problem) => inFile(name, problem)),
  );
  if (problems.length === 0) problems.push(...judgeMeaning(folder));
  if (problems.length === 0) return;
  throw new Error(
    `The catalogue is wrong (its form is in src/catalogue/connector.schema.json):\n${problems.join("\n")}`,
  );
}

/** Problems in what settings and connectors say of each other. Judged only if every file has the right form. */
function judgeMeaning(folder: string): string[] {
  const catalogue = readCatalogue(join(folder, "sources"));
  return [
    ...[...catalogue.values()].flatMap((connector) =>
      [...judgeReferences(connector), ...judgeExample(connector)].map((problem) =>
        inFile(`${connector.code}.json`, problem),
      ),
    ),
    ...judgeTogether(catalogue).map(({ code, problem }) => inFile(`${code}.json`, problem)),
  ];
}

function inFile(name: string, problem: string): string {
  return `src/catalogue/sources/${name}: ${problem}`;
}

function judgeFile(folder: string, name: string): string[] {
  if (!name.endsWith(".json")) return ["is no JSON file; the folder holds <code>.json only"];
  const text = readFileSync(join(folder, "sources", name), "utf8");
  let connector: unknown;
  try {
    // The messages of JSON.parse differ between versions of Node, and some name no place. This parser names one in each message.
    connector = parse(text, undefined, Number);
  } catch (error) {
    return [`is not JSON: ${withLines((error as Error).message, text)}`];
  }
  const problems = judgeConnector(folder, connector);
  const code = property(connector, "code");
  if (problems.length === 0 && `${String(code)}.json` !== name)
    return [`code is "${String(code)}"; the file must be named ${String(code)}.json`];
  return problems;
}

/** The message of the parser with line and column, which editors show, instead of the position in the text. */
function withLines(message: string, text: string): string {
  return message.replace(/position (\d+)/, (_, position: string) => {
    const before = text.slice(0, Number(position)).split("\n");
    return `line ${String(before.length)}, column ${String((before.at(-1) ?? "").length + 1)}`;
  });
}

/** Problems that the JSON schema finds in one connector. */
function judgeConnector(folder: string, connector: unknown): string[] {
  const schema = readSchema(folder);
  const validate = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    strictTypes: false,
    verbose: true,
  }).compile(schema);
  if (validate(connector)) return [];
  const lines = (validate.errors ?? [])
    // An error of `if` only repeats that one of its parts failed.
    .filter(({ keyword }) => keyword !== "if")
    .map((error) => `${placeOf(connector, error)}: ${wordsFor(error, schema)}`);
  return [...new Set(lines)];
}

function readSchema(folder: string): AnySchemaObject {
  return JSON.parse(readFileSync(join(folder, "connector.schema.json"), "utf8")) as AnySchemaObject;
}

/** The place of a problem, such as `setting "ssh_host", default`. It names a setting by attribute, since nobody counts to 37. */
function placeOf(connector: unknown, { instancePath }: ErrorObject): string {
  const steps = instancePath.split("/").slice(1);
  const [list, at, ...rest] = steps;
  if (list === undefined) return "the connector";
  if ((list !== "settings" && list !== "retired") || at === undefined) return steps.join(".");
  const attribute = property(property(property(connector, list), at), "attribute");
  const setting = typeof attribute === "string" ? `"${attribute}"` : `number ${String(Number(at) + 1)}`;
  return [`${list === "retired" ? "retired setting" : "setting"} ${setting}`, rest.join(".")]
    .filter(Boolean)
    .join(", ");
}

function wordsFor(error: ErrorObject, schema: AnySchemaObject): string {
  const { keyword, params, message = "is not allowed" } = error;
  const parent = error.parentSchema;
  switch (keyword) {
    case "additionalProperties": {
      const known = Object.keys((parent?.["properties"] ?? {}) as object);
      return `"${String(params["additionalProperty"])}" is not known; allowed are ${known.join(", ")}`;
    }
    case "required":
      return `"${String(params["missingProperty"])}" is missing${because(error, schema)}`;
    case "dependentRequired":
      return `"${String(params["property"])}" needs "${String(params["missingProperty"])}" beside it`;
    case "enum":
      return `${shown(error.data)} is not allowed; allowed are ${(params["allowedValues"] as unknown[]).map(shown).join(", ")}`;
    case "const":
      return `${shown(error.data)} is not allowed; allowed is ${shown(params["allowedValue"])}, or leaving it out`;
    case "pattern":
      return `${shown(error.data)} is not allowed${because(error, schema)}`;
    case "false schema":
      return `may not be given here${because(error, schema)}`;
    case "type":
      return `${shown(error.data)} must be ${[params["type"]].flat().join(" or ")}`;
    default:
      return message;
  }
}

/** The `$comment` of the schema's rule that the error comes from. */
function because({ schemaPath }: ErrorObject, schema: AnySchemaObject): string {
  // The path begins at the schema, or at the definition that a `$ref` led to.
  const roots: unknown[] = [schema, ...Object.values((schema["$defs"] ?? {}) as Record<string, unknown>)];
  const comment = roots.map((from) => commentOn(schemaPath.split("/").slice(1, -1), from)).find(Boolean);
  return comment === undefined ? "" : ` (${comment.replace(/\.$/, "")})`;
}

/** The last `$comment` on the path. Undefined if there is none, or if the path does not exist. */
function commentOn(steps: readonly string[], from: unknown): string | undefined {
  let comment: unknown;
  let part = from;
  for (const step of steps) {
    part = property(part, step);
    if (part === undefined) return undefined;
    comment = property(part, "$comment") ?? comment;
  }
  return typeof comment === "string" ? comment : undefined;
}

function shown(value: unknown): string {
  return JSON.stringify(value);
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
