import { RuleError } from "../../exception.ts";
import { conform, isWhollyKnown, type ObjectValue, type Path, type Value } from "../../cty/index.ts";
import type { Diagnostic } from "../../diagnostic.ts";
import { breach, type Deed } from "./breach.ts";
import { keepNullAliases } from "./plan-aliases.ts";
import type { LoadedResource } from "../operation.ts";

/** A state that fits the resource's type. */
export interface FittedState {
  /** Can be encoded. */
  readonly state: ObjectValue;
  /** What did not fit, one error for each place. */
  readonly breaches: readonly Diagnostic[];
}

/**
 * Checks what the type says already: an author may write JavaScript.
 *
 * @throws RuleError where the state is no Map
 */
export function assertState(state: unknown): void {
  if (!(state instanceof Map)) throw new RuleError("a state must be a Map of attributes");
}

/**
 * Makes an author's answer fit the resource's type. An attribute that does not fit is a breach, and takes its value
 * from `fallback`: one bad attribute must not lose the object.
 *
 * @param fallback the plan or the prior state. Values that are unknown in it become null
 * @throws RuleError where the answer is no Map
 */
export function fitState(
  answer: ObjectValue,
  fallback: ObjectValue | null,
  resource: LoadedResource,
  done: Deed,
): FittedState {
  assertState(answer);
  const state = new Map<string, Value>();
  const breaches: Diagnostic[] = [];
  const report = (path: Path, problem: string): void => {
    breaches.push(breach(resource, done, path, problem));
  };
  for (const [attribute, type] of Object.entries(resource.type.attributes)) {
    const before = fallback?.get(attribute) ?? null;
    const value = answer.get(attribute);
    const mismatch =
      value === undefined
        ? { path: [{ attribute }], problem: "the attribute is missing" }
        : conform(value, type, [{ attribute }]);
    if (mismatch !== undefined) report(mismatch.path, mismatch.problem);
    const kept = isWhollyKnown(before) ? before : null;
    state.set(attribute, mismatch === undefined && value !== undefined ? value : kept);
  }
  for (const attribute of answer.keys()) {
    if (!state.has(attribute)) report([{ attribute }], "there is no such attribute");
  }
  return {
    state: fallback === null ? state : keepNullAliases(state, fallback, resource.schema.block),
    breaches,
  };
}
