/**
 * Which arguments the configuration of a plan sets, in the plan's private data. An apply needs to know
 * which of the planned values somebody has asked for, and may not read the configuration: that names what
 * `ignore_changes` has kept from the plan as well.
 */
import type { ObjectValue, PrivateData } from "../../terraform/index.ts";

const privateKey = "configuredArguments";

export function noteConfigured(config: ObjectValue): PrivateData {
  return { [privateKey]: [...config].filter(([, value]) => value !== null).map(([name]) => name) };
}

export function readConfigured(planned: PrivateData): ReadonlySet<string> {
  const names = planned[privateKey];
  return new Set(Array.isArray(names) ? names.filter((name) => typeof name === "string") : []);
}

/** Without them, as it is stored: no state needs them. */
export function withoutConfigured({ [privateKey]: _, ...data }: PrivateData): PrivateData {
  return data;
}
