/**
 * The warning of a read about a source that does not run. Only this warning tells of it: the source is as it is
 * configured, so a plan shows no change, and an apply after `terraform untaint` reports success.
 */
import type { Source } from "../../../streamkap/index.ts";
import type { BrokenCount } from "../../connection.ts";
import { warning, type Diagnostic, type ObjectValue } from "../../../terraform/index.ts";
import { capital, describeCause, describeTraces, failedTasks, labelOf } from "../../source/index.ts";

/** How many broken sources of one run are reported with their traces. The others are reported with the cause only. */
const tracedSources = 10;

/**
 * Warns if a source or one of its tasks is broken. Each source has its own summary, because of warnings with the same
 * summary Terraform shows only the first one, and counts the others.
 *
 * @param redact removes the secrets that a trace may repeat
 * @param count counts the sources that were reported, and is increased here
 */
export function brokenWarnings(
  source: Source,
  state: ObjectValue,
  redact: (text: string) => string,
  count: BrokenCount,
): Diagnostic[] {
  const isBroken = source.connector_status === "Broken";
  const failed = failedTasks(source);
  if ((!isBroken && failed.length === 0) || source.desired_state === "Pending Delete") return [];
  count.reported += 1;
  const summary = isBroken
    ? `${capital(labelOf(state))} is Broken`
    : `${failed.length === 1 ? "A task" : "Tasks"} of ${labelOf(state)} failed`;
  const detail = count.reported <= tracedSources ? inFull(source, redact) : inOneLine(source, redact);
  return [warning(summary, detail)];
}

function inFull(source: Source, redact: (text: string) => string): string {
  const traces = describeTraces(source, redact);
  const mend =
    traces === ""
      ? "Look in Streamkap for what went wrong, and mend it."
      : "Mend what its tasks say, in the configuration or where the data comes from.";
  const words = traces === "" ? "Its tasks do not say why." : traces;
  return `${words}\n\n${mend} A plan shows no change, because the source is as it is configured.`;
}

function inOneLine(source: Source, redact: (text: string) => string): string {
  const cause = describeCause(source, redact);
  return cause === "" ? "Its tasks do not say why." : cause;
}
