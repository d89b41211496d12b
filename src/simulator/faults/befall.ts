import type { SimulatorClock } from "../clock.ts";
import type { ActiveFault } from "./faults.ts";
import { knownAnswers, type OtherAnswer } from "../http/index.ts";

/** What goes out: status 0 is no answer at all. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The connection ends in the middle of it. */
  readonly truncated?: boolean;
}

const nothing: Outgoing = { status: 0, headers: {}, text: "" };

/** How the API takes a request in another way than it is meant. */
export type Misreading = "ignored" | "trimmed";

/**
 * Answers a request under a fault.
 *
 * @param carryOut has the API do what the request says, or what it reads in it
 */
export async function befall(
  active: ActiveFault,
  carryOut: (misreading?: Misreading) => Promise<Outgoing>,
  clock: SimulatorClock,
  stopping: AbortSignal,
): Promise<Outgoing> {
  const { fault } = active;
  const after = fault.act.endsWith("After") || fault.act === "truncate";
  const own = after ? await carryOut() : nothing;
  active.show();
  switch (fault.act) {
    case "answer":
    case "answerAfter":
      return toOutgoing("as" in fault ? knownAnswers[fault.as] : fault);
    case "drop":
    case "dropAfter":
      return nothing;
    case "truncate":
      return { ...own, truncated: true };
    case "delay":
      await clock.sleep(fault.ms, stopping);
      return carryOut();
    case "ignore":
      return carryOut("ignored");
    case "trim":
      return carryOut("trimmed");
    case "hold":
      await active.released;
      return carryOut();
    case "holdAfter":
      await active.released;
      return own;
  }
}

/** An answer that was spelt out, as it goes out. */
export function toOutgoing({
  status,
  body = "",
  contentType = "application/json",
  headers,
}: OtherAnswer): Outgoing {
  return { status, text: body, headers: { "Content-Type": contentType, ...headers } };
}
