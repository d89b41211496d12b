/** A note of one create. It is named after what is created, by hash, and holds no setting and no secret. */
export interface Entry {
  /** When it was sent, by the API's clock: at the first try that can have made something. */
  readonly since: Date;
  /** When it was sent for the last time. Undefined: then. */
  readonly last?: Date;
  /** Of what was made; undefined while no answer has come. */
  readonly id?: string;
}

/** Raised when a field changes its meaning; files of a higher one are another version's, and left alone. */
const version = 1;

/** @param run who writes it, for the reader of the file */
export function encodeEntry({ since, last, id }: Entry, run: string): string {
  const phase = id === undefined ? "sent" : "made";
  const times = { since: since.toISOString(), last: last?.toISOString() };
  return `${JSON.stringify({ version, run, phase, ...times, id })}\n`;
}

/** Undefined where this version cannot read it. */
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
