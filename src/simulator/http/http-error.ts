/** An entry of the list in which FastAPI says what is wrong with a request. */
export interface ValidationError {
  /** Where the mistake is, such as `["body", "config", "ssh.port"]`. */
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
}

/** An answer that is no success. Its body is `{"detail": ...}`, with a text or with FastAPI's list. */
export class HttpError extends Error {
  readonly status: number;
  readonly detail: string | readonly ValidationError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    detail: string | readonly ValidationError[],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(typeof detail === "string" ? detail : detail.map(({ msg }) => msg).join("; "));
    this.name = "HttpError";
    this.status = status;
    this.detail = detail;
    this.headers = headers;
  }
}
