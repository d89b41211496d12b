/**
 * In the private data of a source that a create has taken over: the mark by which the same process
 * tells this resource from the one that had the source before. To another process it means nothing.
 */
import type { PrivateData } from "../../terraform/index.ts";

const privateKey = "takenOver";

export function writeMark(mark: string | undefined): PrivateData {
  return mark === undefined ? {} : { [privateKey]: mark };
}

export function readMark(stored: PrivateData): string | undefined {
  const mark = stored[privateKey];
  return typeof mark === "string" ? mark : undefined;
}
