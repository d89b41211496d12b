/** Ways in which the API is known to answer; all may be combined. */
export interface Quirks {
  /** How numbers and booleans come back; `mixed` differs from key to key and from answer to answer. @default "text" */
  readonly values?: "text" | "native" | "mixed";
  /** Optional keys that were left out come back filled, and keys appear that no definition names. @default false */
  readonly extraDefaults?: boolean;
  /** What `secret_returned=true` gives. @default "clear" */
  readonly secrets?: "clear" | "null" | "masked";
  /** How a source without tags says so. @default "absent" */
  readonly tags?: "absent" | "empty" | "null";
  /** A settled source's status now and then looks as if it were not. @default false */
  readonly restlessStatus?: boolean;
  /** A blank before each value that is a choice. @default false */
  readonly enumBlanks?: boolean;
  /** The answer to a POST has placeholders where the platform will make a value. @default false */
  readonly placeholders?: boolean;
  /** What the platform makes, such as keys and URLs, is made anew by each update. @default false */
  readonly renewedKeys?: boolean;
  /** What becomes of a key that was sent as `""`. @default "null" */
  readonly emptyStrings?: "null" | "kept";
  /** How a GET by id says that there is nothing. @default "empty" */
  readonly notFound?: "empty" | "404";
  /** The `total` of lists. @default "right" */
  readonly totals?: "right" | "wrong";
  /** Whether `created_timestamp` names its zone, which is UTC. @default "zoned" */
  readonly timestamps?: "zoned" | "naive";
  /** Every field of the answer that may be null is null or absent. @default false */
  readonly sparse?: boolean;
  /** Topics appear once a source is deployed. @default false */
  readonly lateTopics?: boolean;
  /** PUT saves everything but `desired_state`, which then takes an action. @default false */
  readonly putIgnoresDesiredState?: boolean;
  /** What becomes of a PUT or an action before the change ahead of it is deployed. @default "taken" */
  readonly concurrentUpdates?: "taken" | "refused";
  /** Status of a POST that made a source. @default "200" */
  readonly createStatus?: "200" | "201";
  /** What a DELETE answers: the source, 200 with no body, or 204. @default "source" */
  readonly deleteAnswer?: "source" | "empty" | "204";
}

type Choices = { readonly [Name in keyof Quirks]-?: readonly Required<Quirks>[Name][] };

const flag = [false, true] as const;

/** What each quirk may be, its default first. */
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
  sparse: flag,
  lateTopics: flag,
  putIgnoresDesiredState: flag,
  concurrentUpdates: ["taken", "refused"],
  createStatus: ["200", "201"],
  deleteAnswer: ["source", "empty", "204"],
};
