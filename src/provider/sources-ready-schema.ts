import { error, isMap, map, type Schema, type Validator } from "../terraform/index.ts";
import { isSourceId } from "./source-id.ts";
import { timeoutsBlock } from "./timeouts-block.ts";

const areSourceIds: Validator = (value, { path }) =>
  [...(isMap(value) ? value.keys() : [])]
    .filter((id) => !isSourceId(id))
    .map((id) =>
      error(
        `"${id}" is not the id of a source`,
        "The keys of `sources` are ids of sources, and the values their revisions: " +
          "`sources = { (streamkap_source_mysql.orders.id) = streamkap_source_mysql.orders.revision }`.",
        [...path, { key: id }],
      ),
    );

export const sourcesReadySchema: Schema = {
  version: 0,
  block: {
    description:
      "Waits until sources are what is desired of them: `Active`, or `Paused` or `Stopped` on purpose. Fails, naming " +
      "each that is `Broken`, gone or not there in time, and taints nothing: the next apply waits again. Waits again " +
      "whenever Terraform has changed one of the sources; a refresh never waits.",
    attributes: {
      id: { type: "string", computed: true, description: "Means nothing, and stays." },
      sources: {
        type: map("number"),
        required: true,
        description: "The `revision` of each source by its `id`.",
        validators: [areSourceIds],
      },
      statuses: {
        type: map("string"),
        computed: true,
        whenUnset: "volatile",
        description: "Status of each source by its id, as it was when waiting ended.",
      },
    },
    blocks: { timeouts: timeoutsBlock("create", "update") },
  },
};
