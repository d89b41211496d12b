import type { Source } from "../streamkap/index.ts";

/** Enough for the cause; the stack below it helps nobody here. */
const longestTrace = 1_000;

/**
 * Why tasks of a source failed, in the connector's words, one text for each task that says so.
 *
 * @param secrets what the words may repeat and nobody may see; passwords in URLs and in
 * `password=…` are hidden in any case
 */
export function taskTraces({ task_statuses }: Source, secrets: readonly string[] = []): string[] {
  return Object.entries(task_statuses ?? {}).flatMap(([task, status]) => {
    const fields =
      typeof status === "object" && status !== null ? new Map(Object.entries(status)) : undefined;
    const trace: unknown = fields?.get("trace");
    if (typeof trace !== "string" || trace === "") return [];
    const text = hide(trace, secrets);
    return [`Task ${task}: ${text.length > longestTrace ? `${text.slice(0, longestTrace)} …` : text}`];
  });
}

function hide(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret !== "")
    .reduce((rest, secret) => rest.replaceAll(secret, "***"), text)
    .replace(/(:\/\/)[^\s/@]+@/g, "$1***@")
    .replace(/\b(password|passwd|pwd|secret|token|api[._-]?key)(["']?\s*[=:]\s*)[^\s,;&)]+/gi, "$1$2***");
}
