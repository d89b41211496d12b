import type { KnownAnswer, OtherAnswer } from "../http/index.ts";

/** Which requests a fault befalls: those that fit all the fields that are given. */
interface FaultTarget {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  /** A path, or a pattern such as `/sources/{id}`. */
  readonly path?: string;
  /** Name of the source that the request is about. */
  readonly name?: string;
  /** How many fitting requests it leaves alone first. @default 0 */
  readonly skip?: number;
  /** How many fitting requests it befalls after those. 0 stands for all. @default 1 */
  readonly times?: number;
}

/**
 * What happens to those requests. An act whose name ends with `After` carries the request out and changes only the
 * answer. Other acts do not carry it out, except where it is said here.
 *
 * - `answer`, `answerAfter`: another answer is sent, such as a gateway's. The fault gives it in full or names a known
 *   one.
 * - `drop`, `dropAfter`: the connection is reset.
 * - `truncate`: the request is carried out, and the connection ends in the middle of the answer.
 * - `delay`: the request is carried out `ms` milliseconds later.
 * - `hold`, `holdAfter`: the request waits until the fault is released. `hold` carries it out then, `holdAfter` before.
 * - `ignore`: a PUT changes nothing. It is answered with 200 and the source as it was.
 * - `trim`: the request is carried out without the blanks around its name and around the texts of its config.
 */
type FaultAct =
  | ({ readonly act: "answer" | "answerAfter" } & (OtherAnswer | { readonly as: KnownAnswer }))
  | { readonly act: "drop" | "dropAfter" | "truncate" | "hold" | "holdAfter" | "ignore" | "trim" }
  | { readonly act: "delay"; readonly ms: number };

/** Which requests are to go wrong, and how. */
export type Fault = FaultTarget & FaultAct;
