import type { Connector } from "../catalogue/index.ts";
import type { Source } from "../streamkap/index.ts";
import {
  error,
  warning,
  type ChangeResponse,
  type Diagnostic,
  type ObjectValue,
  type OperationContext,
} from "../terraform/index.ts";
import { apiDiagnostic } from "./api-diagnostic.ts";
import type { ReadyConnection } from "./connection.ts";
import { secretsIn } from "./connector-config.ts";
import { sourceState } from "./source-state.ts";
import { settledStatus, waitUntilSettled, type WaitOutcome } from "./wait.ts";
import { isWaitMode } from "./wait-mode.ts";

export interface Change {
  readonly operation: "create" | "update";
  readonly connection: ReadyConnection;
  /** As the POST or PUT answered it. */
  readonly source: Source;
  /** The state made of that answer. */
  readonly state: ObjectValue;
  readonly deadline: Date;
  readonly connector: Connector;
}

/** What comes after the API has saved a source: the waiting that the practitioner asked for. */
export async function finishChange(change: Change, context: OperationContext): Promise<ChangeResponse> {
  const { connection, source, state, deadline, connector } = change;
  const configured = state.get("wait");
  const mode = isWaitMode(configured) ? configured : connection.wait;
  if (mode === "none") return { newState: state };
  let outcome: WaitOutcome;
  try {
    outcome = await waitUntilSettled(connection.api, source, { deadline, signal: context.signal });
  } catch (thrown) {
    const summary = `Waiting for source ${source.id} failed`;
    return { newState: state, diagnostics: [withAdvice(apiDiagnostic(summary, thrown), change)] };
  }
  // It stays in the state all the same: if it is gone, the next read finds out.
  if (outcome.kind === "gone") return { newState: state, diagnostics: [gone(source.id)] };
  const latest = sourceState(outcome.source, connector, state, connection);
  return { newState: latest.state, diagnostics: [...latest.diagnostics, ...verdict(outcome, change)] };
}

function verdict(outcome: Exclude<WaitOutcome, { kind: "gone" }>, change: Change): Diagnostic[] {
  const { id } = outcome.source;
  const status = outcome.source.connector_status ?? "unknown";
  switch (outcome.kind) {
    case "reached":
      return [];
    case "stopped":
      return [
        warning(
          `Source ${id} was not waited for`,
          `It was interrupted. The source exists; its status is ${status}.`,
        ),
      ];
    case "broken": {
      const text = `Its connector is Broken.${traceOf(outcome.source, change)}`;
      return [withAdvice(error(`Source ${id} is broken`, text), change)];
    }
    case "timedOut": {
      const wanted = settledStatus(outcome.source);
      const text = `Its status is ${status}, and not ${wanted} within the time-out.${traceOf(outcome.source, change)}`;
      return [withAdvice(error(`Source ${id} is not ${wanted} in time`, text), change)];
    }
  }
}

/** Terraform taints what a failed create made, and would rebuild it: say first how to keep it. */
function withAdvice(diagnostic: Diagnostic, { operation }: Change): Diagnostic {
  const advice =
    operation === "create"
      ? "Run `terraform untaint` with the address of this resource to keep the source: it exists, and the next " +
        "apply would otherwise destroy it and make another.\n\n"
      : "The new configuration is saved.\n\n";
  const more = '\n\nA longer time can be set in the `timeouts` block; `wait = "none"` does not wait.';
  return { ...diagnostic, detail: `${advice}${diagnostic.detail}${more}` };
}

/** Why tasks failed, in the connector's words, which may repeat its settings. */
function traceOf({ task_statuses }: Source, { state, connector }: Change): string {
  const traces = Object.entries(task_statuses ?? {}).flatMap(([task, status]) => {
    const fields =
      typeof status === "object" && status !== null ? new Map(Object.entries(status)) : undefined;
    const trace: unknown = fields?.get("trace");
    return typeof trace === "string" && trace !== "" ? [`Task ${task}: ${trace}`] : [];
  });
  const secrets = secretsIn(state, connector).filter((secret) => secret !== "");
  const text = traces.map((trace) => `\n${trace}`).join("");
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), text === "" ? "" : `\n${text}`);
}

function gone(id: string): Diagnostic {
  return error(
    `Source ${id} vanished while it was waited for`,
    "Somebody or something deleted it. Apply again to make it anew.",
  );
}
