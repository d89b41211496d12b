import type { ClientRequest, IncomingMessage } from "node:http";
import axios, { isAxiosError } from "axios";
import { acceptedEncodings } from "../decompress.ts";
import type { HttpRequest, RawAnswer } from "../http-message.ts";

/**
 * axios, and our settings of it. This folder is a part of the plugin of its own: axios takes a while to load, so it is
 * loaded while the first request waits for its connection. Nothing else may import axios.
 */
const client = axios.create({
  adapter: "http",
  // A redirect that is followed would carry the token to another host.
  maxRedirects: 0,
  // Proxies are the business of our agents, which go by the environment that they are given. axios reads the process's.
  proxy: false,
  decompress: false,
  responseType: "arraybuffer",
  transformRequest: [(body: unknown) => body],
  transformResponse: [(body: unknown) => body],
  validateStatus: () => true,
});

/** The options that axios hands to what opens its requests. */
interface TransportOptions {
  readonly headers: Readonly<Record<string, string | string[]>>;
}

/**
 * Sends a request over a connection that is open already, and waits for the whole answer.
 *
 * @param outgoing has method, URL and connection; headers and body are written here
 * @throws Error without the request: an error of axios holds headers and body, and so secrets
 */
export async function sendByAxios(request: HttpRequest, outgoing: ClientRequest): Promise<RawAnswer> {
  const { method, url, body: data, signal } = request;
  const transport = {
    request({ headers }: TransportOptions, onAnswer: (incoming: IncomingMessage) => void): ClientRequest {
      for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
      return outgoing.once("response", onAnswer);
    },
  };
  const headers = { ...request.headers, "Accept-Encoding": acceptedEncodings };
  try {
    const answer = await client.request<Buffer>({ method, url, headers, data, signal, transport });
    return {
      status: answer.status,
      headers: Object.fromEntries(Object.entries(answer.headers)),
      bytes: answer.data,
    };
  } catch (reason) {
    throw withoutRequest(reason);
  }
}

/** The system's error, where there is one. axios tells of an answer that breaks off by a code of its own. */
function withoutRequest(reason: unknown): unknown {
  if (!isAxiosError(reason)) return reason;
  const code = reason.code === axios.AxiosError.ERR_BAD_RESPONSE ? "ECONNRESET" : reason.code;
  return reason.cause ?? Object.assign(new Error(reason.message), { code });
}
