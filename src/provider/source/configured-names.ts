import type { ObjectValue, PrivateData } from "../../terraform/index.ts";
import { recall, remember } from "./memory.ts";

/**
 * Notes the names of the arguments that the configuration sets.
 *
 * @param config the configuration that the plan was given
 * @returns private data of the plan
 */
export function noteConfigured(config: ObjectValue): PrivateData {
  const configured = [...config].filter(([, value]) => value !== null);
  return remember({ configuredArguments: configured.map(([name]) => name) });
}

/** @returns names of the arguments that the configuration of a plan sets; empty for a plan of an older version */
export function readConfigured(planned: PrivateData): ReadonlySet<string> {
  return new Set(recall(planned, "configuredArguments"));
}
