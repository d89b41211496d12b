import type { Source } from "../../streamkap/index.ts";
import { statedState } from "../source/index.ts";
import type { ExistingSource } from "./existing-source.ts";

/** The arguments that every source has, whatever its connector. */
export function commonValues(
  source: Source,
): Pick<ExistingSource, "id" | "name" | "code" | "desiredState" | "clusterId" | "tags"> {
  const state = statedState(source);
  return {
    id: source.id,
    name: source.name ?? "",
    code: source.connector ?? "",
    desiredState: state === "Active" ? undefined : state,
    clusterId: source.kc_cluster_id === "" ? undefined : (source.kc_cluster_id ?? undefined),
    // A set of Terraform has no order. Streamkap answers tags in any.
    tags: [...(source.tags ?? [])].sort(),
  };
}
