const shortest = 3;

/** Replaces secrets in a text that others wrote: the API quotes what it was sent. */
export type Redact = (text: string) => string;

const assignment = /\b(password|passwd|pwd|secret|token|api[._-]?key)(["']?\s*[=:]\s*)[^\s,;&)]+/gi;

/**
 * A redactor for these secrets in all their likely spellings, and for passwords that nobody named:
 * in URLs, and after `password=` and the like, as drivers quote their connection strings.
 * Secrets of one or two characters stay: replacing them would only show where they are.
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

/** As it is, on one line, in URLs, in HTML, in base64, and in JSON, which errors nest in JSON again. */
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

/** As JavaScript, Python and forms have it, who agree on neither punctuation nor case. @param text without lone surrogates */
function urlSpellings(text: string): readonly string[] {
  const usual = encodeURIComponent(text);
  const strict = usual.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  const all = [usual, strict, strict.replaceAll("%2F", "/")].flatMap((one) => [
    one,
    one.replaceAll("%20", "+"),
  ]);
  return [...all, ...all.map((one) => one.replace(/%../g, (code) => code.toLowerCase()))];
}

/** Between the quotes of Python's `repr`, in which its validators show an input. */
function pythonSpelling(text: string): string {
  const json = jsonSpelling(text).replaceAll('\\"', '"');
  return text.includes("'") && text.includes('"') ? json.replaceAll("'", "\\'") : json;
}

function jsonSpelling(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** JSON as Python writes it by default. */
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
