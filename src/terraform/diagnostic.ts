/**
 * What a provider has to say to the practitioner: a value, never an exception. Exceptions are
 * bugs, and the server turns them into a diagnostic that says so.
 */
import { root, type Path } from "./cty/index.ts";

export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** One line without a full stop: what is wrong. */
  readonly summary: string;
  /** What was found, what is allowed, what to do next. Never a secret. */
  readonly detail: string;
  /** The attribute at fault; Terraform then shows its line of HCL. Empty: the whole block. */
  readonly path: Path;
}

export function error(summary: string, detail: string, path: Path = root): Diagnostic {
  return { severity: "error", summary, detail, path };
}

export function warning(summary: string, detail: string, path: Path = root): Diagnostic {
  return { severity: "warning", summary, detail, path };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
