import type { SimulatorClock } from "../clock.ts";
import { queryBoolean } from "../http/index.ts";
import type { Quirks } from "../quirks.ts";
import { toSourceAnswer, type SourceAnswer } from "./source-answer.ts";
import type { SourceRecord } from "../records/index.ts";

export interface SourceAnswersOptions {
  readonly clock: SimulatorClock;
  readonly seed: number;
  readonly deployTimeMs: number;
  readonly quirks: Quirks;
}

/** Answers sources as the quirks have it, each time anew. */
export class SourceAnswers {
  readonly #options: SourceAnswersOptions;
  /** Answers so far, by id: what differs from answer to answer does so whatever else is asked. */
  readonly #turns = new Map<string, number>();

  constructor(options: SourceAnswersOptions) {
    this.#options = options;
  }

  /**
   * @param options.first the answer is that of the POST which made it
   * @param options.odd with the fields that stand in the place of the API's own
   * @param options.now as of then, in milliseconds since 1970; now, where it is not given
   * @throws HttpError 422 for a `secret_returned` that is no boolean
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

  /** As the simulator's own books show it: without quirks and secrets. */
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
