import type { Source } from "../../../streamkap/index.ts";
import { isApiError } from "../../wire/index.ts";
import type { ReadyConnection } from "../../connection.ts";
import { deadlineIn } from "../../source/index.ts";

/** How long an error may be delayed by this look-up. */
const patienceMs = 10_000;

/**
 * Finds the secrets of a source that was seen only in a list: the values that the API shows only if it is asked for
 * secrets. They serve to redact texts, and nothing else.
 *
 * @param source the source as the list shows it
 * @returns the values; none if the API shows no secrets, or cannot be reached
 */
export async function hiddenSettings(
  { id, config }: Source,
  { api, secretsShown }: ReadyConnection,
): Promise<string[]> {
  if (!secretsShown) return [];
  try {
    const whole = await api.getSource(id, { deadline: deadlineIn(patienceMs) });
    return Object.entries(whole?.config ?? {}).flatMap(([key, value]) => {
      const listed = config?.[key] ?? null;
      // A setting that is no secret may be a number in the list, and the same number as a text here.
      const isListed = typeof listed !== "object" && value === String(listed);
      return typeof value === "string" && value !== "" && !isListed ? [value] : [];
    });
  } catch (thrown) {
    if (isApiError(thrown)) return [];
    throw thrown;
  }
}
