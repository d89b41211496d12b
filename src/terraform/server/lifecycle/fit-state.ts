import { RuleError } from "../../exception.ts";
import { conform, isWhollyKnown, type ObjectValue, type Path, type Value } from "../../cty/index.ts";
import type { Diagnostic } from "../../diagnostic.ts";
import { breach, type Deed } from "./breach.ts";
import type { LoadedResource } from "../operation.ts";

export interface FittedState {
  /** Of the resource's type: it can be encoded. */
  readonly state: ObjectValue;
  readonly breaches: readonly Diagnostic[];
}

/** Types do not hold an author back who writes JavaScript. */
export function assertState(state: unknown): void {
  if (!(state instanceof Map)) throw new RuleError("a state must be a Map of attributes");
}

/**
 * An author's answer made an object of the resource's type. What does not fit is a breach, and the
 * attribute that it is in keeps what was known of it before: one bad attribute loses no object.
 *
 * @param fallback the plan or the state before; its unknowns become null
 * @throws Error where it is no object at all
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
  return { state, breaches };
}
