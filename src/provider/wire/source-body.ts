import type { Connector } from "../../catalogue/index.ts";
import type { SourceBody } from "../../streamkap/index.ts";
import { isList, type ObjectValue } from "../../terraform/index.ts";
import { toConfig } from "./connector-config.ts";
import { demandedState, sameValue, textOf } from "../source/index.ts";

/**
 * The body of a POST or PUT, made of the plan. An update sends cluster, tags and desired state only if the plan changes
 * them: the API leaves them as they are if they are not sent. So an update undoes no change from outside that the plan
 * did not show.
 *
 * @param planned the plan, with the write-only secrets in it
 * @param prior the state before the update; null for a create
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
