/** Requests that the API carries out in another way than its caller means, without an error. */
import { parse, stringify } from "lossless-json";
import type { Outgoing } from "./faults/index.ts";

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
