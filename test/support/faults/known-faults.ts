import type { Fault, Quirks, SourceChange } from "../../../src/simulator/index.ts";

/** What Terraform does while a fault is on. */
export const operations = ["create", "read", "update", "import", "delete"] as const;
export type Operation = (typeof operations)[number];

type Act<F = Fault> = F extends Fault ? Omit<F, "method" | "path" | "name" | "skip" | "times"> : never;

/**
 * Which requests a fault befalls: `own` are those that the operation is about, such as the PUT of an update and the GETs
 * of a read.
 */
type Requests = "own" | "list" | "byId" | "all";

/** A fault of the matrix. */
export interface KnownFault {
  /** What goes wrong, for the table of the documentation. */
  readonly words: string;
  /** @default no request goes wrong */
  readonly act?: Act;
  /** @default "own" */
  readonly requests?: Requests;
  /** How often it befalls each source, or the list. 0 stands for always. @default 1 */
  readonly times?: number;
  /** A second fault, as it is. */
  readonly more?: Fault;
  readonly quirks?: Quirks;
  /** What happens to each source before the operation, in the place of `act`. A source that is to be created is left alone. */
  readonly before?: SourceChange;
  /** @default all */
  readonly operations?: readonly Operation[];
  /** The time-outs of each source. @default 40s */
  readonly timeout?: string;
  /** Whether a plan may show a change while the fault is on, because the API really has, or says, something else. */
  readonly isDrift?: boolean;
}

const always = 0;
const answer = (as: Extract<Act<Fault<"answer">>, { as: unknown }>["as"]): Pick<KnownFault, "act"> => ({
  act: { act: "answer", as },
});
const answerAfter = (
  as: Extract<Act<Fault<"answerAfter">>, { as: unknown }>["as"],
): Pick<KnownFault, "act"> => ({
  act: { act: "answerAfter", as },
});
/** An import asks by id. */
const withLists: readonly Operation[] = ["create", "read", "update", "delete"];
const changes: readonly Operation[] = ["create", "update"];

