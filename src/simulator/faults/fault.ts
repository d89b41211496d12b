import type { KnownAnswer, OtherAnswer } from "../http/index.ts";

/** Which requests a fault befalls: those that fit everything that is said. */
interface FaultTarget {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  /** A path, or a pattern such as `/sources/{id}`. */
  readonly path?: string;
  /** Name of the source that the request is about. */
  readonly name?: string;
  /** How many fitting requests pass unharmed first. @default 0 */
  readonly skip?: number;
  /** How many it befalls then; 0 is all. @default 1 */
  readonly times?: number;
}

/**
 * What befalls them. Without `After` the request is not carried out; with it, it is, and only the
 * answer suffers.
 *
 * - `answer`, `answerAfter`: another answer, such as a gateway's: one spelt out, or a known one by name;
 * - `drop`, `dropAfter`: the connection is reset;
 * - `truncate`: carried out, and the connection ends in the middle of the answer;
 * - `delay`: everything happens, later;
 * - `hold`, `holdAfter`: nothing goes on until the fault is released;
 * - `ignore`: a PUT changes nothing, and is answered with 200 and the source as it was;
 * - `trim`: carried out with the texts of its config, and its name, without the blanks around them.
 */
type FaultAct =
  | ({ readonly act: "answer" | "answerAfter" } & (OtherAnswer | { readonly as: KnownAnswer }))
  | { readonly act: "drop" | "dropAfter" | "truncate" | "hold" | "holdAfter" | "ignore" | "trim" }
  | { readonly act: "delay"; readonly ms: number };

export type Fault = FaultTarget & FaultAct;
