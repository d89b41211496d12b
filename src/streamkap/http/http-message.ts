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
  /** By names in small letters. Headers that come more than once are left out. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body, decompressed. */
  readonly text: string;
}

/** An answer as the server sent it. */
export interface RawAnswer {
  readonly status: number;
  /** By names in small letters. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** May be compressed, as the header `Content-Encoding` says. */
  readonly bytes: Buffer;
}
