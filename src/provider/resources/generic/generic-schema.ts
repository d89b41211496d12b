import { integer, map, notBlank, type Schema } from "../../../terraform/index.ts";
import { answeredAttributes, commonArguments, timeoutsBlock } from "../../source/index.ts";

const keys =
  "By the API's own keys, such as `database.hostname.user.defined`; all values are texts, those of numbers, " +
  "booleans and JSON too.";

/** The schema of `streamkap_source`. */
export const genericSchema: Schema = {
  version: 0,
  block: {
    description:
      "A source of any connector, for those that have no resource of their own yet. Where Streamkap describes the " +
      "connector (`GET /sources/connectors`), the plan is checked against that.",
    attributes: {
      ...commonArguments,
      ...answeredAttributes,
      connector: {
        type: "string",
        required: true,
        requiresReplace: true,
        description: "Type code of the connector, as `GET /sources/connectors` has it.",
        validators: [notBlank()],
      },
      config: {
        type: map("string"),
        nullElements: true,
        optional: true,
        description: `Settings that are no secrets. ${keys} What is left out, or null, is Streamkap's to decide.`,
      },
      config_secret: {
        type: map("string"),
        nullElements: true,
        optional: true,
        sensitive: true,
        description: `Settings that are secrets; stored in the state. ${keys} Or \`config_secret_wo\`, which is never stored.`,
      },
      config_secret_wo: {
        type: map("string"),
        nullElements: true,
        optional: true,
        sensitive: true,
        writeOnly: true,
        description:
          `Settings that are secrets. ${keys} Write-only: in the place of \`config_secret\`, and never in a plan or state (Terraform and OpenTofu ≥ 1.11). ` +
          "A new value is noticed by itself, unless `config_secret_wo_version` is set.",
      },
      config_secret_wo_version: {
        type: "number",
        optional: true,
        description: "If it is set, `config_secret_wo` is sent again only when this number changes.",
        validators: [integer()],
      },
    },
    blocks: { timeouts: timeoutsBlock("create", "read", "update", "delete") },
  },
};
