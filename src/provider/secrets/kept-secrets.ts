/**
 * Kept secrets: the state holds them although the configuration gives them write-only. An import has read them from
 * Streamkap, and `ignore_changes` names the stored argument or everything. Terraform then demands that the plan keeps
 * the stored value. So the plan only notes that the secret is write-only, and the next read takes the secret out of the
 * state.
 */
import {
  attributePath,
  isUnknown,
  warning,
  type Diagnostic,
  type ObjectValue,
} from "../../terraform/index.ts";
import type { HeldContext } from "./held-secrets.ts";
import { writeOnlyName } from "./secret-settings.ts";

/** @returns the value that the plan must keep in the state; undefined if the plan may remove it, or if there is none */
export function keptSecret(
  attribute: string,
  prior: ObjectValue,
  { config, written }: HeldContext,
): string | undefined {
  const stored = prior.get(attribute) ?? null;
  if (typeof stored !== "string" || isUnknown(stored) || stored === "") return undefined;
  // While the write-only value is unknown, the configuration may be written with both arguments.
  const isIgnored =
    written?.has(attribute) === true &&
    config.get(attribute) === stored &&
    !isUnknown(config.get(writeOnlyName(attribute)) ?? null);
  return isIgnored ? stored : undefined;
}

/** Warns that the state holds secrets for one more apply. @param names stored attributes of the secrets */
export function warnKept(names: readonly string[]): Diagnostic[] {
  return names.map((attribute) =>
    warning(
      `${attribute} is in the state, though the configuration gives it write-only`,
      `The state has ${attribute} from an import or an earlier configuration, and ignore_changes keeps a plan from taking ` +
        "it out. This apply notes that the secret is write-only, and the apply after it takes the secret out of the " +
        "state. Older versions of the state and plan files still hold the secret: rotate it afterwards. With " +
        "secret_returned = false in the provider block, an import reads no secret.",
      attributePath(attribute),
    ),
  );
}
