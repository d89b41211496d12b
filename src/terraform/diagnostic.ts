/**
 * Errors and warnings for the practitioner. They are values, never exceptions: an exception is a bug, and the server
 * turns it into a diagnostic that says so.
 */
import { root, type Path } from "./cty/index.ts";

/** One error or warning. Terraform shows it after the command. */
export interface Diagnostic {
  /** An error fails the operation. A warning does not. */
  readonly severity: "error" | "warning";
  /** What is wrong, as one line without a full stop. */
  readonly summary: string;
  /** What was found, what is allowed, what to do next. Never a secret. */
  readonly detail: string;
  /** The attribute at fault, whose line of HCL Terraform shows. Empty: the whole block. */
  readonly path: Path;
}

/**
 * An error.
 *
 * @param path the attribute at fault.
 * @default the whole block
 */
export function error(summary: string, detail: string, path: Path = root): Diagnostic {
  return { severity: "error", summary, detail, path };
}

/**
 * A warning.
 *
 * @param path the attribute in question.
 * @default the whole block
 */
export function warning(summary: string, detail: string, path: Path = root): Diagnostic {
  return { severity: "warning", summary, detail, path };
}

/** Whether one of the diagnostics is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
