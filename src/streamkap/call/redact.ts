/** Characters of the shortest spelling that is replaced. */
const shortest = 3;

/** Replaces secrets by `***` in a text that the API or a library wrote. Such texts may quote what was sent. */
export type Redact = (text: string) => string;

/** A password as drivers quote it in their connection strings. */
const assignment = /\b(password|passwd|pwd|secret|token|api[._-]?key)(["']?\s*[=:]\s*)[^\s,;&)]+/gi;

/**
 * A redactor for these secrets in all their likely spellings. It also replaces passwords that it was not given, in URLs
 * and after words such as `password=`. Secrets of one or two characters stay: to replace them would only show where
 * they stand.
 */
export function createRedact(secrets: readonly string[]): Redact {
  let spellings: readonly string[] | undefined;
  return (text) => {
    spellings ??= [...new Set(secrets.flatMap(spellingsOf))].sort((a, b) => b.length - a.length);
    return spellings
      .reduce((rest, spelling) => rest.replaceAll(spelling, "***"), text)
      .replace(/(:\/\/)[^\s/@]+@/g, "$1***@")
      .replace(assignment, "$1$2***");
  };
}

/**
 * The secret as it is, on one line, in URLs, in HTML, in base64, in Python, and in JSON, which errors nest in other
 * JSON.
 */
function spellingsOf(secret: string): readonly string[] {
  const once = jsonSpelling(secret);
  const twice = jsonSpelling(once);
  const json = [once, asciiSpelling(once), twice, jsonSpelling(asciiSpelling(once)), jsonSpelling(twice)];
  const oneLine = secret.replace(/\s+/g, " ").trim();
  const bytes = Buffer.from(secret, "utf8");
  const base64 = [bytes.toString("base64").replace(/=+$/, ""), bytes.toString("base64url")];
  return [
    secret,
    oneLine,
    htmlSpelling(secret),
    ...urlSpellings(bytes.toString("utf8")),
    ...base64,
    ...json,
    pythonSpelling(secret),
    jsonSpelling(pythonSpelling(secret)),
  ].filter((spelling) => spelling.length >= shortest);
}

/**
 * The text as JavaScript, Python and HTML forms encode it in a URL. They differ in which punctuation they encode, and
 * in the case of the digits.
 *
 * @param text without lone surrogates, which `encodeURIComponent` refuses
 */
function urlSpellings(text: string): readonly string[] {
  const usual = encodeURIComponent(text);
  const strict = usual.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  const all = [usual, strict, strict.replaceAll("%2F", "/")].flatMap((one) => [
    one,
    one.replaceAll("%20", "+"),
  ]);
  return [...all, ...all.map((one) => one.replace(/%../g, (code) => code.toLowerCase()))];
}

/** The text between the quotes of Python's `repr`. Python's validators show an input in this form. */
function pythonSpelling(text: string): string {
  const json = jsonSpelling(text).replaceAll('\\"', '"');
  return text.includes("'") && text.includes('"') ? json.replaceAll("'", "\\'") : json;
}

function jsonSpelling(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** The JSON text as Python writes it by default, in ASCII. */
function asciiSpelling(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function htmlSpelling(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
