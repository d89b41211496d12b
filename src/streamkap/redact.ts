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

/** As it is, on one line, in a URL, in HTML, and in JSON, which errors nest in JSON again. */
function spellingsOf(secret: string): readonly string[] {
  const once = jsonSpelling(secret);
  const twice = jsonSpelling(once);
  const json = [once, asciiSpelling(once), twice, jsonSpelling(asciiSpelling(once)), jsonSpelling(twice)];
  const oneLine = secret.replace(/\s+/g, " ").trim();
  return [secret, oneLine, urlSpelling(secret), htmlSpelling(secret), ...json].filter(
    (spelling) => spelling.length >= shortest,
  );
}

/** By way of bytes: a lone surrogate has no spelling in a URL. */
function urlSpelling(text: string): string {
  return encodeURIComponent(Buffer.from(text, "utf8").toString("utf8"));
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
