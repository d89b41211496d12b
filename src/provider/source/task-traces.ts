import type { Source } from "../../streamkap/index.ts";

const firstLines = 12;
const causes = 3;
const longestLine = 300;
const causedBy = /^\s*Caused by:/;

/**
 * Says why tasks failed, in the connector's words. For each trace it names the tasks that have it, and shows the first
 * lines and the `Caused by` lines further down, which hold the actual cause in a Java trace.
 *
 * @param redact removes the secrets that a trace may repeat
 * @returns "" if no task has a trace
 */
export function describeTraces({ task_statuses }: Source, redact: (text: string) => string): string {
  const tasksByTrace = new Map<string, string[]>();
  for (const [task, status] of Object.entries(task_statuses ?? {})) {
    const trace = traceOf(status);
    if (trace !== undefined) tasksByTrace.set(trace, [...(tasksByTrace.get(trace) ?? []), task]);
  }
  return [...tasksByTrace]
    .map(([trace, tasks]) => `${heading(tasks)}\n${shorten(redact(trace))}`)
    .join("\n\n");
}

/**
 * Says in one line why tasks failed: the last `Caused by` of the first trace, or the trace's first line.
 *
 * @param redact removes the secrets that a trace may repeat
 * @returns "" if no task has a trace
 */
export function describeCause({ task_statuses }: Source, redact: (text: string) => string): string {
  const trace = Object.values(task_statuses ?? {})
    .map(traceOf)
    .find((found) => found !== undefined);
  const lines = trace === undefined ? [""] : redact(trace).split(/\r?\n/);
  const cause = lines.findLast((line) => causedBy.test(line)) ?? lines[0] ?? "";
  return cut(cause.replace(causedBy, "").trim());
}

/** Numbers of the tasks whose state is FAILED. */
export function failedTasks({ task_statuses }: Source): string[] {
  return Object.entries(task_statuses ?? {})
    .filter(([, status]) => typeof status === "object" && status !== null && "state" in status)
    .filter(([, status]) => (status as { readonly state: unknown }).state === "FAILED")
    .map(([task]) => task);
}

function traceOf(status: unknown): string | undefined {
  const trace: unknown =
    typeof status === "object" && status !== null && "trace" in status ? status.trace : undefined;
  return typeof trace === "string" && trace.trim() !== "" ? trace.trim() : undefined;
}

function heading(tasks: readonly string[]): string {
  return tasks.length === 1 ? `Task ${tasks.join()} failed:` : `Tasks ${tasks.join(", ")} failed:`;
}

/** The first lines of a trace and its causes. They are indented, because Terraform rewraps lines that are not. */
function shorten(trace: string): string {
  const lines = trace.split(/\r?\n/);
  const rest = lines.slice(firstLines);
  const caused = rest.filter((line) => causedBy.test(line)).slice(0, causes);
  const left = rest.length - caused.length;
  const more = left > 0 ? [`… and ${String(left)} more lines, in the attribute task_statuses`] : [];
  return [...lines.slice(0, firstLines), ...caused, ...more].map((line) => `  ${cut(line)}`).join("\n");
}

function cut(line: string): string {
  return line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
}
