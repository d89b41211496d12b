import type { ResourceIdentity } from "../../terraform/index.ts";

/** A source is known by its id, which is unique within the host and never changes. */
export const sourceIdentity: ResourceIdentity = {
  schema: {
    version: 0,
    attributes: {
      id: { type: "string", requiredForImport: true, description: "Id of the source in Streamkap." },
    },
  },
  fromState: (state) => ({ id: state.get("id") ?? null }),
};

/** The form of an id: that of MongoDB, in whose documents Streamkap keeps its sources. */
export function isSourceId(text: string): boolean {
  return /^[0-9a-f]{24}$/i.test(text);
}
