import { StreamkapApiError, type AnswerFacts } from "../../../src/streamkap/call/error.ts";

const request = {
  method: "PUT",
  path: "/sources/1",
  host: "api.example.test",
  harmless: false,
  sent: true,
  redact: (text: string) => text,
};
const failure = (status: number, body: unknown, more: Partial<AnswerFacts> = {}): StreamkapApiError =>
  StreamkapApiError.fromAnswer(
    { status, text: typeof body === "string" ? body : JSON.stringify(body), ...more },
    request,
  );
const call = (code: number, rest: string): string =>
  `Kafka Connect API call failed with status code ${String(code)}${rest}`;
const answered = (code: number, body: object): string => call(code, ` and response ${JSON.stringify(body)}`);

describe("isTransientAnswer for a failure of Kafka Connect that passes", () => {
  it.each<[string, number, unknown]>([
    [
      "Kafka Connect's 409 within a 500 of the API",
      500,
      { detail: answered(409, { message: "conflicting operation" }) },
    ],
    [
      "Kafka Connect's 409 within its 500",
      500,
      { detail: answered(500, { message: call(409, " ... rebalance is expected") }) },
    ],
    [
      "an error code of 409 within Kafka Connect's 500",
      500,
      { detail: answered(500, { error_code: 409, message: "x" }) },
    ],
    [
      "an error code of 409 whose quotes are escaped",
      500,
      { detail: answered(500, { message: JSON.stringify({ error_code: 409, message: "x" }) }) },
    ],
    [
      "a 500 that expects a rebalance",
      500,
      { detail: answered(500, { message: "(rebalance is expected)" }) },
    ],
    ["a 500 that speaks of a rebalance", 500, { detail: call(500, ": worker is in a rebalance.") }],
    ["a 400 while Kafka Connect rebalances", 400, { detail: call(400, ": the cluster is rebalancing") }],
    ["a 500 that timed out on all nodes", 500, { detail: call(500, ": timed out on all nodes") }],
    ["a 500 with rebalance_in_progress", 500, { detail: call(500, ": REBALANCE_IN_PROGRESS") }],
    ["a 500 with leader_not_available", 500, { detail: answered(500, { message: "LEADER_NOT_AVAILABLE" }) }],
    ["a 500 with LeaderNotAvailableException", 500, { detail: call(500, ": LeaderNotAvailableException") }],
    ["a 422 with not_leader_for_partition", 422, { detail: call(422, ": not_leader_for_partition") }],
    ["a 500 with not_leader_or_follower", 500, { detail: call(500, ": NOT_LEADER_OR_FOLLOWER") }],
    ["a 500 with a SocketTimeoutException", 500, { detail: call(500, ": java.net.SocketTimeoutException") }],
    ["Kafka Connect's 502 within a 400 of the API", 400, { detail: call(502, ": request timed out") }],
    ["words behind a thousand characters", 500, { detail: `${"x ".repeat(2000)} rebalance is expected` }],
    ["words in another field", 500, { detail: "Internal error", error: answered(409, {}) }],
    ["words in an object", 500, { detail: { code: "kafka", message: answered(409, {}) } }],
    ["words in a list", 422, { detail: [{ loc: ["body"], msg: answered(404, {}), type: "x" }] }],
    ["words without JSON", 500, answered(409, {})],
    ["words over two lines", 500, { detail: "Kafka Connect API call failed\nwith status code 409" }],
  ])("recognises %s", (_title, status, body) => {
    expect(failure(status, body)).toMatchObject({ transient: true, mayHaveActed: true });
  });
});

describe("isTransientAnswer for a failure that does not pass", () => {
  it.each<[string, number, unknown]>([
    ["Kafka Connect's 400", 400, { detail: answered(400, { error_code: 400, message: "invalid" }) }],
    ["Kafka Connect's 500 without words that tell it", 500, { detail: answered(500, { message: "boom" }) }],
    [
      "the API's text about a setting whose name holds 'rebalance'",
      422,
      { detail: "scheduled.rebalance.max.delay.ms must be a number" },
    ],
    [
      "Kafka Connect's text about a setting whose name holds 'rebalance'",
      400,
      { detail: call(400, ": scheduled.rebalance.max.delay.ms is no number") },
    ],
    ["an error code of the API itself", 422, { detail: { error_code: 409, message: "no" } }],
    ["a missing right", 403, { detail: answered(409, {}) }],
    [
      "the name of a source that already exists",
      422,
      { detail: "Source with name 'rebalance_in_progress' already exists" },
    ],
    [
      "the input that FastAPI echoes",
      422,
      { detail: [{ loc: ["body"], msg: "no", input: "rebalance is expected" }] },
    ],
  ])("is not misled by %s", (_title, status, body) => {
    expect(failure(status, body).transient).toBe(false);
  });
});
