import type { Source } from "../streamkap/index.ts";
import { isApiError } from "./api-diagnostic.ts";
import type { ReadyConnection } from "./connection.ts";
import { waitUntilGone, type WaitOptions } from "./wait.ts";

/**
 * The source that has a name; `"unseen"` where no list shows it; where the look-up failed,
 * `"unreachable"` if that passes and `"unknown"` if not. It only helps, so its failure is none of the
 * operation's.
 */
export type Namesake = Source | "unseen" | "unreachable" | "unknown";

export async function findNamesake(
  { api }: ReadyConnection,
  name: string,
  { deadline, signal }: Partial<WaitOptions>,
): Promise<Namesake> {
  try {
    for await (const page of api.listSourcePages({ partial_name: name }, { deadline, signal })) {
      const found = page.find((source) => source.name === name);
      if (found !== undefined) return found;
    }
    return "unseen";
  } catch (thrown) {
    if (!isApiError(thrown)) throw thrown;
    return thrown.transient ? "unreachable" : "unknown";
  }
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
  if (typeof namesake === "string" || namesake.desired_state !== "Pending Delete") return false;
  return waitUntilGone(api, namesake.id, options);
}
