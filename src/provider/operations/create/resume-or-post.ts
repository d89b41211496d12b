import type { Connector } from "../../../catalogue/index.ts";
import type { Source, SourceBody } from "../../../streamkap/index.ts";
import { error, warning, type Diagnostic } from "../../../terraform/index.ts";
import { apiDiagnostic } from "../../wire/index.ts";
import { type ReadyConnection, isDiagnostic } from "../../connection.ts";
import { duplicateName } from "./create-errors.ts";
import { findRemnant } from "./find-remnant.ts";
import type { Intent } from "../../journal/index.ts";
import { postSource, type PostedSource, type PostOptions } from "./post-source.ts";
import { putSource } from "../update/index.ts";

/** The source that a create has made or taken over. */
export interface MadeSource extends Omit<PostedSource, "found"> {
  /** The new owner's mark, if the source was taken over. @default the source was made by this create */
  readonly mark?: string;
}

/** A create that the journal has noted. */
interface NotedPostOptions extends PostOptions {
  /** Where the create is noted. */
  readonly intent: Intent;
}

/**
 * Takes over the source that an interrupted apply has made, or makes a new one. So no source is lost, and none is made
 * twice.
 *
 * @param body the body of a PUT or POST, with its secrets
 * @returns the source, or the error why there is none
 */
export async function resumeOrPost(
  connection: ReadyConnection,
  body: SourceBody,
  connector: Connector,
  options: PostOptions,
): Promise<MadeSource | Diagnostic> {
  const { journal } = connection;
  const newBody = { ...body, created_from: "terraform" } as const;
  if (journal === undefined) return postSource(connection, newBody, connector, options);
  const { name } = body;
  const since = connection.api.apiTime();
  const subject = { connector: connector.code, name };
  const intent = await journal.begin(subject, { since, ...options });
  if (intent === "busy") return busy(name);
  const noted: NotedPostOptions = { ...options, intent };
  try {
    const resumed = await resume(connection, body, connector, noted);
    if (isDiagnostic(resumed)) return resumed;
    const made =
      "source" in resumed
        ? resumed
        : withDiagnostics(resumed.diagnostics, await postSource(connection, newBody, connector, noted));
    if (isDiagnostic(made)) return made;
    // The mark is set before the note is written: the resource that had the source may be deleted meanwhile.
    const owned = made.found ? { ...made, mark: journal.takeOver(made.source.id) } : made;
    await intent.made(made.source.id);
    const problem = journal.takeProblem();
    return problem === undefined ? owned : withDiagnostics([cannotNote(problem)], owned);
  } finally {
    // This has no effect after `made` or `madeNothing`.
    await intent.abandoned();
  }
}

function withDiagnostics<T extends PostedSource | Diagnostic>(before: readonly Diagnostic[], outcome: T): T {
  if (isDiagnostic(outcome)) return outcome;
  return { ...outcome, diagnostics: [...before, ...outcome.diagnostics] };
}

/**
 * Takes over what an earlier run has left, and changes it to today's configuration. After an error its note stays.
 *
 * @returns the source, an error, or warnings if nothing was left
 */
async function resume(
  connection: ReadyConnection,
  body: SourceBody,
  connector: Connector,
  { intent, ...options }: NotedPostOptions,
): Promise<PostedSource | Diagnostic | { readonly diagnostics: readonly Diagnostic[] }> {
  const { name } = body;
  try {
    const left = await findRemnant(connection, { connector: connector.code, name }, intent, options);
    if (left.kind === "none") return left;
    const namesake = left.kind === "foreign" ? left.namesake : left.source;
    if (left.kind === "foreign" || !(await intent.take(namesake.id))) {
      const message = "An interrupted apply may have made this source, but that is not certain.";
      const holder = connection.journal?.holderOf(name, namesake.id);
      return duplicateName({ name, connector, namesake, refusal: { message }, holder });
    }
    const { id } = left.source;
    const put = await putSource(connection, id, body, { ...options, took: () => false });
    return { ...put, found: true, diagnostics: [takenOver(name, left.source)] };
  } catch (thrown) {
    return apiDiagnostic(`Cannot take over what an interrupted apply made as "${name}"`, thrown);
  }
}

function takenOver(name: string, { id, created_timestamp }: Source): Diagnostic {
  return warning(
    `The source "${name}" was taken over`,
    `An apply that was interrupted had made it: source ${id}, created at ${String(created_timestamp)}. It is not ` +
      "created a second time; it was brought to today's configuration, and is managed now.",
  );
}

function busy(name: string): Diagnostic {
  return error(
    `The source "${name}" is being created elsewhere`,
    "Another resource, or another apply in this folder, is creating a source of this name on the same account. " +
      "Names are unique in the tenant. Give each a name of its own, or apply again when the other one is done.",
  );
}

function cannotNote(problem: string): Diagnostic {
  return warning(
    "What is being created cannot be noted",
    `${problem}\n\nIf an apply is killed, a source that it was creating may exist without being in the state; the ` +
      "next apply then says so, with how to import it. To let the next apply find it, make the folder of the notes " +
      "writable: streamkap in Terraform's data folder (.terraform, or TF_DATA_DIR), or the folder that journal_dir names.",
  );
}
