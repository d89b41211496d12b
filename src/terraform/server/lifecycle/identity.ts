import {
  conform,
  formatPath,
  isWhollyKnown,
  nullObject,
  object,
  type ObjectType,
  type ObjectValue,
} from "../../cty/index.ts";
import type { OperationContext } from "../../context.ts";
import { error, type Diagnostic } from "../../diagnostic.ts";
import { RuleError } from "../../exception.ts";
import type { IdentitySchema } from "../../identity.ts";
import { bug } from "./guard.ts";
import type { LoadedResource } from "../operation.ts";

/** The identity that goes out beside a state. */
export interface StateIdentity {
  /** Undefined: the resource has no identity, or its identity is not known yet. */
  readonly identity: ObjectValue | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const none: StateIdentity = { identity: undefined, diagnostics: [] };

/**
 * The identity of the object in a state. It is made anew each time and not taken from the request, because Terraform
 * and OpenTofu before 1.12 keep no identity. An identity of nulls alone would fit every object, and Terraform refuses
 * an identity with unknown values if the object exists: both are left out.
 *
 * @param states the first that is not null counts. After a read that found nothing, and after a destroy, this is the
 *   prior state: Terraform asks for an identity then too
 */
export function identityOf(
  resource: LoadedResource,
  states: readonly (ObjectValue | null)[],
  context: OperationContext,
): StateIdentity {
  const { identity } = resource.resource;
  const state = states.find((one) => one !== null);
  if (identity === undefined || state === undefined) return none;
  try {
    const type = identityType(identity.schema);
    const made = new Map([...nullObject(type), ...Object.entries(identity.fromState(state))]);
    const mismatch = conform(made, type);
    if (mismatch !== undefined)
      throw new RuleError(`its identity's ${formatPath(mismatch.path)}: ${mismatch.problem}`);
    const isSaid = isWhollyKnown(made) && [...made.values()].some((value) => value !== null);
    return isSaid ? { identity: made, diagnostics: [] } : none;
  } catch (thrown) {
    return { identity: undefined, diagnostics: [bug(resource, "identifying", thrown, context)] };
  }
}

/** The type of an identity's value. */
export function identityType({ attributes }: IdentitySchema): ObjectType {
  return object(Object.fromEntries(Object.entries(attributes).map(([name, { type }]) => [name, type])));
}

/** One error for each attribute that an import by identity must name and does not. */
export function missingFromIdentity(
  identity: ObjectValue,
  { attributes }: IdentitySchema,
  typeName: string,
): Diagnostic[] {
  return Object.entries(attributes)
    .filter(
      ([name, { requiredForImport }]) => requiredForImport === true && (identity.get(name) ?? null) === null,
    )
    .map(([name]) =>
      error(
        `The identity lacks ${name}`,
        `To import a ${typeName} by identity, give its ${name}: identity = { ${name} = … }. ` +
          `An identity of ${typeName} has ${Object.keys(attributes).join(", ")}.`,
      ),
    );
}
