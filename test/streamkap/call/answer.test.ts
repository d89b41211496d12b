import { StreamkapApiError, type FailureKind } from "../../../src/streamkap/index.ts";
import { failureOf, startApi, type ApiServer, type Reply } from "../api-server.ts";

const html = { "Content-Type": "text/html" };

interface Case {
  readonly reply: Reply;
  readonly message: string;
  readonly kind: FailureKind;
  readonly mayHaveActed: boolean;
}

const refusals: Record<string, Case> = {
  "a text as detail": {
    reply: { status: 400, body: { detail: "Replication slot is in use" } },
    message: "POST /sources answered 400: Replication slot is in use",
    kind: "refused",
    mayHaveActed: false,
  },
  "FastAPI's list, without the input it repeats": {
    reply: {
      status: 422,
      headers: { "X-Request-Id": "req-7" },
      body: {
        detail: [
          {
            loc: ["body", "config", "database.port"],
            msg: "Input should be\n a number",
            type: "int",
            input: "pw",
          },
          { loc: ["body", "name"], msg: "Field required", type: "missing" },
          { msg: "without a place" },
          "plain",
          { odd: 1, input: "pw" },
        ],
      },
    },
    message:
      "POST /sources answered 422: body.config.database.port: Input should be a number; body.name: Field required; " +
      'without a place; plain; {"odd":1} (request id req-7)',
    kind: "refused",
    mayHaveActed: false,
  },
  "an object as detail": {
    reply: { status: 400, body: { detail: { code: 12, reasons: [{ key: "a", body: "pw" }] } } },
    message: 'POST /sources answered 400: {"code":12,"reasons":[{"key":"a"}]}',
    kind: "refused",
    mayHaveActed: false,
  },
  "an empty detail": {
    reply: { status: 400, body: { detail: "" } },
    message: "POST /sources answered 400: the answer's detail is empty",
    kind: "refused",
    mayHaveActed: false,
  },
  "JSON of a gateway": {
    reply: { status: 403, body: { message: "Forbidden" } },
    message: "POST /sources answered 403: Forbidden",
    kind: "unauthorised",
    mayHaveActed: false,
  },
  "JSON that is no object": {
    reply: { status: 400, body: "[1,2]" },
    message: "POST /sources answered 400: [1,2]",
    kind: "refused",
    mayHaveActed: false,
  },
  "a duplicate name": {
    reply: { status: 422, body: { detail: "Source orders already exists" } },
    message: "POST /sources answered 422: Source orders already exists",
    kind: "duplicate",
    mayHaveActed: false,
  },
  "a 409": {
    reply: { status: 409, body: { detail: "busy" } },
    message: "POST /sources answered 409: busy",
    kind: "conflict",
    mayHaveActed: false,
  },
  "a 404": {
    reply: { status: 404, body: { detail: "Connector not found" } },
    message: "POST /sources answered 404: Connector not found",
    kind: "notFound",
    mayHaveActed: false,
  },
  "a page where JSON should say that nothing is found": {
    reply: { status: 404, headers: html, body: "<html><title>No such site</title></html>" },
    message: "POST /sources answered 404: No such site",
    kind: "refused",
    mayHaveActed: false,
  },
  "Kafka Connect's 404, which is not the API's": {
    reply: {
      status: 404,
      body: { detail: "Kafka Connect API call failed with status code 404 and response" },
    },
    message: "POST /sources answered 404: Kafka Connect API call failed with status code 404 and response",
    kind: "refused",
    mayHaveActed: true,
  },
  "a proxy that demands credentials": {
    reply: { status: 407, headers: html, body: "<html><title>Proxy Authentication Required</title></html>" },
    message: "POST /sources answered 407: Proxy Authentication Required",
    kind: "unreachable",
    mayHaveActed: false,
  },
  "a rate limit": {
    reply: { status: 429, headers: { "Retry-After": "7" }, body: { detail: "slow down" } },
    message: "POST /sources answered 429: slow down",
    kind: "rateLimited",
    mayHaveActed: false,
  },
  "a failure behind the API": {
    reply: { status: 500, body: { detail: "KafkaConnectTimeout" } },
    message: "POST /sources answered 500: KafkaConnectTimeout",
    kind: "failed",
    mayHaveActed: true,
  },
  "an HTML page with a title": {
    reply: {
      status: 504,
      headers: html,
      body: "<html><head><title>504 Gateway\n Time-out</title></head><body>x</body></html>",
    },
    message: "POST /sources answered 504: 504 Gateway Time-out",
    kind: "gateway",
    mayHaveActed: true,
  },
  "an HTML page without a title": {
    reply: { status: 502, headers: html, body: "<!DOCTYPE html><style>b{}</style><b>Bad</b> gateway" },
    message: "POST /sources answered 502: Bad gateway",
    kind: "gateway",
    mayHaveActed: true,
  },
  "an HTML page without words": {
    reply: { status: 502, headers: html, body: "<html></html>" },
    message: "POST /sources answered 502: an HTML page without text",
    kind: "gateway",
    mayHaveActed: true,
  },
  "plain text, cut": {
    reply: { status: 503, headers: { "Content-Type": "text/plain" }, body: "x".repeat(2000) },
    message: `POST /sources answered 503: ${"x".repeat(1000)}…`,
    kind: "gateway",
    mayHaveActed: true,
  },
  "an empty body": {
    reply: { status: 502, body: "" },
    message: "POST /sources answered 502: the answer is empty",
    kind: "gateway",
    mayHaveActed: true,
  },
  "a redirect to another host": {
    reply: { status: 301, headers: { Location: "https://other.example.test/x?token=1" }, body: "" },
    message:
      "POST /sources answered 301: a redirect to https://other.example.test, which is not followed; " +
      "set the host to that if it is Streamkap's",
    kind: "unreachable",
    mayHaveActed: false,
  },
  "a redirect to nowhere": {
    reply: { status: 302, body: "" },
    message: "POST /sources answered 302: a redirect, which is not followed; check the host",
    kind: "unreachable",
    mayHaveActed: false,
  },
  "a success that is a page": {
    reply: { headers: html, body: "<html><title>Sign in</title></html>" },
    message:
      'POST /sources answered 200: unexpected answer, not JSON but text/html of 35 characters, a page titled "Sign in"',
    kind: "malformed",
    mayHaveActed: true,
  },
  "a success that is half an object": {
    reply: { body: '{"id":"66a0","config":{"database.password":"pw' },
    message: "POST /sources answered 200: unexpected answer, not JSON but application/json of 46 characters",
    kind: "malformed",
    mayHaveActed: true,
  },
  "a success that is empty": {
    reply: { status: 201, body: "" },
    message: "POST /sources answered 201: unexpected answer, the source is absent where an object should be",
    kind: "malformed",
    mayHaveActed: true,
  },
  "a success without an id": {
    reply: { body: { id: "", name: "orders" } },
    message:
      "POST /sources answered 200: unexpected answer, the source.id is an empty text where a text should be",
    kind: "malformed",
    mayHaveActed: true,
  },
  "a success with text for a configuration": {
    reply: { body: { id: "66a0", config: "pw" } },
    message:
      "POST /sources answered 200: unexpected answer, the source.config is a text where an object should be",
    kind: "malformed",
    mayHaveActed: true,
  },
  "a success with a number as a tag": {
    reply: { body: { id: "66a0", tags: ["a", 1] } },
    message:
      "POST /sources answered 200: unexpected answer, the source.tags[1] is a number where a text should be",
    kind: "malformed",
    mayHaveActed: true,
  },
};

describe("StreamkapApiError for an answer that is no source", () => {
  let reply: Reply = {};
  let api: ApiServer;
  beforeAll(async () => {
    api = await startApi(() => reply);
  });
  afterAll(() => api.close());

  it.each(Object.entries(refusals))("tells what is wrong with %s", async (_name, expected) => {
    reply = expected.reply;
    const body = { name: "orders", connector: "mysql", config: {} };
    const error = await failureOf(api.client({ maxRetries: 0 }).createSource(body));
    expect(error).toBeInstanceOf(StreamkapApiError);
    const { message, kind, mayHaveActed, status } = error as StreamkapApiError;
    expect({ message, kind, mayHaveActed, status }).toEqual({
      message: expected.message,
      kind: expected.kind,
      mayHaveActed: expected.mayHaveActed,
      status: expected.reply.status ?? 200,
    });
  });
});
