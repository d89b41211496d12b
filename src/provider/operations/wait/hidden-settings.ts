import type { Source } from "../../../streamkap/index.ts";
import { isApiError } from "../../wire/index.ts";
import type { ReadyConnection } from "../../connection.ts";
import { deadlineIn } from "../../source/index.ts";

/** Nobody waits for long to be told what is wrong. */
const patienceMs = 10_000;

/**
 * The secrets of a source of which no more is known than a list's answer: whatever the API shows
 * only to those who ask for secrets. For redaction alone; none where it shows none.
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
      // What is no secret may come as a number once, and as its text then.
      const isListed = typeof listed !== "object" && value === String(listed);
      return typeof value === "string" && value !== "" && !isListed ? [value] : [];
    });
  } catch (thrown) {
    if (isApiError(thrown)) return [];
    throw thrown;
  }
}
