import type { Connector } from "../../catalogue/index.ts";
import type { Value } from "../../terraform/index.ts";

/** A source of the account, as the arguments of a resource. Its import into these arguments changes nothing. */
export interface ExistingSource {
  readonly id: string;
  readonly name: string;
  /** Type code of its connector. */
  readonly code: string;
  /** The connector in the catalogue. Undefined if the catalogue does not have it: then the resource is the generic one. */
  readonly connector: Connector | undefined;
  /** Such as `streamkap_source_mysql`. */
  readonly typeName: string;
  /** `Paused` or `Stopped`. Undefined if the source is to run. */
  readonly desiredState: string | undefined;
  /** Undefined if Streamkap does not tell it. */
  readonly clusterId: string | undefined;
  /** Ids, in their order. */
  readonly tags: readonly string[];
  /**
   * The settings that are no secrets, in the order of the catalogue, without those that have their default. The keys are
   * attributes, or those of the API if the resource is the generic one.
   */
  readonly settings: ReadonlyMap<string, Value>;
  /** The secrets that the source has, by the same keys. */
  readonly secrets: readonly string[];
  /** Those of the secrets whose value Streamkap does not show. An import cannot read them. */
  readonly hiddenSecrets: readonly string[];
  /**
   * Settings with a default for which Streamkap has no value. The first plan sets the default. Empty for most sources.
   */
  readonly unsetSettings: readonly string[];
  /** What a reader of the code has to know of this source, as a sentence. */
  readonly remarks: readonly string[];
}

/** Why a source cannot be turned into arguments, as a sentence. */
export interface Unsuitable {
  readonly reason: string;
}

/** Tells the reason why there is no source from a source. */
export function isUnsuitable(value: ExistingSource | Unsuitable): value is Unsuitable {
  return "reason" in value;
}