/** The faults of the matrix, by name. Each is data: a new fault is a new entry. */
export const knownFaults = {
  latency: {
    words: "each answer takes 50 to 250 ms",
    act: { act: "delay", ms: 50, jitterMs: 200 },
    requests: "all",
    times: always,
  },
  "rate-limit": { words: "429 without Retry-After", ...answer("too-many-requests") },
  "rate-limit-retry-after": { words: "429 with Retry-After", ...answer("too-many-requests-later") },
  "rate-limit-lasting": { words: "429 to every try", ...answer("too-many-requests"), times: always },
  "connect-timeout": { words: "500 KafkaConnectTimeout", ...answer("kafka-connect-timeout") },
  "connect-timeout-after": {
    words: "500 KafkaConnectTimeout, after the change was saved",
    ...answerAfter("kafka-connect-timeout"),
  },
  "connect-rebalance": { words: "500: a rebalance is expected", ...answer("kafka-connect-rebalance") },
  "connect-conflict": {
    words: "500 that wraps a 409 of Kafka Connect",
    ...answer("kafka-connect-wrapped-conflict"),
  },
  "connect-leader": { words: "500 LEADER_NOT_AVAILABLE", ...answer("kafka-connect-leader") },
  "bad-gateway": { words: "502, a page of HTML", ...answer("bad-gateway") },
  "service-unavailable": { words: "503, a page of HTML", ...answer("service-unavailable") },
  "service-unavailable-lasting": {
    words: "503 to every try",
    ...answer("service-unavailable"),
    times: always,
  },
  "gateway-timeout": { words: "504, a page of HTML", ...answer("gateway-timeout") },
  "gateway-timeout-after": { words: "504, after the change was saved", ...answerAfter("gateway-timeout") },
  "failure-lasting": { words: "500 without a body to every try", ...answer("empty-failure"), times: always },
  "login-page": {
    words: "200 with a page of HTML, to every try",
    act: {
      act: "answer",
      status: 200,
      contentType: "text/html",
      body: "<html><title>Sign in</title></html>",
    },
    times: always,
  },
  "not-found-page": {
    words: "404 with a page of HTML, to every try",
    ...answer("not-found-page"),
    times: always,
  },
  "empty-answer": { words: "200 without a body, and nothing done", ...answer("empty-success") },
  "empty-answer-after": {
    words: "200 without a body, after the change was saved",
    ...answerAfter("empty-success"),
  },
  "cut-json": { words: "JSON that ends in its middle", act: { act: "cut" } },
  "wrong-type": {
    words: "JSON that is called text/html",
    act: { act: "relabel", contentType: "text/html" },
    times: always,
  },
  "reset-before": { words: "connection reset before the request was carried out", act: { act: "drop" } },
  "reset-after": { words: "connection reset after the request was carried out", act: { act: "dropAfter" } },
  truncated: { words: "connection that ends in the middle of the answer", act: { act: "truncate" } },
  "late-answer": { words: "answer after the client gave up", act: { act: "delayAfter", ms: 7_000 } },
  "flaky-answers": {
    words: "503 to three of ten requests",
    act: { act: "answer", as: "service-unavailable", percent: 30 },
    requests: "all",
    times: always,
  },
  "flaky-connections": {
    words: "connection reset after two of ten requests",
    act: { act: "dropAfter", percent: 20 },
    requests: "all",
    times: always,
  },
  "token-expired": { words: "401: the token has expired", ...answer("unauthorised") },
  "token-refused": { words: "401 to every token", ...answer("forbidden"), times: always },
  "token-not-renewed": {
    words: "401, and no new token",
    ...answer("unauthorised"),
    more: {
      act: "answer",
      as: "unauthorised",
      method: "POST",
      path: "/auth/access-token",
      skip: 1,
      times: always,
    },
  },
  "not-allowed": {
    words: "403 to every try",
    act: {
      act: "answer",
      status: 403,
      body: '{"detail":"You do not have permission to perform this action"}',
    },
    times: always,
  },
  "broken-at-once": {
    words: "source Broken at once",
    act: { act: "break" },
    before: { broken: {} },
    timeout: "5s",
  },
  "broken-then-active": {
    words: "source Broken for a second, then Active",
    act: { act: "break", forMs: 1_000 },
    before: { broken: { forMs: 1_000 } },
  },
  "broken-later": {
    words: "source Active, and Broken a second later",
    act: { act: "break", afterMs: 1_000 },
    before: { broken: { afterMs: 1_000 } },
    timeout: "5s",
  },
  "stuck-starting": {
    words: "source stuck in Starting",
    act: { act: "stick", status: "Starting" },
    before: { status: "Starting" },
    timeout: "5s",
  },
  "stuck-unassigned": {
    words: "source stuck in Unassigned",
    act: { act: "stick", status: "Unassigned" },
    before: { status: "Unassigned" },
    timeout: "5s",
  },
  "stuck-pending-update": {
    words: "PUT that ends in Pending Update",
    act: { act: "stick", status: "Pending Update" },
    operations: ["update"],
    timeout: "5s",
  },
  "former-values": {
    words: "PUT answered 200 with the former values",
    act: { act: "ignore" },
    operations: ["update"],
  },
  "refused-change": {
    words: "change refused by Kafka Connect",
    ...answer("kafka-connect-refused"),
    times: always,
    operations: ["create", "update", "delete"],
  },
  vanished: {
    words: "source that somebody deleted",
    act: { act: "vanish" },
    before: { deleted: true },
    operations: ["read", "update", "delete"],
    isDrift: true,
  },
  "vanished-while-waiting": {
    words: "source that somebody deletes while Terraform waits for it",
    act: { act: "vanish" },
    requests: "byId",
    operations: changes,
    isDrift: true,
  },
  "list-shifts": {
    words: "list whose pages shift while it is read",
    act: { act: "omit" },
    requests: "list",
    operations: withLists,
    times: always,
  },
  "list-refused": {
    words: "list refused, GET by id works",
    act: { act: "answer", status: 403, body: '{"detail":"Not allowed"}' },
    requests: "list",
    operations: withLists,
    times: always,
  },
  "list-of-others": {
    words: "odd source of somebody else in the list",
    act: { act: "add", entry: { id: 7, name: null, config: [] } },
    requests: "list",
    operations: withLists,
    times: always,
  },
  "wrong-total": { words: "list with a wrong total", quirks: { totals: "wrong" } },
  "no-secrets": { words: "null for each secret", quirks: { secrets: "null" } },
  "masked-secrets": { words: "stars for each secret", quirks: { secrets: "masked" } },
  "native-values": { words: "numbers and booleans as they are", quirks: { values: "native" } },
  "mixed-values": { words: "numbers and booleans sometimes as texts", quirks: { values: "mixed" } },
  "extra-keys": { words: "keys and defaults that nobody sent", quirks: { extraDefaults: true } },
  "sparse-answers": { words: "fields that are null or absent", quirks: { sparse: true } },
  "html-names": {
    words: "names and texts written as HTML",
    act: { act: "escape" },
    times: always,
    isDrift: true,
  },
  "clock-ahead": {
    words: "clock of the API an hour ahead",
    quirks: { clock: "ahead" },
    ...answerAfter("gateway-timeout"),
  },
  "clock-behind": {
    words: "clock of the API an hour behind",
    quirks: { clock: "behind" },
    ...answerAfter("gateway-timeout"),
  },
} as const satisfies Readonly<Record<string, KnownFault>>;

export type FaultName = keyof typeof knownFaults;
export const faultNames = Object.keys(knownFaults) as readonly FaultName[];

const targets: Readonly<Record<Exclude<Requests, "own">, readonly Target[]>> = {
  all: [{}],
  list: [{ method: "GET", path: "/sources" }],
  byId: [{ method: "GET", path: "/sources/{id}" }],
};
const gets = [...targets.byId, ...targets.list];
const own: Readonly<Record<Operation, readonly Target[]>> = {
  create: [{ method: "POST", path: "/sources" }],
  read: gets,
  import: gets,
  update: [{ method: "PUT", path: "/sources/{id}" }],
  delete: [{ method: "DELETE", path: "/sources/{id}" }],
};
type Target = Pick<Fault, "method" | "path">;

/** Whether the matrix has a cell for a fault and an operation. */
export function hasCell({ operations: some = operations }: KnownFault, operation: Operation): boolean {
  return some.includes(operation);
}

/**
 * The faults to inject for an operation. One that befalls each source a number of times is injected for each name.
 *
 * @param seed decides which requests a fault with `percent` befalls
 */
export function faultsFor(
  fault: KnownFault,
  operation: Operation,
  names: readonly string[],
  seed: number,
): Fault[] {
  const { act, requests = "own", times = 1, more } = fault;
  const chosen = requests === "own" ? own[operation] : targets[requests];
  const faults = chosen.flatMap((target): Fault[] => {
    if (act === undefined || changesBefore(fault, operation)) return [];
    const base = { ...act, ...target, seed, times } as Fault;
    return times === always || (target.path === "/sources" && target.method === "GET")
      ? [base]
      : names.map((name) => ({ ...base, name }));
  });
  return more === undefined ? faults : [...faults, more];
}

/** Whether the fault is a change of each source before the operation. */
export function changesBefore({ before }: KnownFault, operation: Operation): boolean {
  return before !== undefined && (operation === "read" || operation === "import" || operation === "delete");
}
