import type { Outcome } from "../workspace.ts";

/** A diagnostic as a user sees it, with placeholders for what differs from run to run. */
export interface Shown {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  /** The line of the configuration at which it points. Undefined if it points at none. */
  readonly line: string | undefined;
}

/** A diagnostic as `-json` prints it. */
interface JsonDiagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
  readonly range?: { readonly start: { readonly line: number } };
  readonly snippet?: { readonly context?: string | null; readonly code: string };
}

/** By what a diagnostic is recognised as that of a case: the lines of its block, its label, or a marker in the text. */
export interface CasePlace {
  readonly label: string;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly marker: string | undefined;
}

/** The diagnostics of a run, by the label of the block that they are about. @throws Error if one is about no block */
export function shownBy({ stdout }: Outcome, places: readonly CasePlace[]): Map<string, Shown[]> {
  const shown = new Map<string, Shown[]>();
  for (const diagnostic of diagnosticsIn(stdout)) {
    const label = placeOf(diagnostic, places)?.label;
    if (label === undefined) throw new Error(`about no block: ${JSON.stringify(diagnostic)}`);
    shown.set(label, [...(shown.get(label) ?? []), toShown(diagnostic)]);
  }
  return shown;
}

/** `validate` prints one object, `plan` and `apply` print one on each line. */
function diagnosticsIn(stdout: string): JsonDiagnostic[] {
  const lines = stdout.trimStart().startsWith("{\n") ? [stdout] : stdout.split("\n");
  return lines
    .filter((line) => line.trim().startsWith("{"))
    .flatMap((line) => {
      const message = JSON.parse(line) as { diagnostic?: JsonDiagnostic; diagnostics?: JsonDiagnostic[] };
      return message.diagnostics ?? (message.diagnostic ? [message.diagnostic] : []);
    });
}

function placeOf(diagnostic: JsonDiagnostic, places: readonly CasePlace[]): CasePlace | undefined {
  const { address, range, summary, detail } = diagnostic;
  const line = range?.start.line ?? 0;
  return (
    places.find(({ firstLine, lastLine }) => line >= firstLine && line <= lastLine) ??
    places.find(({ label }) => address?.split(".").includes(label) === true) ??
    places.find(({ marker, label }) => `${summary}\n${detail}`.includes(marker ?? label))
  );
}

function toShown({ severity, summary, detail, snippet }: JsonDiagnostic): Shown {
  return {
    severity,
    summary: normalise(summary),
    detail: normalise(detail),
    line: snippet && normalise(snippet.code.trim()),
  };
}

/** Replaces ports, ids, times and durations by placeholders, because they differ from run to run. */
function normalise(text: string): string {
  return text
    .replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:<port>")
    .replaceAll(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>")
    .replaceAll(/\bwait took \d+m?s\b/g, "wait took <duration>")
    .replaceAll(/simulator-\d+/g, "<request id>")
    .replaceAll(/\b(?!66a0c0ffee)[0-9a-f]{24}\b/g, "<id>");
}
