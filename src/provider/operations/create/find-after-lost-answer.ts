import type { Source } from "../../../streamkap/index.ts";
import { isApiError } from "../../wire/index.ts";
import type { ReadyConnection } from "../../connection.ts";
import { findNamesake, isNamesake, type NoNamesake } from "./namesake.ts";
import { isOver, type WaitOptions } from "../wait/index.ts";

/** What a create asked for. */
export interface Lookup {
  readonly name: string;
  /** Type code. */
  readonly connector: string;
  /** When it began, by the API's clock. */
  readonly since: Date;
  /** When it can have been made at the latest. @default any time */
  readonly until?: Date;
}

/** The API's clock and the record's are not the same to the second, nor is our knowledge of them. */
const clockToleranceMs = 2 * 60_000;
const longestPauseMs = 5_000;
/** After Ctrl-C: Terraform has been told to end. */
const hurryMs = 500;

/**
 * Looks for what a create made whose answer was lost: a source of exactly this name, our connector,
 * made by Terraform, since the create began. Nothing else is ever taken for ours. While the API
 * cannot be asked, only the deadline ends it.
 *
 * @param patienceMs for how long the request may still be at work, with nothing to be found
 * @returns the source, as GET by id has it, with `ours`; another one of that name without; else as for
 *   a namesake
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

/** Whether a source of the name is what the create made. */
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

/** ISO 8601 without a zone, as Python writes it, is UTC; JavaScript would take it for local time. */
function timeOf(timestamp: string | null): number | undefined {
  if (timestamp === null) return undefined;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(timestamp) ? timestamp : `${timestamp}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? undefined : time;
}

/** Lists hold no secrets. */
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
