/** One HTTP request, ready to be sent. */
export interface HttpRequest {
  /** Such as `GET`. */
  readonly method: string;
  /** Absolute, with the query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal: AbortSignal;
  /**
   * True: the request may be sent again where the server has closed a kept connection. False: the request gets a
   * connection of its own, since a kept one that the server closes would leave open whether the request was carried out.
   */
  readonly repeatable: boolean;
}

/** An answer of any status. */
export interface HttpAnswer {
  readonly status: number;
  /** By names in small letters. A header that comes more than once has its values joined. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body, decompressed. */
  readonly text: string;
}
