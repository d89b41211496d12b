import { htmlTitle } from "./error-detail.ts";
import { StreamkapApiError, type AnswerFacts, type RequestFacts } from "./error.ts";
import { parseApiJson } from "./json.ts";
import { UnexpectedShape } from "./shape.ts";
import type { ApiValue } from "../types.ts";

/**
 * Decodes the body of a successful answer. An empty body is given to `decode` as undefined.
 *
 * @throws StreamkapApiError of kind `malformed` if the body is not what the API promises. Of the body, the error shows
 *   only the title of an HTML page: a successful answer may hold secrets.
 */
export function decodeAnswer<T>(
  answer: AnswerFacts,
  request: RequestFacts & { readonly bodyIgnored?: boolean },
  decode: (answer: ApiValue | undefined) => T,
): T {
  try {
    return decode(request.bodyIgnored === true ? undefined : parse(answer));
  } catch (reason) {
    if (!(reason instanceof UnexpectedShape)) throw reason;
    throw StreamkapApiError.malformed(`unexpected answer, ${reason.message}`, answer, request);
  }
}

function parse({ text, contentType }: AnswerFacts): ApiValue | undefined {
  if (text.trim() === "") return undefined;
  try {
    return parseApiJson(text);
  } catch {
    const title = htmlTitle(text);
    const type = contentType ?? "no content type";
    const page = title === undefined ? "" : `, a page titled "${title}"`;
    throw new UnexpectedShape(`not JSON but ${type} of ${String(text.length)} characters${page}`);
  }
}
