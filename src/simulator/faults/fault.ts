import type { KnownAnswer, OtherAnswer } from "../http/index.ts";
import type { StuckStatus } from "../records/index.ts";

/** Which requests a fault befalls: those that fit all the fields that are given. */
export interface FaultTarget {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  /** A path, or a pattern such as `/sources/{id}`. */
  readonly path?: string;
  /** Name of the source that the request is about. */
  readonly name?: string;
  /** How many fitting requests it leaves alone first. @default 0 */
  readonly skip?: number;
  /** How many fitting requests it befalls after those. 0 stands for all. @default 1 */
  readonly times?: number;
  /** How likely it is that it befalls a fitting request, in percent. @default 100 */
  readonly percent?: number;
  /** Decides which requests `percent` chooses, and how long a delay with `jitterMs` takes. @default 1 */
  readonly seed?: number;
}

/** An act without fields of its own. */
type NoFields = object;
type Answer = OtherAnswer | { readonly as: KnownAnswer };

/**
 * What can happen to a request, with the fields that each act needs. An act whose name ends with `After` carries the
 * request out and changes only the answer. `acts.ts` says what each act does.
 */
export interface ActFields {
  readonly answer: Answer;
  readonly answerAfter: Answer;
  readonly drop: NoFields;
  readonly dropAfter: NoFields;
  readonly truncate: NoFields;
  readonly cut: NoFields;
  readonly relabel: { readonly contentType: string };
  readonly delay: Delay;
  readonly delayAfter: Delay;
  readonly hold: NoFields;
  readonly holdAfter: NoFields;
  readonly ignore: NoFields;
  readonly trim: NoFields;
  readonly break: { readonly trace?: string; readonly afterMs?: number; readonly forMs?: number };
  readonly stick: { readonly status: StuckStatus };
  readonly vanish: NoFields;
  readonly linger: { readonly ms: number };
  readonly omit: { readonly count?: number };
  readonly add: { readonly entry: unknown };
  readonly set: { readonly fields: Readonly<Record<string, unknown>> };
  readonly escape: NoFields;
}

interface Delay {
  readonly ms: number;
  /** How much longer than `ms` it may take, in milliseconds. @default 0 */
  readonly jitterMs?: number;
}

/** The name of an act. */
export type ActName = keyof ActFields;

/** Which requests are to go wrong, and how. */
export type Fault<Name extends ActName = ActName> = {
  readonly [Act in Name]: FaultTarget & { readonly act: Act } & ActFields[Act];
}[Name];
