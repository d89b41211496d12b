/** Requests that the API takes in another way than they are meant, which no error tells of. */
import { parse, stringify } from "lossless-json";
import type { Outgoing } from "./faults/index.ts";

/** A body whose name and settings have lost the blanks around their texts. */
export function trimTexts(bodyText: string): string {
  const body = fieldsOf(parse(bodyText));
  const config = Object.entries(fieldsOf(body["config"])).map(
    ([key, value]) => [key, trimmed(value)] as const,
  );
  return stringify({ ...body, name: trimmed(body["name"]), config: Object.fromEntries(config) }) ?? bodyText;
}

/** The answer to a GET by id, which is a list, as a PUT answers it. */
export function firstOfList(answer: Outgoing): Outgoing {
  const { result } = fieldsOf(parse(answer.text));
  const [first] = Array.isArray(result) ? (result as unknown[]) : [];
  return first === undefined ? answer : { ...answer, text: stringify(first) ?? answer.text };
}

function trimmed(value: unknown): unknown {
  return typeof value === "string" ? value.trim() : value;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
