import { integer, notEmpty, oneOf, type Attribute, type Schema } from "../../terraform/index.ts";
import { isDuration, waitDescription, waitModes } from "../source/index.ts";

const text = (description: string, more: Partial<Attribute> = {}): Attribute => ({
  type: "string",
  optional: true,
  description,
  validators: [notEmpty()],
  ...more,
});

/** The `provider "streamkap"` block. */
export const providerSchema: Schema = {
  version: 0,
  block: {
    description: "Streamkap change-data-capture sources as code.",
    attributes: {
      host: text("Base URL of the API; environment `STREAMKAP_HOST`. Default: `https://api.streamkap.com`."),
      client_id: text("Client id of a Streamkap client credential; environment `STREAMKAP_CLIENT_ID`."),
      secret: text("Secret of that client credential; environment `STREAMKAP_SECRET`.", { sensitive: true }),
      admin_tenant_id: text(
        "Tenant to work on, for administrators of several; environment `STREAMKAP_ADMIN_TENANT_ID`.",
      ),
      admin_service_id: text(
        "Service to work on, for administrators of several; environment `STREAMKAP_ADMIN_SERVICE_ID`.",
      ),
      ca_certs: text(
        "Path of a PEM file with certificates of your own authorities, such as that of a proxy that signs anew. They are " +
          "trusted beside those that Node trusts by itself; environment `STREAMKAP_CA_CERTS`. Unlike " +
          "`NODE_EXTRA_CA_CERTS`, this costs no time in a process that does not call Streamkap. Default: none.",
      ),
      wait: text(`Default of every resource's \`wait\`. ${waitDescription} Default: \`active\`.`, {
        validators: [oneOf(waitModes)],
      }),
      secret_returned: {
        type: "bool",
        optional: true,
        description:
          "Whether the API is asked to include secrets in its answers, which lets an import and a refresh see them. " +
          "Default: `true`. With `false`, a secret changed outside of Terraform goes unnoticed.",
      },
      share_reads: {
        type: "bool",
        optional: true,
        description:
          "Whether reads of many sources share pages of the list of sources, which makes a refresh of 1000 sources a " +
          "dozen calls. A list shows no secrets: they stay as the state has them while nothing else of the source has " +
          "changed. Default: `true`. With `false`, each source is asked for by its id, with its secrets.",
      },
      request_timeout: text(
        "How long one call of the API may take, such as `90s`; one that waits for a deployment has the time-out of the resource instead. Default: `60s`.",
        {
          validators: [isDuration],
        },
      ),
      max_retries: {
        type: "number",
        optional: true,
        description:
          "How often a call of the API is tried again after a failure that passes: a busy gateway, a rate limit, " +
          "Kafka Connect at work, a broken connection. A pause is random, up to a second at first, and up to twice as " +
          "long each time; if Streamkap says how long to wait, that counts. From 0 to 20. Default: `5`.",
        validators: [integer({ min: 0, max: 20 })],
      },
      max_concurrent_requests: {
        type: "number",
        optional: true,
        description: "How many calls of the API may be under way at once. From 1 to 100. Default: `10`.",
        validators: [integer({ min: 1, max: 100 })],
      },
      journal_dir: text(
        "Folder for the notes of creates that are under way, by which the apply after a kill finds what was created; " +
          "environment `STREAMKAP_JOURNAL_DIR`. It has to outlive the runner, and several runners may share it, such as " +
          "a mounted volume. A relative path begins at Terraform's working directory. Default: `streamkap` in " +
          "Terraform's data folder.",
      ),
    },
  },
};
