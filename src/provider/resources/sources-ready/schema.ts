import { map, type Schema } from "../../../terraform/index.ts";
import { timeoutsBlock } from "../../source/index.ts";

/** The schema of `streamkap_sources_ready`. The form of ids is not checked here, but when a wait begins. */
export const sourcesReadySchema: Schema = {
  // Version 0 had `sources` as a map of ids to revisions.
  version: 1,
  block: {
    description:
      "Waits until sources are what is desired of them: `Active`, or `Paused` or `Stopped` on purpose. Fails, naming " +
      "each that is `Broken`, gone or not there in time, and taints nothing: the next apply waits again. Waits again " +
      "whenever Terraform has changed one of the sources; a refresh never waits.",
    attributes: {
      id: { type: "string", computed: true, description: "Means nothing, and stays." },
      sources: {
        nesting: "map",
        attributes: {
          id: { type: "string", required: true, description: "Id of the source." },
          revision: {
            type: "number",
            optional: true,
            description:
              "The source's `revision`: another one waits again. Unset, the source is waited for once.",
          },
        },
        required: true,
        description:
          "The sources, by keys of your choice that are known at plan, such as their names: " +
          "`{ orders = streamkap_source_mysql.orders }`, or a resource with `for_each` as it is: " +
          "`streamkap_source_mysql.shards`. Of each source only `id` and `revision` are taken.",
      },
      statuses: {
        type: map("string"),
        computed: true,
        whenUnset: "volatile",
        description:
          "Status of each source by its key in `sources`, as it was when waiting for the last change of this source ended.",
      },
    },
    blocks: { timeouts: timeoutsBlock("create", "update") },
  },
};
