import { equalNumbers, parseNumber, type Value } from "../../../../terraform/index.ts";

/** Whether two texts are the same value to the API, such as "5432" and " 05432", or "true" and "True". */
export function sameMeaning(a: Value, b: Value): boolean {
  if (typeof a !== "string" || typeof b !== "string") return a === b;
  const [left, right] = [a.trim(), b.trim()];
  if (left === right) return true;
  const [leftNumber, rightNumber] = [parseNumber(left), parseNumber(right)];
  if (leftNumber !== undefined && rightNumber !== undefined) return equalNumbers(leftNumber, rightNumber);
  const lower = left.toLowerCase();
  return (lower === "true" || lower === "false") && lower === right.toLowerCase();
}
