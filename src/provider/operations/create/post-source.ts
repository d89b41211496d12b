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

/** A source that is the create's own. */
export interface PostedSource {
  readonly source: Source;
  /** False where the answer was lost, and the source found by its name. */
  readonly answered: boolean;
  /** It was found and not made by an answered POST: another resource may have its id in a state. */
  readonly found: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export interface PostOptions extends WaitOptions {
  /** Have the API answer after the deployment. An interrupt ends such a call. */
  readonly wait: boolean;
  readonly secrets: readonly string[];
  /** Where the create is noted. @default nowhere */
  readonly intent?: Intent;
}

/** How long a request may still be at work after its answer was lost; the next one may for twice as long. */
const firstPatienceMs = 10_000;
const longestPatienceMs = 300_000;

/**
 * Makes the source, once. A POST whose answer is lost is followed by a look-up before anything
 * else; sent again, it can make no second one, because the name would be taken. So it goes on until
 * the deadline.
 *
 * @returns the source, or why there is none
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
  // An interrupt does not end a short request: its answer has the id.
  const call = { deadline, secrets, wait, onSend, noMoreTries: signal, ...(wait && { signal }) };
  // A namesake may be what an earlier run had on its way.
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
        // Sent again it makes no second one, whether the first is unseen or could not be read.
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
