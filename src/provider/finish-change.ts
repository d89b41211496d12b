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
import { apiDiagnostic, isApiError } from "./api-diagnostic.ts";
import { called } from "./called.ts";
import type { ReadyConnection } from "./connection.ts";
import { secretsIn } from "./connector-config.ts";
import { enforceState, type DesiredState } from "./desired-state.ts";
import { sourceState } from "./source-state.ts";
import { taskTraces } from "./task-traces.ts";
import { settledStatus, waitUntilSettled, type WaitOutcome } from "./wait.ts";
import { isWaitMode } from "./wait-mode.ts";

export interface Change {
  readonly operation: "create" | "update";
  readonly connection: ReadyConnection;
  /** As the POST or PUT answered it. */
  readonly source: Source;
  /** The state made of that answer. */
  readonly state: ObjectValue;
  /** What the configuration demands that it be; undefined where it leaves that to others. */
  readonly demanded: DesiredState | undefined;
  readonly deadline: Date;
  readonly connector: Connector;
}

/** What comes after the API has saved a source: the waiting that the practitioner asked for. */
export async function finishChange(change: Change, context: OperationContext): Promise<ChangeResponse> {
  const { connection, source, state, demanded, deadline, connector } = change;
  try {
    await enforceState(connection.api, source, demanded, { deadline });
  } catch (thrown) {
    if (!isApiError(thrown)) throw thrown;
    const failure = error(
      `Cannot make ${called(state)} ${String(demanded)}`,
      `${thrown.message}\n\nThe next plan shows this again: apply again.`,
    );
    return { newState: state, diagnostics: [withPreface(failure, change)] };
  }
  const configured = state.get("wait");
  const mode = isWaitMode(configured) ? configured : connection.wait;
  if (mode === "none") return { newState: state };
  const options = { deadline, signal: context.signal, demanded };
  let outcome: SettledOutcome;
  try {
    outcome = await withSecrets(
      connection,
      await waitUntilSettled(connection.api, source, options),
      deadline,
    );
  } catch (thrown) {
    const summary = `Waiting for source ${source.id} failed`;
    return { newState: state, diagnostics: [withAdvice(apiDiagnostic(summary, thrown), change)] };
  }
  // Gone or not, it stays in the state: if it is, the next read finds out.
  const secretsShown = connection.secretsShown && outcome.secretReturned;
  const latest = sourceState(outcome.source, connector, state, { secretsShown });
  return { newState: latest.state, diagnostics: [...latest.diagnostics, ...verdict(outcome, change)] };
}

type SettledOutcome = WaitOutcome & { readonly source: Source };

/** A list shows no secrets, and the platform may have made one: a source seen there is asked for once by itself. */
async function withSecrets(
  { api, secretsShown }: ReadyConnection,
  outcome: SettledOutcome,
  deadline: Date,
): Promise<SettledOutcome> {
  if (outcome.kind !== "reached" || outcome.secretReturned || !secretsShown) return outcome;
  try {
    const source = await api.getSource(outcome.source.id, { deadline });
    return source === undefined ? { ...outcome, kind: "gone" } : { ...outcome, source, secretReturned: true };
  } catch (thrown) {
    // Everything else of the source is known.
    if (isApiError(thrown)) return outcome;
    throw thrown;
  }
}

function verdict(outcome: SettledOutcome, change: Change): Diagnostic[] {
  const { id } = outcome.source;
  const status = outcome.source.connector_status ?? "unknown";
  switch (outcome.kind) {
    case "reached":
      return [];
    case "gone":
      return [gone(id)];
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
      const wanted = settledStatus(outcome.source, change.demanded);
      const text = `Its status is ${status}, and not ${wanted} within the time-out.${traceOf(outcome.source, change)}`;
      return [withAdvice(error(`Source ${id} is not ${wanted} in time`, text), change)];
    }
  }
}

/** Terraform taints what a failed create made, and would rebuild it: say first how to keep it. */
function withPreface(diagnostic: Diagnostic, { operation }: Change): Diagnostic {
  const preface =
    operation === "create"
      ? "Run `terraform untaint` with the address of this resource to keep the source: it exists, and the next " +
        "apply would otherwise destroy it and make another.\n\n"
      : "The new configuration is saved.\n\n";
  return { ...diagnostic, detail: preface + diagnostic.detail };
}

function withAdvice(diagnostic: Diagnostic, change: Change): Diagnostic {
  const { detail, ...rest } = withPreface(diagnostic, change);
  const advice = 'A longer time can be set in the `timeouts` block; `wait = "none"` does not wait.';
  return { ...rest, detail: `${detail}\n\n${advice}` };
}

/** The connector's words may repeat its settings. */
function traceOf(source: Source, { state, connector }: Change): string {
  const traces = taskTraces(source, secretsIn(state, connector));
  return traces.length === 0 ? "" : `\n\n${traces.join("\n")}`;
}

function gone(id: string): Diagnostic {
  return error(
    `Source ${id} vanished while it was waited for`,
    "Somebody or something deleted it. Apply again to make it anew.",
  );
}
