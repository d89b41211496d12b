import type { Catalogue } from "../../catalogue/index.ts";
import { isRecord, type JsonRecord, parseJsonBody } from "../http/index.ts";

/** A request as the books note it. It holds no value of a secret. */
export interface BookedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly status: number;
  /** The X-Request-Id of the answer. */
  readonly requestId: string;
  /** `created_from` of the body, if it is a text. */
  readonly createdFrom?: string;
  /** Names of the body's fields. Absent if the body is no JSON object. */
  readonly bodyKeys?: readonly string[];
  /** The body, with `***` for each value that is not known to be public. Absent if the body is no JSON object. */
  readonly body?: JsonRecord;
}

/** How many requests the books keep. */
const limit = 10_000;
const redacted = "***";
/** Fields of a body whose values hold no secret. */
const publicFields = new Set([
  "name",
  "connector",
  "tags",
  "kc_cluster_id",
  "created_from",
  "desired_state",
  "tag_ids",
]);

/** The latest requests, oldest first. Those to the auth endpoints are among them. */
export class Books {
  readonly #catalogue: Catalogue;
  readonly #requests: BookedRequest[] = [];

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Notes a request that was answered. @param bodyText its body, "" if it has none */
  record(request: Omit<BookedRequest, "createdFrom" | "bodyKeys" | "body">, bodyText: string): void {
    const body = parseLeniently(bodyText);
    const createdFrom = body?.["created_from"];
    this.#requests.push({
      ...request,
      ...(typeof createdFrom === "string" && { createdFrom }),
      ...(body && { bodyKeys: Object.keys(body), body: this.#redact(body) }),
    });
    if (this.#requests.length > limit) this.#requests.shift();
  }

  /** The requests so far, without those that `limit` has pushed out. */
  requests(): readonly BookedRequest[] {
    return [...this.#requests];
  }

  #redact(body: JsonRecord): JsonRecord {
    return mapValues(body, (value, field) => {
      if (publicFields.has(field) || value === null) return plain(value);
      return field === "config" && isRecord(value) ? this.#redactConfig(value, body["connector"]) : redacted;
    });
  }

  #redactConfig(config: JsonRecord, code: unknown): JsonRecord {
    const settings = this.#catalogue.get(typeof code === "string" ? code : "")?.settings ?? [];
    const open = new Set(settings.filter((setting) => !setting.sensitive).map((setting) => setting.wire));
    return mapValues(config, (value, key) => (open.has(key) || value === null ? plain(value) : redacted));
  }
}

function parseLeniently(text: string): JsonRecord | undefined {
  try {
    const body = parseJsonBody(text);
    return isRecord(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

function mapValues(object: JsonRecord, map: (value: unknown, key: string) => unknown): JsonRecord {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}

/** The value as JSON can hold it: a bigint becomes a text. */
function plain(value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
