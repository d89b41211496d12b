/** An answer that is sent in place of the API's own. */
export interface OtherAnswer {
  readonly status: number;
  /** Sent as it is. @default "" */
  readonly body?: string;
  /** @default "application/json" */
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Failures that are known of the API, of the gateway before it, and of Kafka Connect behind it. */
export const knownAnswers = {
  "bad-gateway": gateway(502, "Bad Gateway"),
  "service-unavailable": gateway(503, "Service Temporarily Unavailable"),
  "gateway-timeout": gateway(504, "Gateway Time-out"),
  "not-found-page": gateway(404, "Not Found"),
  "too-many-requests": detail(429, "Too Many Requests"),
  "too-many-requests-later": { ...detail(429, "Too Many Requests"), headers: { "Retry-After": "1" } },
  unauthorised: detail(401, "Access token has expired"),
  forbidden: detail(401, "You do not have permission to perform this action"),
  "kafka-connect-timeout": detail(500, "KafkaConnectTimeout: request timed out on all nodes"),
  "kafka-connect-not-deployed": kafkaConnect(404, "No status found for connector"),
  "kafka-connect-conflict": kafkaConnect(409, "Cannot complete request because of a conflicting operation"),
  "kafka-connect-rebalance": kafkaConnect(
    500,
    "Cannot complete request momentarily due to stale configuration (rebalance is expected)",
  ),
  "kafka-connect-wrapped-conflict": kafkaConnect(
    500,
    "Kafka Connect API call failed with status code 409: Cannot complete request because of a conflicting operation " +
      "(e.g. worker rebalance)",
  ),
  "kafka-connect-leader": kafkaConnect(500, "LEADER_NOT_AVAILABLE: the leader of the topic is being elected"),
  "kafka-connect-refused": kafkaConnect(400, "Connector configuration is invalid"),
  "invalid-body": detail(422, [{ loc: ["body", "config"], msg: "Field required", type: "missing" }]),
  "detail-object": detail(400, { code: "invalid_config", message: "The configuration is invalid" }),
  "empty-failure": { status: 500, body: "" },
  "empty-success": { status: 200, body: "" },
} as const satisfies Readonly<Record<string, OtherAnswer>>;

/** The name of a known failure. */
export type KnownAnswer = keyof typeof knownAnswers;

function detail(status: number, content: unknown): OtherAnswer {
  return { status, body: JSON.stringify({ detail: content }) };
}

/** An answer of Kafka Connect, as the API quotes it. */
function kafkaConnect(code: number, message: string): OtherAnswer {
  const response = JSON.stringify({ error_code: code, message });
  return detail(
    code === 409 ? 409 : 500,
    `Kafka Connect API call failed with status code ${String(code)} and response ${response}`,
  );
}

/** The HTML page that a load balancer answers in place of JSON. */
function gateway(status: number, reason: string): OtherAnswer {
  const title = `${String(status)} ${reason}`;
  return {
    status,
    contentType: "text/html",
    body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`,
  };
}
