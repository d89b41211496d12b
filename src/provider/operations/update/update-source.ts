import type { Connector } from "../../../catalogue/index.ts";
import type { StreamkapClient } from "../../../streamkap/index.ts";
import { error, type ChangeResponse, type Diagnostic, type ObjectValue } from "../../../terraform/index.ts";
import type { OperationContext, UpdateRequest } from "../../../terraform/index.ts";
import { isApiError, refusal, secretsIn, sourceBody, sourceState } from "../../wire/index.ts";
import {
  deadlineIn,
  demandedState,
  labelOf,
  nextRevision,
  recall,
  textOf,
  timeoutMs,
  waitModeOf,
} from "../../source/index.ts";
import { type Connection, isDiagnostic, ready } from "../../connection.ts";
import { finishChange } from "../wait/index.ts";
import { holdSecrets, recordHeld } from "./hold-secrets.ts";
import { changesOnlyLocals, keepVolatile } from "../plan/index.ts";
import { putSource, type PutSource } from "./put-source.ts";
import { withheldTexts, withSecrets, writeOnlySecrets } from "../../secrets/index.ts";
import { showsUpdate } from "./shows-update.ts";

/**
 * Updates a source by a PUT of its whole configuration. Calls no API if only arguments change that the API is not sent,
 * such as `timeouts` and `wait`.
 */
export async function updateSource(
  request: UpdateRequest<Connection>,
  context: OperationContext,
  connector: Connector,
): Promise<ChangeResponse> {
  const { client, config, withheldConfig, plannedState, plannedPrivate, priorState, progress } = request;
  const secretsToSend = recall(plannedPrivate, "secretsToSend") === true;
  if (changesOnlyLocals(plannedState, priorState, connector) && !secretsToSend)
    return { newState: keepVolatile(plannedState, priorState) };
  const connection = ready(client);
  if (isDiagnostic(connection)) return { newState: priorState, diagnostics: [connection] };
  const id = textOf(priorState, "id");
  const deadline = deadlineIn(timeoutMs(plannedState, "update"));
  const held = await holdSecrets(connection.api, request, connector, { deadline, signal: context.signal });
  if (isDiagnostic(held)) return { newState: priorState, diagnostics: [held] };
  const wanted = new Map([...withSecrets(plannedState, config, connector), ...held]);
  const sent = {
    texts: [...secretsIn(wanted, connector), ...withheldTexts(withheldConfig, connector)],
    writeOnly: new Set([...writeOnlySecrets(config, connector), ...held.keys()]),
  };
  const body = sourceBody(wanted, priorState, connector);
  const demanded = demandedState(new Map([["desired_state", body.desired_state ?? null]]));
  let put: PutSource;
  try {
    put = await putSource(connection, id, body, {
      deadline,
      signal: context.signal,
      wait: waitModeOf(plannedState, connection.wait) === "server",
      secrets: sent.texts,
      took: (source) => !secretsToSend && showsUpdate(source, plannedState, priorState, connector),
    });
  } catch (thrown) {
    const failure = await describeFailure(thrown, {
      prior: priorState,
      api: connection.api,
      deadline,
      connector,
    });
    return { newState: priorState, diagnostics: [failure] };
  }
  const { source, answered } = put;
  const updated: ObjectValue = new Map([
    ...sourceState(source, connector, plannedState, { connection, sent }).state,
    ["revision", nextRevision(priorState)],
  ]);
  progress(updated);
  context.logger.info("updated source", { id, connector: connector.code });
  const desiredBefore = demandedState(priorState);
  const finished = await finishChange(
    {
      operation: "update",
      connection,
      source,
      answered,
      state: updated,
      demanded,
      desiredBefore,
      deadline,
      connector,
      sent,
    },
    context,
  );
  return { ...finished, private: recordHeld(finished.private ?? plannedPrivate, held) };
}

/** An update that the API did not carry out. */
interface FailedUpdate {
  /** State before the update. */
  readonly prior: ObjectValue;
  readonly api: StreamkapClient;
  /** Until when the API may be asked whether the source is still there. */
  readonly deadline: Date;
  readonly connector: Connector;
}

/** The diagnostic of an update that failed. The source counts as gone only if a GET by its id finds nothing. */
async function describeFailure(
  thrown: unknown,
  { prior, api, deadline, connector }: FailedUpdate,
): Promise<Diagnostic> {
  const cannot = `Cannot change ${labelOf(prior)}`;
  if (isApiError(thrown) && thrown.kind === "notFound") {
    try {
      if ((await api.getSource(textOf(prior, "id"), { deadline })) === undefined) {
        return error(
          `${cannot}: it is gone`,
          "Somebody or something deleted it. The next plan will create it anew.",
        );
      }
    } catch (second) {
      if (!isApiError(second)) throw second;
    }
  }
  if (isApiError(thrown) && thrown.kind === "aborted") {
    return error(
      `Changing ${labelOf(prior)} was interrupted`,
      "It is not known whether Streamkap has saved the change. If not, the next plan shows the change again.",
    );
  }
  return refusal(cannot, thrown, connector, "update");
}
