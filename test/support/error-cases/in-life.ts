import type { Fault, SourceAnswer } from "../../../src/simulator/index.ts";
import { arranged, webhook, type ErrorCase } from "./error-case.ts";

const befallen = (title: string, fault: Fault, more = ""): ErrorCase => ({
  title,
  block: ({ label }) => webhook(label, more),
  arrange: (simulator, { label }) => {
    simulator.inject({ times: 0, ...fault, path: "/sources/{id}", name: label });
  },
});

const page = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

const failing = { act: "answer", status: 500, body: JSON.stringify({ detail: "Internal error" }) } as const;

const strange = { "transforms.OversizedRecords.max.field.size.bytes": "many" };

/** A case in which a read is answered with a changed source. */
const answering = (title: string, change: (own: SourceAnswer) => object): ErrorCase =>
  arranged(title, (simulator, { label }) => {
    const own = simulator.sources().find(({ name }) => name === label);
    const body = JSON.stringify({ result: own && [change(own)] });
    simulator.inject({
      act: "answer",
      status: 200,
      body,
      times: 0,
      method: "GET",
      path: "/sources/{id}",
      name: label,
    });
  });

const broken =
  "org.apache.kafka.connect.errors.ConnectException: no route to db.example.com\n\tat io.debezium.Task";

/** Failures of a plan that reads an existing source. */
export const inRead: readonly ErrorCase[] = [
  befallen("A source cannot be read", { ...failing, method: "GET" }),
  befallen("A source that the token may not read", {
    act: "answer",
    status: 403,
    body: JSON.stringify({ detail: "Not allowed to read sources" }),
    method: "GET",
  }),
  befallen("A gateway answers a read", {
    act: "answer",
    status: 502,
    body: page,
    contentType: "text/html",
    method: "GET",
  }),
  befallen("The answer to a read is empty", { act: "answer", status: 200, method: "GET" }),
  befallen("The answer to a read breaks off", { act: "truncate", method: "GET" }),
  answering("Another source than the one asked for", () => ({ id: "66a0c0ffee0000000000beef" })),
  answering("A value of the wrong type in an answer", (own) => ({ ...own, config: strange })),
  arranged("A source that has broken since the last apply", (simulator, { label }) => {
    const own = simulator.sources().find(({ name }) => name === label);
    if (own) simulator.change(own.id, { broken: { trace: broken } });
  }),
  answering("A task that has failed", (own) => ({
    ...own,
    task_statuses: { "0": { state: "FAILED", trace: broken } },
  })),
];

/** Failures of an apply that changes an existing source. */
export const inUpdate: readonly ErrorCase[] = [
  befallen("A change is refused", {
    act: "answer",
    status: 422,
    body: JSON.stringify({ detail: "Topic prefix cannot be changed" }),
    method: "PUT",
  }),
  befallen("Another operation changes the source at the same time", {
    act: "answer",
    status: 409,
    body: JSON.stringify({ detail: "Another operation is in progress" }),
    method: "PUT",
  }),
  {
    title: "The new name is taken",
    block: ({ label }) => webhook(label).replace(`"${label}"\n}`, '"somebody-elses"\n}'),
  },
  arranged(
    "A change takes too long",
    (simulator, { label }) => {
      const own = simulator.sources().find(({ name }) => name === label);
      if (own) simulator.change(own.id, { status: "Starting" });
    },
    '  timeouts {\n    update = "2s"\n  }\n',
  ),
  arranged(
    "A changed source cannot be read",
    (simulator, { label }) => {
      const own = simulator.sources().find(({ name }) => name === label);
      if (own === undefined) return;
      const put = { method: "PUT", path: "/sources/{id}", name: label, times: 0 } as const;
      simulator.inject({ ...put, act: "answerAfter", status: 200, body: JSON.stringify(own) });
      simulator.change(own.id, { answer: { config: "odd" } });
    },
    '  timeouts {\n    update = "4s"\n  }\n',
  ),
  arranged(
    "A desired state is refused",
    (simulator, { label }) => {
      const own = simulator.sources().find(({ name }) => name === label);
      const body = JSON.stringify({ ...own, desired_state: "Active" });
      const common = { times: 0, name: label } as const;
      simulator.inject({
        act: "answerAfter",
        status: 200,
        body,
        ...common,
        method: "PUT",
        path: "/sources/{id}",
      });
      simulator.inject({
        act: "answer",
        status: 400,
        body: JSON.stringify({ detail: "Connector is being deployed" }),
        ...common,
        path: "/sources/{id}/actions/{action}",
      });
    },
    '  desired_state = "Paused"\n',
  ),
  befallen(
    "A change that Streamkap does not carry out",
    { act: "ignore", method: "PUT" },
    '  transforms_value_to_key_fields_include_list = "orders.id"\n',
  ),
  arranged("A source to be changed no longer exists", (simulator, { label }) => {
    const gone = simulator.sources().find(({ name }) => name === label);
    if (gone) simulator.change(gone.id, { deleted: true });
  }),
];

/** Failures of a destroy. */
export const inDelete: readonly ErrorCase[] = [
  befallen("A source cannot be deleted", {
    act: "answer",
    status: 400,
    body: JSON.stringify({ detail: "Source is used by pipeline orders-to-lake" }),
    method: "DELETE",
  }),
  {
    ...befallen("A deletion takes too long", { act: "answer", status: 200, body: "{}", method: "DELETE" }),
    given: '  timeouts {\n    delete = "2s"\n  }\n',
  },
];

const importOf = (title: string, id: string | undefined, marker: string, byEngine = false): ErrorCase => ({
  title,
  byEngine,
  marker,
  block: ({ label, hosts }) =>
    `${webhook(label)}import {\n  to = streamkap_source_webhook.${label}\n  id = "${id ?? hosts.foreignId}"\n}\n`,
});

/** Failures of an import. */
export const inImport: readonly ErrorCase[] = [
  importOf("An import id of the wrong form", "orders", "orders"),
  importOf("An import id of no source", "66a0c0ffee00000000000001", "an_import_id_of_no_source", true),
  importOf("An import id of a source of another connector", undefined, "stripe_webhook"),
  {
    title: "A resource that cannot be imported",
    marker: "nothing to import",
    block: ({ label }) =>
      `resource "streamkap_sources_ready" "${label}" {\n  sources = {}\n}\n` +
      `import {\n  to = streamkap_sources_ready.${label}\n  id = "orders"\n}\n`,
  },
];
