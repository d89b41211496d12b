import type { Connector } from "../../../catalogue/index.ts";
import type { NewSourceBody, Source, StreamkapApiError } from "../../../streamkap/index.ts";
import { warning, type Diagnostic } from "../../../terraform/index.ts";
import { isApiError, refusal } from "../../wire/index.ts";
import type { ReadyConnection } from "../../connection.ts";
import { duplicateName, holderOf, lostAnswer } from "./create-errors.ts";
import { findAfterLostAnswer } from "./find-after-lost-answer.ts";
import type { Intent } from "../../journal/index.ts";
import { findNamesake, outlive, type Namesake } from "./namesake.ts";
import { isOver, type WaitOptions } from "../wait/index.ts";

/** The source that a create has made. */
export interface PostedSource {
  readonly source: Source;
  /** False if the answer was lost, and the source was found by its name. */
  readonly answered: boolean;
  /** Whether the source was found instead of answered by a POST. Then a state of another resource may hold its id. */
  readonly found: boolean;
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

/** How a source is created. */
export interface PostOptions extends WaitOptions {
  /** Whether the API answers only after the deployment. Ctrl-C ends such a call. */
  readonly wait: boolean;
  /** Secrets in clear, which no error may show. */
  readonly secrets: readonly string[];
  /** The note of the create. @default the create is not noted */
  readonly intent?: Intent;
}

/** How long the API may be at work on a request whose answer was lost. This doubles with each such request. */
const firstPatienceMs = 10_000;
const longestPatienceMs = 300_000;

/**
 * Makes a source once. After a POST whose answer was lost, the source is looked up before anything else. If it is not
 * found, the POST is sent again, until the deadline. That can make no second source, because names are unique.
 *
 * @returns the source, or the error why there is none
 */
export async function postSource(
  connection: ReadyConnection,
  body: NewSourceBody,
  connector: Connector,
  options: PostOptions,
): Promise<PostedSource | Diagnostic> {
  const { deadline, signal, wait, secrets, intent: noted } = options;
  const { name } = body;
  let intent = { name, connector: connector.code, since: connection.api.apiTime() };
  const onSend = async (): Promise<void> => {
    const now = connection.api.apiTime();
    if (doubts === 0) intent = { ...intent, since: now };
    await noted?.sent(intent.since, now);
  };
  // Ctrl-C does not end a request that is answered at once, because the answer holds the id.
  const call = { deadline, secrets, wait, onSend, noMoreTries: signal, ...(wait && { signal }) };
  // If an earlier run has left a note without an id, a source of the name may be that run's.
  let doubts = noted?.left.some(({ id }) => id === undefined) === true ? 1 : 0;
  let patienceMs = firstPatienceMs;
  const taken = (namesake: Namesake, refused: StreamkapApiError): Diagnostic =>
    duplicateName({
      name,
      connector,
      namesake,
      refusal: refused,
      holder: holderOf(name, namesake, connection, noted),
    });
  for (;;) {
    try {
      const source = await connection.api.createSource(body, call);
      return { source, answered: true, found: false, diagnostics: [] };
    } catch (thrown) {
      if (!isApiError(thrown)) throw thrown;
      const stands = thrown.kind === "duplicate" || thrown.kind === "conflict";
      const inDoubt = thrown.mayHaveActed || (stands && doubts > 0);
      if (!inDoubt) {
        if (thrown.kind !== "duplicate") {
          if (doubts === 0) await noted?.madeNothing();
          return cannotCreate(name, thrown, connector);
        }
        const namesake = await findNamesake(connection, name, options);
        if (await outlive(connection, namesake, options)) continue;
        await noted?.madeNothing();
        return taken(namesake, thrown);
      }
      doubts += 1;
      const made = await findAfterLostAnswer(connection, intent, options, patienceMs);
      patienceMs = Math.min(patienceMs * 2, longestPatienceMs);
      if ("none" in made) {
        if (thrown.kind === "duplicate") return taken(made, thrown);
        const looked = made.none === "unseen" || made.none === "unsure";
        // The POST may be sent again: if the first one has made a source, the second one meets a taken name.
        if (thrown.transient && looked && !isOver(connection.api, options)) continue;
        const refused = made.none === "unseen" && thrown.status !== undefined && !thrown.transient;
        return refused
          ? cannotCreate(name, thrown, connector)
          : lostAnswer(name, thrown, { noted: noted?.noted, reason: made.reason });
      }
      if (!made.ours || (noted !== undefined && !(await noted.take(made.source.id)))) {
        if (await outlive(connection, made.source, options)) continue;
        return taken(made.source, thrown);
      }
      const diagnostics = [foundByName(name, made.source, thrown)];
      return { source: made.source, answered: false, found: true, diagnostics };
    }
  }
}

function cannotCreate(name: string, thrown: StreamkapApiError, connector: Connector): Diagnostic {
  return refusal(`Cannot create the source "${name}"`, thrown, connector, "create");
}

function foundByName(
  name: string,
  { id, created_timestamp }: Source,
  failure: StreamkapApiError,
): Diagnostic {
  return warning(
    `The source "${name}" was found by its name`,
    `${failure.message}\n\nThe request had been carried out all the same: source ${id} was created at ` +
      `${String(created_timestamp)} by Terraform, with this connector and this name. It is the one that is managed now.`,
  );
}
