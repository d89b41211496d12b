/**
 * Which secrets each configuration gives write-only, as it is written.
 *
 * `ignore_changes` takes a write-only secret out of the configuration that a plan is given. There it looks
 * as if it had been removed. Terraform validates each configuration right before it plans it, in the same
 * process and as it is written, so that the two can be told apart. Sources are known again by their names,
 * which are unique in the tenant.
 */
import type { ObjectValue } from "../../terraform/index.ts";

/** The stored attributes of the secrets that a configuration gives write-only; undefined: not known. */
export type GivenSecrets = ReadonlySet<string> | undefined;

export class WrittenSecrets {
  readonly #byName = new Map<string, GivenSecrets>();

  note(config: ObjectValue, given: GivenSecrets): void {
    const name = config.get("name");
    if (typeof name === "string") this.#byName.set(name, given);
  }

  /** Of the configuration that a plan is given. */
  of(config: ObjectValue): GivenSecrets {
    const name = config.get("name");
    return typeof name === "string" ? this.#byName.get(name) : undefined;
  }
}
