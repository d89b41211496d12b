import type { SimulatorClock } from "../clock.ts";
import type { ActiveFault } from "./faults.ts";
import { knownAnswers, type OtherAnswer } from "../http/index.ts";

/** What is sent to the caller. */
export interface Outgoing {
  /** 0: no answer is sent, and the connection is reset. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Whether the connection ends in the middle of the text. @default false */
  readonly truncated?: boolean;
}

const nothing: Outgoing = { status: 0, headers: {}, text: "" };

/** How the API carries out a request in another way than its caller means: see `ignore` and `trim` of a fault. */
export type Misreading = "ignored" | "trimmed";

/**
 * Answers a request under a fault.
 *
 * @param carryOut carries out the request, as it is or as it is misread, and returns the API's own answer
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

/** What is sent for an answer that is given in place of the API's own. */
export function toOutgoing({
  status,
  body = "",
  contentType = "application/json",
  headers,
}: OtherAnswer): Outgoing {
  return { status, text: body, headers: { "Content-Type": contentType, ...headers } };
}
