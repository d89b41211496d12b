/** The diagnostics for a source that is not as it should be after a create or an update. */
import type { Source } from "../../../streamkap/index.ts";
import { error, warning, type Diagnostic } from "../../../terraform/index.ts";
import { addressAbove, capital, describeTraces, formatDuration, labelOf } from "../../source/index.ts";
import type { SavedChange } from "./saved-change.ts";
import { settledStatus, statusOf } from "./progress.ts";
import type { WaitOutcome } from "./wait.ts";

/** How the wait for a source has ended that some answer has shown. */
export type SettledOutcome = WaitOutcome & { readonly source: Source };

/** What to report about the end of a wait; nothing if all is well. */
export function waitDiagnostics(outcome: SettledOutcome, change: SavedChange): Diagnostic[] {
  const { source } = outcome;
  const { state, demanded, connection, sent } = change;
  const name = labelOf(state);
  const traces = describeTraces(source, (text) => connection.api.redact(text, sent.texts));
  const text = (first: string): string =>
    [first, walk(outcome), traces].filter((part) => part !== "").join("\n\n");
  switch (outcome.kind) {
    case "reached":
      return outcome.unseen ? [notSeen(name, outcome)] : [];
    case "gone":
      return [gone(name)];
    case "stopped":
      return [
        warning(
          `Waiting for ${name} was interrupted`,
          `The source ${source.id} exists; its status is ${statusOf(source)}.`,
        ),
      ];
    case "broken": {
      const mend =
        traces === ""
          ? "Look in Streamkap for what went wrong, mend it and apply again."
          : "Mend what its tasks say, in the configuration or where the data comes from, and apply again.";
      const failed = error(`${capital(name)} is Broken`, `${text("Its connector has failed.")}\n\n${mend}`);
      return [withOutlook(failed, change)];
    }
    case "refused":
    case "timedOut": {
      const wanted = settledStatus(source, demanded);
      const late = `Its status is ${statusOf(source)}, and not ${wanted} within the time-out.`;
      const advice = 'A longer time can be set in the `timeouts` block; `wait = "none"` does not wait.';
      const parts = [text(late), lookFailure(outcome.failure), advice].filter((part) => part !== "");
      const failed = error(`${capital(name)} is not ${wanted} in time`, parts.join("\n\n"));
      return [withOutlook(failed, change)];
    }
  }
}

/**
 * Adds to an error what becomes of the source. After a failed create Terraform marks the source as tainted and would
 * rebuild it, so the error tells how to keep the source.
 */
export function withOutlook(diagnostic: Diagnostic, { operation }: SavedChange): Diagnostic {
  const outlook =
    operation === "create"
      ? "The source exists, and is marked as tainted: the next apply would destroy it and create another. To keep it, " +
        `run this first:\n\nterraform untaint '${addressAbove}'`
      : "The new configuration is saved.";
  return { ...diagnostic, detail: `${diagnostic.detail}\n\n${outlook}` };
}

/** The warning that every look after the answer to a change failed, while the answer was as it should be. */
function notSeen(name: string, { failure }: WaitOutcome): Diagnostic {
  return warning(
    `${capital(name)} could not be looked at after its change`,
    `Streamkap's answer to the change said that it is Active. Whether it stayed so is not known. ${lookFailure(failure)}`,
  );
}

/** What the error of a time-out says about looks that failed; "" if none failed. */
export function lookFailure(failure: WaitOutcome["failure"]): string {
  return failure === undefined ? "" : `The last look that failed: ${failure.message}.`;
}

/** How long the wait took, and which statuses it saw. */
function walk({ statuses, waitedMs, requestId }: WaitOutcome): string {
  const way = statuses.length === 1 ? "" : ` Its status was ${statuses.join(", then ")}.`;
  const id = requestId === undefined ? "" : ` Streamkap's last answer had the request id ${requestId}.`;
  return `The wait took ${formatDuration(waitedMs)}.${way}${id}`;
}

function gone(name: string): Diagnostic {
  return error(
    `${capital(name)} disappeared during the wait`,
    "Somebody or something deleted it. Apply again to create it anew.",
  );
}
