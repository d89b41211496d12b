/**
 * Remembers which secrets each configuration gives write-only, as the configuration is written.
 *
 * `ignore_changes` takes a write-only secret out of the configuration that a plan is given. The plan cannot tell that
 * from a secret that was removed. But Terraform validates each configuration right before it plans it, in the same
 * process, and the validation is given the configuration as it is written. A source is recognised by its name, which is
 * unique in the tenant.
 */
import type { ObjectValue } from "../../terraform/index.ts";

/** Stored attributes of the secrets that a configuration gives write-only. Undefined if that is not known. */
export type GivenSecrets = ReadonlySet<string> | undefined;

/** What validations of one resource type have seen, by the names of the sources. */
export class WrittenSecrets {
  readonly #byName = new Map<string, GivenSecrets>();

  /** Called by a validation. A source whose name is unknown is not noted. */
  note(config: ObjectValue, given: GivenSecrets): void {
    const name = config.get("name");
    if (typeof name === "string") this.#byName.set(name, given);
  }

  /** Called by a plan. @param config the configuration that the plan was given */
  of(config: ObjectValue): GivenSecrets {
    const name = config.get("name");
    return typeof name === "string" ? this.#byName.get(name) : undefined;
  }
}
