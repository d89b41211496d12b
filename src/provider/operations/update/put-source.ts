import type { Source, SourceBody } from "../../../streamkap/index.ts";
import { isApiError } from "../../wire/index.ts";
import type { ReadyConnection } from "../../connection.ts";

export interface PutOptions {
  readonly deadline: Date;
  readonly signal: AbortSignal;
  /** Have the API answer after the deployment. An interrupt ends such a call. */
  readonly wait: boolean;
  readonly secrets: readonly string[];
  /** Whether the source shows what was put. */
  readonly took: (source: Source) => boolean;
}

export interface PutSource {
  readonly source: Source;
  /** False where the answer was lost: the deployment may still be under way. */
  readonly answered: boolean;
}

/**
 * Changes the source. A PUT that was to be answered after the deployment and whose answer is lost
 * is followed by a look at the source; where that does not show the change, it is put again, to be
 * answered at once.
 *
 * @throws StreamkapApiError
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
