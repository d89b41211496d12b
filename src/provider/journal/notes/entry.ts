/** The note of one create. Its file is named by a hash of the source's name. It holds no setting and no secret. */
export interface Entry {
  /** When the create was sent, by the API's clock: the first try that can have made a source. */
  readonly since: Date;
  /** When the create was sent for the last time. Undefined: sent once, at `since`. */
  readonly last?: Date;
  /** Id of the source that was made; undefined while no answer has come. */
  readonly id?: string;
}

/**
 * Raised when a field changes its meaning. A file with another number belongs to another version, and is left alone.
 */
const version = 1;

/** The JSON text of a note. @param run the run that writes the note; only people who read the file need it */
export function encodeEntry({ since, last, id }: Entry, run: string): string {
  const phase = id === undefined ? "sent" : "made";
  const times = { since: since.toISOString(), last: last?.toISOString() };
  return `${JSON.stringify({ version, run, phase, ...times, id })}\n`;
}

/** @returns undefined if this version cannot read the text */
export function decodeEntry(text: string): Entry | undefined {
  const entry = parse(text);
  if (entry?.["version"] !== version) return undefined;
  const { phase, id } = entry;
  const since = timeIn(entry["since"]);
  const last = timeIn(entry["last"]);
  if (since === undefined) return undefined;
  if (phase === "sent") return { since, ...(last && { last }) };
  return phase === "made" && typeof id === "string" ? { since, id } : undefined;
}

function timeIn(text: unknown): Date | undefined {
  const time = typeof text === "string" ? new Date(text) : undefined;
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time;
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
