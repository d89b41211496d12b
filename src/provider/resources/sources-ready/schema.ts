import { map, type Schema } from "../../../terraform/index.ts";
import { timeoutsBlock } from "../../source/index.ts";

/** The schema of `streamkap_sources_ready`. The form of ids is not checked here, but when a wait begins. */
export const sourcesReadySchema: Schema = {
  // Version 0 had `sources` as a map of ids to revisions.
  version: 1,
  block: {
    description:
      "Waits until sources have the desired status: `Active`, or `Paused` or `Stopped` on purpose. It fails and names " +
      "each source that is `Broken`, gone or not ready in time. It taints nothing, and the next apply waits again. It also " +
      "waits again whenever Terraform has changed one of the sources. A refresh never waits.",
    attributes: {
      id: { type: "string", computed: true, description: "An id without a meaning, which never changes." },
      sources: {
        nesting: "map",
        attributes: {
          id: { type: "string", required: true, description: "Id of the source." },
          revision: {
            type: "number",
            optional: true,
            description:
              "The source's `revision`. Another revision makes the resource wait again. If it is unset, the source is waited for once.",
          },
        },
        required: true,
        description:
          "The sources, by keys of your choice that are known at plan, such as their names: " +
          "`{ orders = streamkap_source_mysql.orders }`, or a resource with `for_each` as it is: " +
          "`streamkap_source_mysql.shards`. Of each source only `id` and `revision` are used.",
      },
      statuses: {
        type: map("string"),
        computed: true,
        whenUnset: "volatile",
        description:
          "Status of each source by its key in `sources`: the status at the end of the last wait for this source.",
      },
    },
    blocks: { timeouts: timeoutsBlock("create", "update") },
  },
};
