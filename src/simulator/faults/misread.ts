/** Bodies and answers that differ from those that were meant, without an error. */
import { parse, stringify } from "lossless-json";
import { isRecord, type JsonRecord } from "../http/index.ts";
import type { Outgoing } from "./outgoing.ts";

/** The body of a request, without the blanks around the name and around the texts of the settings. */
export function trimTexts(bodyText: string): string {
  const body = fieldsOf(parse(bodyText));
  const config = Object.entries(fieldsOf(body["config"])).map(
    ([key, value]) => [key, trimmed(value)] as const,
  );
  return stringify({ ...body, name: trimmed(body["name"]), config: Object.fromEntries(config) }) ?? bodyText;
}

/** Turns the answer to a GET by id, which is a list, into that to a PUT, which is the source alone. */
export function firstOfList(answer: Outgoing): Outgoing {
  const [first] = listIn(jsonOf(answer)) ?? [];
  return first === undefined ? answer : { ...answer, text: stringify(first) ?? answer.text };
}

/** An answer with other entries in its list. An answer that is no list stays as it is. */
export function withEntries(
  answer: Outgoing,
  change: (entries: readonly unknown[]) => readonly unknown[],
): Outgoing {
  const json = jsonOf(answer);
  const list = listIn(json);
  return list === undefined ? answer : { ...answer, text: textOf({ ...json, result: change(list) }) };
}

/** An answer in which each source is changed, whether it stands in a list or alone. */
export function mapSources(answer: Outgoing, change: (source: JsonRecord) => JsonRecord): Outgoing {
  const json = jsonOf(answer);
  if (json !== undefined && listIn(json) === undefined && "config" in json)
    return { ...answer, text: textOf(change(json)) };
  return withEntries(answer, (entries) => entries.map((entry) => (isRecord(entry) ? change(entry) : entry)));
}

/** A source whose name and texts are written as HTML writes them. */
export function escapeSource(source: JsonRecord): JsonRecord {
  const config = Object.entries(fieldsOf(source["config"])).map(([key, value]) => [key, escaped(value)]);
  return { ...source, name: escaped(source["name"]), config: Object.fromEntries(config) as JsonRecord };
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(value: unknown): unknown {
  return typeof value === "string" ? value.replace(/[&<>"']/g, (mark) => entities[mark] ?? mark) : value;
}

function trimmed(value: unknown): unknown {
  return typeof value === "string" ? value.trim() : value;
}

/** The JSON object of an answer. Undefined if the answer is something else. */
function jsonOf({ text }: Outgoing): JsonRecord | undefined {
  try {
    const json = parse(text);
    return isRecord(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function listIn(json: JsonRecord | undefined): readonly unknown[] | undefined {
  const list = json?.["result"];
  return Array.isArray(list) ? list : undefined;
}

function textOf(json: unknown): string {
  return stringify(json) ?? "";
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
