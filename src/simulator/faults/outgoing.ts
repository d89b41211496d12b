import type { OtherAnswer } from "../http/index.ts";

/** What is sent to the caller. */
export interface Outgoing {
  /** 0: no answer is sent, and the connection is reset. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Whether the connection ends in the middle of the text. @default false */
  readonly truncated?: boolean;
}

/** What is sent for an answer that is given in place of the API's own. */
export function toOutgoing({
  status,
  body = "",
  contentType = "application/json",
  headers,
}: OtherAnswer): Outgoing {
  return { status, text: body, headers: { "Content-Type": contentType, ...headers } };
}
