import type { Source } from "../../../streamkap/index.ts";
import { isApiError } from "../../wire/index.ts";
import type { ReadyConnection } from "../../connection.ts";
import { findNamesake, isNamesake, type NoNamesake } from "./namesake.ts";
import { isOver, type WaitOptions } from "../wait/index.ts";

/** By what the source of a create is recognised. Times are those of the API's clock. */
export interface Lookup {
  readonly name: string;
  /** Type code of the connector. */
  readonly connector: string;
  /** When the create began. */
  readonly since: Date;
  /** When the source can have been made at the latest. @default any time */
  readonly until?: Date;
}

/** How much `created_timestamp` may differ from the API's clock as this process knows it. */
export const clockToleranceMs = 2 * 60_000;
const longestPauseMs = 5_000;
/** How long a look-up may take after Ctrl-C, when Terraform is about to end. */
const hurryMs = 500;

/**
 * Looks for the source of a create whose answer was lost. The source must have exactly this name and this connector,
 * and Terraform must have made it since the create began. No other source is ever taken for it. While the API cannot be
 * reached, the look-up goes on until the deadline.
 *
 * @param patienceMs how long the API may still be at work on the request while no source is found
 * @returns with `ours`: true, the create's own source as a GET by id has it; with false, another source of that name;
 *   or why there is none
 */
export async function findAfterLostAnswer(
  connection: ReadyConnection,
  intent: Lookup,
  { deadline, signal }: WaitOptions,
  patienceMs: number,
): Promise<{ readonly ours: boolean; readonly source: Source } | NoNamesake> {
  const { clock } = connection.api;
  const end = new Date(Math.min(deadline.getTime(), clock.now() + patienceMs));
  for (let pauseMs = 250; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const bounds = signal.aborted ? { deadline: new Date(Date.now() + hurryMs) } : { deadline, signal };
    const namesake = await findNamesake(connection, intent.name, bounds);
    if (isNamesake(namesake)) {
      if (!isOurs(namesake, intent)) return { ours: false, source: namesake };
      return { ours: true, source: (await inFull(connection, namesake, bounds)) ?? namesake };
    }
    const until = namesake.none === "unreachable" ? deadline : end;
    if (namesake.none === "unknown" || isOver(connection.api, { deadline: until, signal })) return namesake;
    await clock.sleep(Math.min(pauseMs, until.getTime() - clock.now()), signal);
  }
}

/** Whether a source of the right name was made by the create. */
export function isOurs(found: Source, { connector, since, until }: Lookup): boolean {
  const created = timeOf(found.created_timestamp);
  return (
    found.connector === connector &&
    found.created_from === "terraform" &&
    found.desired_state !== "Pending Delete" &&
    created !== undefined &&
    created >= since.getTime() - clockToleranceMs &&
    created <= (until?.getTime() ?? Infinity)
  );
}

/**
 * Milliseconds since 1970. ISO 8601 without a zone, as Python writes it, is UTC here. JavaScript would take it for
 * local time.
 */
function timeOf(timestamp: string | null): number | undefined {
  if (timestamp === null) return undefined;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(timestamp) ? timestamp : `${timestamp}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? undefined : time;
}

/** The source with its secrets, which a list does not show. Undefined if the source cannot be read. */
async function inFull(
  { api }: ReadyConnection,
  { id }: Source,
  bounds: { readonly deadline: Date; readonly signal?: AbortSignal },
): Promise<Source | undefined> {
  try {
    return await api.getSource(id, bounds);
  } catch (thrown) {
    if (!isApiError(thrown)) throw thrown;
    return undefined;
  }
}
