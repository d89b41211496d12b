import type { Source, SourceBody } from "../../../streamkap/index.ts";
import { isApiError } from "../../wire/index.ts";
import type { ReadyConnection } from "../../connection.ts";

/** How a source is put. */
export interface PutOptions {
  readonly deadline: Date;
  readonly signal: AbortSignal;
  /** Whether the API answers only after the deployment. Ctrl-C ends such a call. */
  readonly wait: boolean;
  /** Secrets in clear, which no error may show. */
  readonly secrets: readonly string[];
  /** Whether a source shows what was put. */
  readonly took: (source: Source) => boolean;
}

/** A source that was put. */
export interface PutSource {
  /** The source as the API has answered it, or as it was looked up. */
  readonly source: Source;
  /** False if the answer was lost, so that the deployment may still be under way. */
  readonly answered: boolean;
}

/**
 * Changes a source. If the answer to a PUT with `wait` is lost, the source is looked up. If it does not show the
 * change, the PUT is sent again, and answered at once.
 *
 * @throws StreamkapApiError if the API refuses the PUT, or cannot be reached
 */
export async function putSource(
  { api }: ReadyConnection,
  id: string,
  body: SourceBody,
  { deadline, signal, wait, secrets, took }: PutOptions,
): Promise<PutSource> {
  const short = { deadline, secrets, noMoreTries: signal };
  if (!wait) return { source: await api.updateSource(id, body, short), answered: true };
  try {
    return { source: await api.updateSource(id, body, { ...short, wait, signal }), answered: true };
  } catch (thrown) {
    if (!isApiError(thrown) || !thrown.mayHaveActed || !thrown.transient) throw thrown;
    const found = await api.getSource(id, { deadline, signal });
    const source = found && took(found) ? found : await api.updateSource(id, body, short);
    return { source, answered: false };
  }
}
