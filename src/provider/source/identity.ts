import type { ResourceIdentity } from "../../terraform/index.ts";

/** A source is identified by its id. The id is unique on its host and never changes. */
export const sourceIdentity: ResourceIdentity = {
  schema: {
    version: 0,
    attributes: {
      id: { type: "string", requiredForImport: true, description: "Id of the source in Streamkap." },
    },
  },
  fromState: (state) => ({ id: state.get("id") ?? null }),
};

/** Whether a text has the form of a source's id: 24 hexadecimal digits, as MongoDB makes them for Streamkap. */
export function isSourceId(text: string): boolean {
  return /^[0-9a-f]{24}$/i.test(text);
}
