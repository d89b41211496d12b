/** What the practitioner reads when a source is not what it should be after a create or an update. */
import { error, warning, type Diagnostic } from "../terraform/index.ts";
import { typePrefix } from "./address.ts";
import { called } from "./called.ts";
import { secretsIn } from "./connector-config.ts";
import { formatDuration } from "./duration.ts";
import type { Change } from "./change.ts";
import { describeTraces } from "./task-traces.ts";
import { settledStatus, statusOf, type WaitOutcome, type WaitReport } from "./wait.ts";

export function waitDiagnostics(outcome: WaitOutcome, change: Change): Diagnostic[] {
  const { report } = outcome;
  const { source: asAnswered, state, connector, connection } = change;
  const name = called(state);
  if (outcome.kind === "gone") return [gone(name)];
  const { source } = outcome;
  const secrets = secretsIn(state, connector);
  const traces = describeTraces(source, (text) => connection.api.redact(text, secrets));
  const text = (first: string): string =>
    [first, walk(report), traces].filter((part) => part !== "").join("\n\n");
  switch (outcome.kind) {
    case "reached":
      return [];
    case "stopped":
      return [
        warning(
          `Waiting for ${name} was interrupted`,
          `The source ${asAnswered.id} exists; its status is ${statusOf(source)}.`,
        ),
      ];
    case "broken":
      return [withAdvice(error(`${capital(name)} is Broken`, text("Its connector has failed.")), change)];
    case "timedOut": {
      const wanted = settledStatus(source);
      const late = `Its status is ${statusOf(source)}, and not ${wanted} within the time-out.`;
      return [withAdvice(error(`${capital(name)} is not ${wanted} in time`, text(late)), change)];
    }
  }
}

/**
 * Terraform taints what a failed create made, and would rebuild it: the first thing to be read is
 * how to keep it. A provider is never told the address, only the type.
 */
export function withAdvice(diagnostic: Diagnostic, { operation, connector }: Change): Diagnostic {
  const advice =
    operation === "create"
      ? `terraform untaint ${typePrefix}_${connector.resource}.<name>\n\n` +
        "Run this, with the address of this resource, to keep the source. It exists, and the next apply would " +
        "destroy it and create another."
      : "The new configuration is saved.";
  const more = 'A longer time can be set in the `timeouts` block; `wait = "none"` does not wait.';
  return { ...diagnostic, detail: `${advice}\n\n${diagnostic.detail}\n\n${more}` };
}

function walk({ statuses, waitedMs, requestId }: WaitReport): string {
  const way = statuses.length === 1 ? "" : ` Its status was ${statuses.join(", then ")}.`;
  const id = requestId === undefined ? "" : ` Streamkap's last answer had the request id ${requestId}.`;
  return `It was waited for ${formatDuration(waitedMs)}.${way}${id}`;
}

function gone(name: string): Diagnostic {
  return error(
    `${capital(name)} vanished while it was waited for`,
    "Somebody or something deleted it. Apply again to make it anew.",
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
