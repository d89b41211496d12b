import type { Fault } from "../../../src/simulator/index.ts";
import { arranged, postgresql, webhook, type ErrorCase, type Place } from "./error-case.ts";

const page = "<html><head><title>504 Gateway Time-out</title></head><body><h1>504</h1></body></html>";

type Answer = Readonly<{ status: number; body?: string; contentType?: string }>;

/** The id of a source that the API does not let be read. */
const unreadable = "66a0c0ffee00000000000002";

/** A case in which the API refuses a create, and has made no source. */
const refused = (title: string, answer: Answer): ErrorCase => befallen(title, { act: "answer", ...answer });

const befallen = (title: string, fault: Fault, more = ""): ErrorCase => ({
  title,
  block: ({ label }) => webhook(label, more),
  arrange: (simulator, { label }) => {
    simulator.inject({ times: 0, ...fault, method: "POST", path: "/sources", name: label });
  },
});

/** A time-out that ends the create soon. */
const brief = '  timeouts {\n    create = "3s"\n  }\n';

const detail = (value: unknown): string => JSON.stringify({ detail: value });

/** Failures of an apply that creates a source. */
export const inCreate: readonly ErrorCase[] = [
  refused("The token lacks a right", { status: 403, body: detail("Not allowed to create sources") }),
  refused("The token is refused later on", { status: 401, body: detail("Invalid access token") }),
  refused("The API refuses with a sentence", { status: 400, body: detail("Table public.orders not found") }),
  {
    ...refused("The API refuses with a list", {
      status: 422,
      body: detail([
        { loc: ["body", "config", "ssh.port"], msg: "No tunnel may end at this port", type: "value_error" },
      ]),
    }),
    block: ({ label }) =>
      postgresql(label, { ssh_enabled: "true", ssh_host: '"bastion.example.com"', ssh_port: "2222" }),
  },
  refused("The API refuses with an object", {
    status: 422,
    body: detail({ code: "QUOTA", limit: 10, message: "Source limit reached" }),
  }),
  refused("Another operation is in progress at Streamkap", {
    status: 409,
    body: detail("Another operation is in progress"),
  }),
  refused("The API refuses without a text", { status: 400 }),
  refused("The path does not exist", { status: 404, body: detail("Not Found") }),
  befallen(
    "A gateway answers in place of the API",
    { act: "answer", status: 504, body: page, contentType: "text/html" },
    brief,
  ),
  befallen(
    "Kafka Connect does not answer",
    { act: "answer", status: 500, body: detail("KafkaConnectTimeout: request timed out on all nodes") },
    brief,
  ),
  befallen("A successful answer that is no JSON", {
    act: "answer",
    status: 200,
    body: "OK",
    contentType: "text/plain",
  }),
  befallen("A successful answer without a body", { act: "answer", status: 200 }),
  befallen("The answer breaks off", { act: "truncate" }),
  befallen(
    "A text that Streamkap trims",
    { act: "trim" },
    '  transforms_value_to_key_fields_include_list = "orders.id\\n"\n',
  ),
  befallen("The connection breaks", { act: "drop" }, brief),
  {
    title: "One name twice in a configuration",
    block: ({ label }) =>
      webhook(label) + webhook(`${label}_again`).replace(`= "${label}_again"`, `= "${label}"`),
  },
  arranged("The name is taken", (simulator, { label }) => {
    simulator.addSource({ name: label, connector: "webhook" });
  }),
  arranged("The name is taken by another connector", (simulator, { label }) => {
    simulator.addSource({ name: label, connector: "stripe_webhook" });
  }),
  arranged("The name is taken in another service", (simulator, { label }) => {
    simulator.addSource({ name: label, connector: "webhook", serviceId: "000000000000000000000002" });
  }),
  arranged(
    "The connector is broken",
    (simulator, { label }) => {
      const trace =
        "org.apache.kafka.connect.errors.ConnectException: no route to db.example.com\n\tat io.debezium.Task";
      simulator.breakNext(label, { trace });
    },
    brief,
  ),
  arranged(
    "A source takes too long",
    (simulator, { label }) => {
      simulator.breakNext(label, { status: "Starting" });
    },
    brief,
  ),
  {
    ...arranged("A source is not ready", (simulator, { label }) => {
      const trace = "org.apache.kafka.connect.errors.ConnectException: no route to db.example.com";
      simulator.breakNext(label, { trace });
    }),
    block: awaited,
  },
  {
    ...arranged("A source cannot be looked up", (simulator) => {
      const body = detail("Not allowed to read this source");
      simulator.inject({ act: "answer", status: 403, body, times: 0, path: `/sources/${unreadable}` });
    }),
    block: ({ label }) =>
      `resource "streamkap_sources_ready" "${label}" {\n  sources = { orders = { id = "${unreadable}" } }\n}\n`,
  },
  {
    title: "A name in the place of an id",
    block: ({ label }) =>
      `resource "streamkap_sources_ready" "${label}" {\n  sources = { orders = { id = "orders" } }\n}\n`,
  },
];

/** A source, and the `streamkap_sources_ready` that waits for it. */
function awaited({ label }: Place): string {
  const sources = `  sources = { orders = streamkap_source_webhook.${label} }\n`;
  return (
    webhook(label, '  wait = "none"\n') +
    `resource "streamkap_sources_ready" "${label}" {\n${sources}${brief}}\n`
  );
}
