/** Ways in which the API is known to answer. They can be combined. */
export interface Quirks {
  /** The form of numbers and booleans in answers. `mixed` varies by key and from answer to answer. @default "text" */
  readonly values?: "text" | "native" | "mixed";
  /** Answers fill in optional keys that were left out, and have keys that no definition names. @default false */
  readonly extraDefaults?: boolean;
  /** How secrets are answered to `secret_returned=true`. @default "clear" */
  readonly secrets?: "clear" | "null" | "masked";
  /** The field `tags` of a source without tags. @default "absent" */
  readonly tags?: "absent" | "empty" | "null";
  /** The status of a settled source sometimes looks as if the source were being deployed. @default false */
  readonly restlessStatus?: boolean;
  /** Answers have a blank before each value that is chosen from a list. @default false */
  readonly enumBlanks?: boolean;
  /** The answer to a POST has a placeholder for each value that the platform will make. @default false */
  readonly placeholders?: boolean;
  /** Each update makes the platform's values, such as keys and URLs, anew. @default false */
  readonly renewedKeys?: boolean;
  /** How a key that was sent as `""` is stored. @default "null" */
  readonly emptyStrings?: "null" | "kept";
  /** What a GET by id answers if there is no such source: an empty list, or 404. @default "empty" */
  readonly notFound?: "empty" | "404";
  /** The `total` of lists. @default "right" */
  readonly totals?: "right" | "wrong";
  /** Whether `created_timestamp` names its zone, which is UTC. @default "zoned" */
  readonly timestamps?: "zoned" | "naive";
  /** The API's clock, as answers show it: right, or an hour ahead of the machine's or behind it. @default "right" */
  readonly clock?: "right" | "ahead" | "behind";
  /** Every field of the answer that may be null is null or absent. @default false */
  readonly sparse?: boolean;
  /** Topics appear only when a source is deployed. @default false */
  readonly lateTopics?: boolean;
  /** PUT saves everything except `desired_state`, which only an action changes. @default false */
  readonly putIgnoresDesiredState?: boolean;
  /** Whether a PUT or an action is accepted while the change before it is being deployed. @default "taken" */
  readonly concurrentUpdates?: "taken" | "refused";
  /** The HTTP status of a POST that made a source. @default "200" */
  readonly createStatus?: "200" | "201";
  /** What a DELETE answers: the source, 200 with no body, or 204. @default "source" */
  readonly deleteAnswer?: "source" | "empty" | "204";
}

type Choices = { readonly [Name in keyof Quirks]-?: readonly Required<Quirks>[Name][] };

const flag = [false, true] as const;

/** The values that each quirk can have. The first one is its default. */
export const quirkChoices: Choices = {
  values: ["text", "native", "mixed"],
  extraDefaults: flag,
  secrets: ["clear", "null", "masked"],
  tags: ["absent", "empty", "null"],
  restlessStatus: flag,
  enumBlanks: flag,
  placeholders: flag,
  renewedKeys: flag,
  emptyStrings: ["null", "kept"],
  notFound: ["empty", "404"],
  totals: ["right", "wrong"],
  timestamps: ["zoned", "naive"],
  clock: ["right", "ahead", "behind"],
  sparse: flag,
  lateTopics: flag,
  putIgnoresDesiredState: flag,
  concurrentUpdates: ["taken", "refused"],
  createStatus: ["200", "201"],
  deleteAnswer: ["source", "empty", "204"],
};

const hourMs = 3_600_000;

/** By how much a time in an answer differs from the true time, in milliseconds. */
export function skewMs({ clock = "right" }: Quirks): number {
  return { right: 0, ahead: hourMs, behind: -hourMs }[clock];
}
