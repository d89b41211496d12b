import { isApiObject, parseApiJson, stringifyJson } from "./json.ts";
import type { Redact } from "./redact.ts";
import type { ApiValue } from "../types.ts";

const longest = 1000;
/** Where FastAPI repeats what it was sent, passwords included. */
const echoes = new Set(["input", "ctx", "body"]);

/**
 * What the body of a refusal says, in one line: FastAPI's `detail` as text, as a list of
 * `{loc, msg}`, or as an object; the title of a gateway's HTML page; the first words of anything else.
 */
export function describeErrorBody(body: string, redact: Redact): string {
  const text = body.trim();
  if (text === "") return "the answer is empty";
  const json = tryParse(text);
  const detail = json === undefined ? describeText(redact(text)) : describeJson(clean(json, redact));
  // Before it is cut: half a secret would not be recognised.
  return shorten(redact(detail));
}

/**
 * Everything that the body of a refusal says, uncut and whatever field it stands in, without FastAPI's
 * echoes: for those who look for words in it. Never to be shown.
 */
export function wordsOfErrorBody(body: string): string {
  const json = tryParse(body.trim());
  if (json === undefined) return body;
  return textsIn(clean(json, (text) => text)).join("\n");
}

/** The title of an HTML page, or undefined where the text is none. */
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

/** Without the echoes, and with every text redacted while it is still as it was sent. */
function clean(value: ApiValue, redact: Redact): ApiValue {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((entry: ApiValue) => clean(entry, redact));
  if (!isApiObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !echoes.has(key));
  return Object.fromEntries(kept.map(([key, entry]) => [key, clean(entry, redact)]));
}

/** Each text, and each number by the name of its field: a text may be JSON itself, with such fields. */
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
