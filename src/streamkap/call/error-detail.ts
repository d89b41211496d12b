import { isApiObject, parseApiJson, stringifyJson } from "./json.ts";
import type { Redact } from "./redact.ts";
import type { ApiValue } from "../types.ts";

/** Characters of a detail. A longer one is cut. */
const longest = 1000;
/** The fields in which FastAPI repeats what it was sent, passwords included. */
const echoes = new Set(["input", "ctx", "body"]);

/**
 * The words of a refusal's body, in one line:
 * - FastAPI's `detail`, which is a text, a list of `{loc, msg}`, or an object;
 * - the title, if the body is a gateway's HTML page;
 * - the first words of any other body.
 */
export function describeErrorBody(body: string, redact: Redact): string {
  const text = body.trim();
  if (text === "") return "the answer is empty";
  const json = tryParse(text);
  const detail = json === undefined ? describeText(redact(text)) : describeJson(clean(json, redact));
  // Redacted before it is cut, because half a secret would not be recognised.
  return shorten(redact(detail));
}

/**
 * All words of a refusal's body, from every field except FastAPI's echoes. The text is neither cut nor redacted, so it
 * must never be shown: it is for searching only.
 */
export function wordsOfErrorBody(body: string): string {
  const json = tryParse(body.trim());
  if (json === undefined) return body;
  return textsIn(clean(json, (text) => text)).join("\n");
}

/** The title of an HTML page, or its text if it has no title. Undefined if the text is no HTML page. */
export function htmlTitle(text: string): string | undefined {
  if (!/^\s*<(!doctype|html|head|body)/i.test(text)) return undefined;
  const title = /<title[^>]*>([^<]*)/i.exec(text)?.[1];
  return oneLine(title ?? text.replace(/<(script|style)\b.*?<\/\1>/gis, " ").replace(/<[^>]*>/g, " "));
}

function describeJson(json: ApiValue): string {
  if (!isApiObject(json)) return typeof json === "string" ? oneLine(json) : stringifyJson(json);
  const detail = json["detail"] ?? json["message"] ?? json["error"] ?? json;
  if (typeof detail === "string") return oneLine(detail) || "the answer's detail is empty";
  return Array.isArray(detail) ? detail.map(describeItem).join("; ") : stringifyJson(detail);
}

function describeItem(item: ApiValue): string {
  if (typeof item === "string") return oneLine(item);
  if (!isApiObject(item) || typeof item["msg"] !== "string") return stringifyJson(item);
  const { loc, msg } = item;
  const place = Array.isArray(loc) ? loc.map(String).join(".") : "";
  return place === "" ? oneLine(msg) : `${place}: ${oneLine(msg)}`;
}

/** The value without the echoes. Each text is redacted here, before it is put on one line or into other JSON. */
function clean(value: ApiValue, redact: Redact): ApiValue {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((entry: ApiValue) => clean(entry, redact));
  if (!isApiObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !echoes.has(key));
  return Object.fromEntries(kept.map(([key, entry]) => [key, clean(entry, redact)]));
}

/**
 * Each text as it is, and every other value as `field: value`. The form with the field lets a search find a status in
 * the JSON of the body and in JSON that a text quotes.
 */
function textsIn(value: ApiValue, field = ""): string[] {
  if (typeof value === "string") return [oneLine(value)];
  if (Array.isArray(value)) return value.flatMap((entry: ApiValue) => textsIn(entry, field));
  if (!isApiObject(value)) return [`${field}: ${stringifyJson(value)}`];
  return Object.entries(value).flatMap(([key, entry]) => textsIn(entry, key));
}

function describeText(text: string): string {
  const title = htmlTitle(text);
  return title === undefined ? oneLine(text) : title || "an HTML page without text";
}

function tryParse(text: string): ApiValue | undefined {
  try {
    return parseApiJson(text);
  } catch {
    return undefined;
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
