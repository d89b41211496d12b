import type { SimulatorClock } from "../clock.ts";
import { queryBoolean } from "../http/index.ts";
import type { Quirks } from "../quirks.ts";
import { toSourceAnswer, type SourceAnswer } from "./source-answer.ts";
import type { SourceRecord } from "../records/index.ts";

/** What all answers of a simulator depend on. */
export interface SourceAnswersOptions {
  readonly clock: SimulatorClock;
  readonly seed: number;
  readonly deployTimeMs: number;
  readonly quirks: Quirks;
}

/** Makes the answers for sources, with the quirks of the simulator. */
export class SourceAnswers {
  readonly #options: SourceAnswersOptions;
  /** How many answers each source has had, by id. So requests for other sources do not change what a source answers. */
  readonly #turns = new Map<string, number>();

  constructor(options: SourceAnswersOptions) {
    this.#options = options;
  }

  /**
   * The next answer for a source.
   *
   * @param options.first whether this is the answer to the POST that made the source @default false
   * @param options.odd whether the source's oddities replace fields of the answer @default true
   * @param options.now the time as of which it is answered, in milliseconds since 1970 @default the clock's time
   * @throws HttpError 422 if `secret_returned` is no boolean
   */
  answer(
    source: SourceRecord,
    query: URLSearchParams,
    { first = false, odd = true, now = this.#options.clock.now() } = {},
  ): SourceAnswer {
    const { quirks, seed, deployTimeMs } = this.#options;
    const shown = quirks.secrets ?? "clear";
    const hidden = shown === "masked" ? "masked" : "null";
    const secrets = queryBoolean(query, "secret_returned", false) ? shown : hidden;
    const turn = (this.#turns.get(source.id) ?? 0) + 1;
    this.#turns.set(source.id, turn);
    const answer = toSourceAnswer(source, { seed, deployTimeMs, quirks, turn, first, secrets, now });
    return odd ? { ...answer, ...source.oddities } : answer;
  }

  /** A source as the simulator's own books show it: without quirks, and with `***` for secrets. */
  plain(source: SourceRecord): SourceAnswer {
    const { clock, seed, deployTimeMs } = this.#options;
    return toSourceAnswer(source, {
      seed,
      deployTimeMs,
      quirks: {},
      turn: 0,
      first: false,
      secrets: "redacted",
      now: clock.now(),
    });
  }
}
