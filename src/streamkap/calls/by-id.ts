import { StreamkapApiError } from "../call/index.ts";

/**
 * The path of one thing, such as `/sources/66a0c0ffee0000000000beef`.
 *
 * @param base path under which things of this kind lie, such as `/sources`
 * @throws TypeError if the id would make it the path of something else. An empty id gives the path of the whole list.
 */
export function pathOf(base: string, id: string): string {
  if (!/^[\w-]+$/.test(id)) throw new TypeError(`"${id}" cannot be an id in ${base}/{id}`);
  return `${base}/${id}`;
}

/** Whether a call failed because the API has nothing with this id. */
export function isNotFound(reason: unknown): boolean {
  return reason instanceof StreamkapApiError && reason.kind === "notFound";
}
