import type { ObjectValue, PrivateData } from "../../terraform/index.ts";
import { recall, remember } from "./memory.ts";

/** The note in a plan's private data. @param config as the plan was given it */
export function noteConfigured(config: ObjectValue): PrivateData {
  const configured = [...config].filter(([, value]) => value !== null);
  return remember({ configuredArguments: configured.map(([name]) => name) });
}

/** The arguments that the configuration of a plan sets. Empty for a plan of an older version. */
export function readConfigured(planned: PrivateData): ReadonlySet<string> {
  return new Set(recall(planned, "configuredArguments"));
}
