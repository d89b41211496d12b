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
  /** What becomes of a key that was sent as `""`. @default "null" */
  readonly emptyStrings?: "null" | "kept";
  /** How a GET by id says that there is nothing. @default "empty" */
  readonly notFound?: "empty" | "404";
  /** The `total` of lists. @default "right" */
  readonly totals?: "right" | "wrong";
  /** Every field of the answer that may be null is. @default false */
  readonly sparse?: boolean;
  /** PUT saves everything but `desired_state`, which then takes an action. @default false */
  readonly putIgnoresDesiredState?: boolean;
}
