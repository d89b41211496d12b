import type { Source } from "../../../streamkap/index.ts";
import {
  attributePath,
  error,
  isMap,
  type CreateRequest,
  type Diagnostic,
  type ObjectValue,
  type OperationContext,
  type Value,
} from "../../../terraform/index.ts";
import { type Connection, type ReadyConnection, isDiagnostic, ready } from "../../connection.ts";
import {
  deadlineIn,
  describeCause,
  describeTraces,
  formatDuration,
  isSourceId,
  timeoutMs,
} from "../../source/index.ts";
import {
  hiddenSettings,
  lookFailure,
  settledStatus,
  settleSources,
  type WaitOutcome,
} from "../../operations/index.ts";

/** How many sources an error shows with the traces of their tasks. The others are shown with the cause only. */
const tracedSources = 10;

/** How a wait for all sources has ended. */
export interface Readiness {
  /** Statuses by the keys of `sources`. Undefined if a source is not ready; then the diagnostics say why. */
  readonly statuses?: ReadonlyMap<string, Value>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Waits for all the sources that the plan names. */
export async function waitForReadiness(
  { client, plannedState }: Pick<CreateRequest<Connection>, "client" | "plannedState">,
  operation: "create" | "update",
  { signal, logger }: OperationContext,
): Promise<Readiness> {
  const connection = ready(client);
  if (isDiagnostic(connection)) return { diagnostics: [connection] };
  const awaited = awaitedIn(plannedState);
  const strangers = awaited.filter(({ id }) => !isSourceId(id)).map(notAnId);
  if (strangers.length > 0) return { diagnostics: strangers };
  const ids = [...new Set(awaited.map(({ id }) => id))];
  const limitMs = timeoutMs(plannedState, operation);
  const outcomes = await settleSources(connection.api, new Map(ids.map((id) => [id, undefined])), {
    deadline: deadlineIn(limitMs),
    signal,
    secretReturned: false,
  });
  const unready = [...outcomes].filter(([, { kind }]) => kind !== "reached");
  logger.info("waited for sources", { sources: ids.length, unready: unready.length });
  if (unready.length > 0) return { diagnostics: [await notReady(unready, ids.length, limitMs, connection)] };
  const statuses = new Map(
    awaited.map(({ key, id }) => [key, outcomes.get(id)?.source?.connector_status ?? null]),
  );
  return { statuses, diagnostics: [] };
}

/** A source that the plan names. */
interface Awaited {
  /** Its key in the argument `sources`. */
  readonly key: string;
  readonly id: string;
}

function awaitedIn(plannedState: ObjectValue): Awaited[] {
  const sources = plannedState.get("sources") ?? null;
  return [...(isMap(sources) ? sources : [])].map(([key, source]) => {
    const id = isMap(source) ? source.get("id") : undefined;
    return { key, id: typeof id === "string" ? id : "" };
  });
}

/**
 * The error for a source whose id is none. It is raised when a wait begins and not at plan, because a test that mocks
 * sources invents their ids and plans with them.
 */
function notAnId({ key, id }: Awaited): Diagnostic {
  return error(
    `"${id}" is not the id of a source`,
    `The source "${key}" has it. An id has 24 hexadecimal characters. Give each source as it is: ` +
      "`sources = { orders = streamkap_source_mysql.orders }`. Where a test makes up the sources, let it make up this " +
      "resource too.",
    [...attributePath("sources"), { key }],
  );
}

async function notReady(
  unready: readonly (readonly [string, WaitOutcome])[],
  total: number,
  limitMs: number,
  connection: ReadyConnection,
): Promise<Diagnostic> {
  const described = unready.map(async ([id, outcome], index) => {
    const say = index < tracedSources ? sayAll : sayCause;
    return describe(
      id,
      outcome,
      limitMs,
      outcome.source && (await sayHiding(outcome.source, say, connection)),
    );
  });
  const lines = await Promise.all(described);
  const has = (wanted: WaitOutcome["kind"]): boolean => unready.some(([, { kind }]) => kind === wanted);
  return error(
    `${String(unready.length)} of ${String(total)} sources ${unready.length === 1 ? "is" : "are"} not ready`,
    [
      ...(has("stopped") ? ["Waiting was interrupted."] : []),
      lines.join("\n"),
      "The sources stay as they are, and none is tainted. Mend what is wrong and apply again, which waits again." +
        (has("timedOut") ? " A longer time can be set in the `timeouts` block of this resource." : ""),
    ].join("\n\n"),
    attributePath("sources"),
  );
}

/**
 * Describes a source without its secrets, which a task's trace may quote. A list shows no secrets, so they are read
 * first, but only if a task has a trace.
 */
async function sayHiding(
  source: Source,
  say: (source: Source, redact: (text: string) => string) => string,
  connection: ReadyConnection,
): Promise<string> {
  const hasWords = describeCause(source, (text) => text) !== "";
  const secrets = hasWords ? await hiddenSettings(source, connection) : [];
  return say(source, (text) => connection.api.redact(text, secrets));
}

function sayAll(source: Source, redact: (text: string) => string): string {
  const traces = describeTraces(source, redact).split("\n");
  return [".", ...traces.filter((line) => line !== "")].join("\n    ");
}

function sayCause(source: Source, redact: (text: string) => string): string {
  const cause = describeCause(source, redact);
  return cause === "" ? "." : `: ${cause}`;
}

function describe(id: string, { kind, source, failure }: WaitOutcome, limitMs: number, words = "."): string {
  if (kind === "gone") return `- ${id} is gone: Streamkap has no such source.`;
  const limit = kind === "timedOut" ? ` within ${formatDuration(limitMs)}` : "";
  if (source === undefined) {
    const reason = failure === undefined ? "." : `: ${failure.message}.`;
    return `- ${id} could not be looked up${limit}${reason}`;
  }
  const name = `${source.name ?? "a source without a name"} (${id})`;
  if (kind === "refused") return `- ${name} could not be looked up any more: ${String(failure?.message)}.`;
  if (kind === "broken") return `- ${name} is Broken${words}`;
  const status = source.connector_status ?? "without a status";
  const failed = failure === undefined ? "" : ` ${lookFailure(failure)}`;
  return `- ${name} is ${status}, and not ${settledStatus(source)}${limit}.${failed}`;
}
