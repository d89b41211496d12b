/** A note of one create. It is named after what is created, by hash, and holds no setting and no secret. */
export interface Entry {
  /** When the create began, by the API's clock. */
  readonly since: Date;
  /** Of what was made; undefined while no answer has come. */
  readonly id?: string;
}

/** Raised when a field changes its meaning; files of a higher one are another version's, and left alone. */
const version = 1;

/** @param run who writes it, for the reader of the file */
export function encodeEntry({ since, id }: Entry, run: string): string {
  const phase = id === undefined ? "sent" : "made";
  return `${JSON.stringify({ version, run, phase, since: since.toISOString(), id })}\n`;
}

/** Undefined where this version cannot read it. */
export function decodeEntry(text: string): Entry | undefined {
  const entry = parse(text);
  if (entry?.["version"] !== version) return undefined;
  const { phase, since, id } = entry;
  const time = typeof since === "string" ? new Date(since) : new Date(NaN);
  if (Number.isNaN(time.getTime())) return undefined;
  if (phase === "sent") return { since: time };
  return phase === "made" && typeof id === "string" ? { since: time, id } : undefined;
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
