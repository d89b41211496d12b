import type { ApiValue } from "../../streamkap/index.ts";

/** The API's documents do not say how it masks secrets: nothing but asterisks or bullets is no secret. */
export function isMasked(echoed: ApiValue): boolean {
  return typeof echoed === "string" && /^[*•]{3,}$/u.test(echoed);
}
