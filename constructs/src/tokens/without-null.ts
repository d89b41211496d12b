import { isPlainObject } from "./token-text";

/**
 * Properties without those that are null, however deep. Other languages than TypeScript, and JSON, have null for
 * what is not set. Elements of a list stay, because a list with fewer elements would mean something else.
 *
 * @param props what a constructor or a function was given; null and undefined count as no properties
 */
export function withoutNull<Props extends object>(props: Props | null | undefined): Props;
export function withoutNull(props: unknown): unknown {
  return strip(props) ?? {};
}

function strip(value: unknown): unknown {
  if (value === null) return undefined;
  if (Array.isArray(value))
    return value.map((element: unknown) => (element === null ? null : strip(element)));
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).map(([key, element]) => [key, strip(element)] as const);
  return Object.fromEntries(entries.filter(([, element]) => element !== undefined));
}
