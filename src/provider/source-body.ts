import type { Connector } from "../catalogue/index.ts";
import type { SourceBody } from "../streamkap/index.ts";
import { isList, type ObjectValue } from "../terraform/index.ts";
import { toConfig } from "./connector-config.ts";
import { textOf } from "./text-of.ts";

/** What POST and PUT have in common. */
export function sourceBody(planned: ObjectValue, config: ObjectValue, connector: Connector): SourceBody {
  const cluster = textOf(config, "kc_cluster_id");
  const tags = config.get("tags") ?? null;
  return {
    name: textOf(planned, "name"),
    connector: connector.code,
    config: toConfig(planned, connector),
    // Null leaves the tags as they are, whatever others have made of them meanwhile; a list replaces them.
    tags: isList(tags) ? tags.filter((tag) => typeof tag === "string") : null,
    kc_cluster_id: cluster === "" ? undefined : cluster,
  };
}
