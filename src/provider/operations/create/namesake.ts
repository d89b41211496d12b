import type { ListedSource } from "../../../streamkap/index.ts";
import { isApiError } from "../../wire/index.ts";
import type { ReadyConnection } from "../../connection.ts";
import { type WaitOptions, waitUntilGone } from "../wait/index.ts";

/** The source that has a name, or why no such source can be shown. */
export type Namesake = ListedSource | NoNamesake;

/**
 * Why no source of a name can be shown:
 *
 * - `"unseen"`: no list shows one;
 * - `"unsure"`: no list shows one, but a list has an entry that cannot be read and may be the source;
 * - `"unreachable"`: the look-up failed, and a later one may succeed;
 * - `"unknown"`: the look-up failed for good.
 */
export interface NoNamesake {
  readonly none: "unseen" | "unsure" | "unreachable" | "unknown";
  /** What went wrong; "" if no list shows the source, or if there was no time left to look. */
  readonly reason: string;
}

/** Whether there is a source of the name. */
export function isNamesake(namesake: Namesake): namesake is ListedSource {
  return "id" in namesake;
}

/**
 * Finds the source of a name. It throws no error of the API, because it only helps another operation, which must not
 * fail for it.
 */
export async function findNamesake(
  connection: ReadyConnection,
  name: string,
  options: Partial<WaitOptions>,
): Promise<Namesake> {
  try {
    const { found, none } = await listNamesakes(connection, name, options);
    return found[0] ?? none;
  } catch (thrown) {
    if (!isApiError(thrown)) throw thrown;
    const isLate = options.deadline !== undefined && options.deadline.getTime() <= Date.now();
    return { none: thrown.transient ? "unreachable" : "unknown", reason: isLate ? "" : thrown.message };
  }
}

/**
 * Lists all sources of exactly this name.
 *
 * @returns `found`: the sources; `none`: what it means if there are none. An entry of the list that cannot be read may
 *   be a source of the name, unless its name can be read and is another one
 * @throws StreamkapApiError if the list cannot be read
 */
export async function listNamesakes(
  { api }: ReadyConnection,
  name: string,
  { deadline, signal }: Partial<WaitOptions>,
): Promise<{ readonly found: readonly ListedSource[]; readonly none: NoNamesake }> {
  const found: ListedSource[] = [];
  let none: NoNamesake = { none: "unseen", reason: "" };
  for await (const page of api.listSourcePages({ partial_name: name }, { deadline, signal })) {
    found.push(...page.sources.filter((source) => source.name === name));
    const doubt = page.unreadable.find((entry) => entry.name === null || entry.name === name);
    if (doubt !== undefined) none = { none: "unsure", reason: doubt.unreadable };
  }
  return { found, none };
}

/**
 * Waits until a namesake that is being deleted is gone. A deleted source keeps its name until the API has cleaned up. A
 * replacement meets it there if the deletion did not wait.
 *
 * @returns true if the name is free now. False if the namesake is not being deleted, or not gone in time
 */
export async function outlive(
  { api }: ReadyConnection,
  namesake: Namesake,
  options: WaitOptions,
): Promise<boolean> {
  if (!isNamesake(namesake) || namesake.desired_state !== "Pending Delete") return false;
  return waitUntilGone(api, namesake.id, options);
}
