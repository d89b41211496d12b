import type { ClientRequest, IncomingMessage } from "node:http";
import axios, { AxiosError, isAxiosError, type AxiosHeaders, type AxiosResponse } from "axios";
import { acceptedEncodings } from "../decompress.ts";
import type { HttpAnswer, HttpRequest } from "../http-message.ts";
import { readBody } from "../read-body.ts";

/**
 * axios, and our settings of it. This folder is a part of the plugin of its own: axios takes a while to load, so it is
 * loaded while the first request waits for its connection. No other file may import axios.
 */
const client = axios.create({
  adapter: "http",
  // A redirect that is followed would carry the token to another host.
  maxRedirects: 0,
  // Our agents know the proxies of the environment that is handed down. axios would read the environment of the process.
  proxy: false,
  decompress: false,
  responseType: "arraybuffer",
  transformRequest: [(body: unknown) => body],
  transformResponse: [(body: unknown) => body],
  validateStatus: () => true,
});

/** The headers of an answer are of this class. The types of axios leave that open. */
type Answer = AxiosResponse<Buffer> & { readonly headers: AxiosHeaders };

/** What axios hands to the function that opens its requests. */
interface TransportOptions {
  readonly headers: Readonly<Record<string, string | string[]>>;
}

/**
 * Sends a request over a connection that is open already, and waits for the whole answer.
 *
 * @param outgoing has method, URL and connection; headers and body are written here
 * @throws Error without the request: an error of axios holds headers and body, and so secrets
 */
export async function sendByAxios(request: HttpRequest, outgoing: ClientRequest): Promise<HttpAnswer> {
  const { method, url, body: data, signal } = request;
  const transport = {
    request({ headers }: TransportOptions, onAnswer: (incoming: IncomingMessage) => void): ClientRequest {
      for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
      return outgoing.once("response", onAnswer);
    },
  };
  // False: axios calls a POST without a body a form otherwise.
  const headers = { "Content-Type": false, ...request.headers, "Accept-Encoding": acceptedEncodings };
  try {
    const answer = await client.request<Buffer, Answer>({ method, url, headers, data, signal, transport });
    const texts = answer.headers.toJSON(true);
    return {
      status: answer.status,
      headers: texts,
      text: await readBody(answer.data, texts["content-encoding"]),
    };
  } catch (reason) {
    throw withoutRequest(reason);
  }
}

/** Node's error where axios wraps one. An answer that breaks off gets Node's code for that: axios has a code of its own. */
function withoutRequest(reason: unknown): unknown {
  if (!isAxiosError(reason)) return reason;
  const code = reason.code === AxiosError.ERR_BAD_RESPONSE ? "ECONNRESET" : reason.code;
  return reason.cause ?? Object.assign(new Error(reason.message), { code });
}
