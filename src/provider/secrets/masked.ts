import type { ApiValue } from "../../streamkap/index.ts";

/**
 * Whether a value that the API shows is a mask and not a secret. The API's documentation does not say how it masks, so
 * any text of three or more asterisks or bullets counts as a mask.
 */
export function isMasked(echoed: ApiValue): boolean {
  return typeof echoed === "string" && /^[*•]{3,}$/u.test(echoed);
}

/** Whether the API shows a secret: it is neither absent nor empty nor masked. */
export function isShown(echoed: ApiValue): boolean {
  return echoed !== null && echoed !== "" && !isMasked(echoed);
}
