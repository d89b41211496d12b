import type { Connector } from "../../catalogue/index.ts";
import type { SourceBody } from "../../streamkap/index.ts";
import { isList, type ObjectValue } from "../../terraform/index.ts";
import { toConfig } from "./connector-config.ts";
import { demandedState, sameValue, textOf } from "../source/index.ts";

/**
 * What POST and PUT have in common, made of the plan. What the API leaves as it is where it is not sent
 * is sent only where the plan changes it: an update undoes nothing that others have done and that no
 * plan has shown.
 *
 * @param planned with the secrets that are sent
 * @param prior null for a create
 */
export function sourceBody(
  planned: ObjectValue,
  prior: ObjectValue | null,
  connector: Connector,
): SourceBody {
  const isSent = (name: string): boolean =>
    prior === null || !sameValue(planned.get(name) ?? null, prior.get(name) ?? null);
  const cluster = isSent("kc_cluster_id") ? textOf(planned, "kc_cluster_id") : "";
  const tags = isSent("tags") ? (planned.get("tags") ?? null) : null;
  return {
    name: textOf(planned, "name"),
    connector: connector.code,
    config: toConfig(planned, connector),
    // Null leaves the tags as they are; a list replaces them.
    tags: isList(tags) ? tags.filter((tag) => typeof tag === "string") : null,
    kc_cluster_id: cluster === "" ? undefined : cluster,
    desired_state: isSent("desired_state") ? demandedState(planned) : undefined,
  };
}
