/** Keys that an update takes out of the configuration, in its private data: they are sent as null. */
import type { PrivateData } from "../../../../terraform/index.ts";

export function noteDropped(keys: readonly string[]): PrivateData {
  return { dropped: keys };
}

export function readDropped({ dropped }: PrivateData): readonly string[] {
  return Array.isArray(dropped) ? dropped.filter((key) => typeof key === "string") : [];
}
