import { postgresql, webhook, type ErrorCase } from "./error-case.ts";

const setting = (title: string, lines: Readonly<Record<string, string>>, byEngine = false): ErrorCase => ({
  title,
  block: ({ label }) => postgresql(label, lines),
  byEngine,
});

/** A provider block, and a source that uses it. An engine does not check a provider block that nothing uses. */
const providerBlock = (label: string, more: string): string =>
  `provider "streamkap" {\n  alias = "${label}"\n${more}}\n${webhook(label, `  provider = streamkap.${label}\n`)}`;

/** Mistakes that `terraform validate` finds, without a call of the API. */
export const inConfiguration: readonly ErrorCase[] = [
  setting("A required argument is missing", { database_hostname: "" }, true),
  setting("A required secret is missing", { database_password: "" }),
  {
    ...setting("A secret is given in both ways", { database_password_wo: '"example-password"' }),
    needs: "writeOnly",
  },
  setting("A version of a secret that is not given", { database_password_wo_version: "1" }),
  setting("A required argument is null", { database_hostname: "null" }, true),
  setting("An argument is required by another one", { ssh_enabled: "true" }),
  setting("A choice that does not exist", { database_sslmode: '"requires"' }),
  setting("A number out of range", { streamkap_snapshot_parallelism: "1000" }),
  setting("A number with a fraction", { database_port: "5432.5" }),
  setting("A port out of range", { database_port: "70000" }),
  setting("A number that is far too large", { database_port: "1e400" }),
  setting("A URL in the place of a host name", { database_hostname: '"https://db.example.com"' }),
  setting("A required argument is empty", { database_user: '""' }),
  {
    ...setting("A required write-only secret is empty", {
      database_password: "",
      database_password_wo: '""',
    }),
    needs: "writeOnly",
  },
  setting("A setting that has no effect", { column_exclude_list: '"public.orders.ssn"' }),
  setting("A setting that probably has no effect", {
    heartbeat_enabled: "false",
    heartbeat_use_logical_message: "true",
  }),
  setting("A value of another type", { database_port: '"default"' }, true),
  setting("An argument that does not exist", { database_host: '"db.example.com"' }, true),
  setting("An argument that only the provider sets", { connector_status: '"Active"' }),
  setting("A deprecated name", { insert_static_key_field_1: '"region"' }),
  setting("Both names of one argument", {
    insert_static_key_field_1: '"area"',
    transforms_insert_static_key1_static_field: '"region"',
  }),
  setting("Both names of one argument, with one value", {
    insert_static_key_field_1: '"region"',
    transforms_insert_static_key1_static_field: '"region"',
  }),
  { title: "An empty name", block: ({ label }) => webhook(label).replace(`"${label}"\n}`, '""\n}') },
  { title: "An empty tag", block: ({ label }) => webhook(label, '  tags = [""]\n') },
  { title: "A tag that is null", block: ({ label }) => webhook(label, '  tags = ["a", null]\n') },
  {
    title: "A wait mode that does not exist",
    block: ({ label }) => webhook(label, '  wait = "activ"\n'),
  },
  {
    title: "A desired state in the wrong case",
    block: ({ label }) => webhook(label, '  desired_state = "paused"\n'),
  },
  {
    title: "Revisions in the place of sources",
    block: ({ label }) => `resource "streamkap_sources_ready" "${label}" {\n  sources = { orders = 1 }\n}\n`,
    byEngine: true,
  },
  {
    title: "A time-out of calls that is no duration",
    block: ({ label }) => providerBlock(label, '  request_timeout = "fast"\n'),
  },
  {
    title: "More retries than are allowed",
    block: ({ label }) => providerBlock(label, "  max_retries = 100\n"),
  },
  {
    title: "A time-out that is no duration",
    block: ({ label }) => webhook(label, '  timeouts {\n    create = "20 minutes"\n  }\n'),
  },
];
