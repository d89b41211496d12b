import { isPlainObject } from "./token-text";

/**
 * Removes properties that are null, at any depth. JSON and languages other than TypeScript give null for a property that
 * is not set. A null in a list stays, because a shorter list would mean something else.
 *
 * @param props properties that a constructor or a function was given; null and undefined count as no properties
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
