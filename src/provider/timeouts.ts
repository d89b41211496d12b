import { isMap, type ObjectValue } from "../terraform/index.ts";
import { parseDuration } from "./duration.ts";

const defaultMs = 20 * 60_000;

/** How long the operation may take, in milliseconds: from the `timeouts` block, else 20 minutes. */
export function timeoutMs(state: ObjectValue, operation: "create" | "update" | "delete"): number {
  const timeouts = state.get("timeouts") ?? null;
  const text = isMap(timeouts) ? timeouts.get(operation) : undefined;
  return (typeof text === "string" ? parseDuration(text) : undefined) ?? defaultMs;
}

export function deadlineIn(ms: number): Date {
  return new Date(Date.now() + ms);
}
