import type { ListedSource } from "../../../streamkap/index.ts";
import { isApiError } from "../../wire/index.ts";
import type { ReadyConnection } from "../../connection.ts";
import { type WaitOptions, waitUntilGone } from "../wait/index.ts";

/** The source that has a name, or why there is none to be shown. */
export type Namesake = ListedSource | NoNamesake;

/**
 * - `"unseen"`: no list shows it;
 * - `"unsure"`: no list shows it, but has an entry that cannot be read and may be it;
 * - `"unreachable"`: the look-up failed, which passes;
 * - `"unknown"`: the look-up failed for good.
 */
export interface NoNamesake {
  readonly none: "unseen" | "unsure" | "unreachable" | "unknown";
  /** What was wrong; "" for one that is unseen, and where there was no time left to look. */
  readonly reason: string;
}

export function isNamesake(namesake: Namesake): namesake is ListedSource {
  return "id" in namesake;
}

/** The look-up only helps, so its failure is none of the operation's. */
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
 * All sources of exactly this name. An entry of which only a part can be read counts by its name.
 *
 * @returns and what it means where there is none
 * @throws StreamkapApiError
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
 * A deleted source keeps its name until the API has cleaned up, and a replacement follows on its
 * heels where nobody waited for that.
 *
 * @returns whether the name was freed by waiting
 */
export async function outlive(
  { api }: ReadyConnection,
  namesake: Namesake,
  options: WaitOptions,
): Promise<boolean> {
  if (!isNamesake(namesake) || namesake.desired_state !== "Pending Delete") return false;
  return waitUntilGone(api, namesake.id, options);
}
