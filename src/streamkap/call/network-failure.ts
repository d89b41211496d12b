import { isNativeError } from "node:util/types";
import { Aborted, TimedOut } from "./deadline.ts";
import { isProxyFailure, type ProxyFailure } from "../http/index.ts";

interface NetworkFailure {
  readonly kind: "unreachable" | "timeout" | "aborted";
  readonly detail: string;
  /** True if the request may have reached the host. */
  readonly connected: boolean;
  /** True if another try may succeed. A network comes back; a wrong certificate and a deadline that has passed stay. */
  readonly transient: boolean;
  /** The system's own words, if they add something. */
  readonly cause?: string;
}

/** OpenSSL's codes for a certificate whose issuer this machine does not know. */
const untrusted = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

const transientCodes = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "ECONNRESET",
  "EPIPE",
  "ERR_BROKEN_COMPRESSION",
]);

/**
 * Describes, from what was thrown, why no answer of the host came.
 *
 * @param request the host with its port, and whether the request was put on the wire
 */
export function describeNetworkFailure(
  reason: unknown,
  { host, sent }: { readonly host: string; readonly sent: boolean },
): NetworkFailure {
  if (reason instanceof TimedOut) {
    if (reason.afterMs <= 0) {
      const detail = "its deadline had passed before it was sent";
      return { kind: "timeout", connected: true, transient: false, detail };
    }
    const within = `within ${String(reason.afterMs / 1000)} s`;
    const detail = sent
      ? `no answer from ${host} ${within}`
      : `not sent ${within}: other requests came first`;
    return { kind: "timeout", connected: true, transient: true, detail };
  }
  if (reason instanceof Aborted)
    return { kind: "aborted", connected: true, transient: false, detail: "cancelled" };
  if (isProxyFailure(reason)) return describeProxyFailure(reason, host);

  const { code, message, connecting } = systemError(reason);
  const unreachable = (detail: string, connected = false): NetworkFailure => ({
    kind: "unreachable",
    connected,
    transient: transientCodes.has(code),
    detail: code === "" ? detail : `${detail} (${code})`,
    cause: message,
  });
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return unreachable(`cannot find the host ${host}; check its spelling and this machine's DNS`);
    case "ECONNREFUSED":
      return unreachable(`${host} refuses connections; check host, port, and proxy settings`);
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return unreachable(`there is no route to ${host}`);
    case "ETIMEDOUT":
      return { ...unreachable(`${host} did not answer in time`, !connecting), kind: "timeout" };
    case "ECONNRESET":
    case "EPIPE":
      return unreachable(`${host} closed the connection before the answer was complete`, true);
    case "ERR_BROKEN_COMPRESSION":
      return unreachable(`the compressed answer of ${host} breaks off, or is damaged`, true);
  }
  if (untrusted.has(code)) {
    const advice = "if it is your company's, name its authority in ca_certs or STREAMKAP_CA_CERTS";
    return unreachable(`the TLS certificate of ${host} is not trusted; ${advice}`);
  }
  if (/CERT|TLS|SSL|EPROTO/.test(code)) {
    return unreachable(`no TLS connection to ${host}: ${openSslReason(message) ?? message}`);
  }
  return unreachable(`no answer from ${host}: ${message}`, true);
}

/** Describes why a proxy did not open the tunnel. Without a tunnel, nothing has reached the host. */
function describeProxyFailure(failure: ProxyFailure, host: string): NetworkFailure {
  const { proxy, status, message, cause } = failure;
  if (status === undefined) {
    const met = describeNetworkFailure(cause, { host: `the proxy ${proxy}`, sent: true });
    return { ...met, connected: false };
  }
  const advice = status === 407 ? "; check the user name and password in its URL" : "";
  const detail = `the proxy ${proxy} ${message} when it was asked for ${host}${advice}`;
  return { kind: "unreachable", connected: false, transient: status >= 502 && status <= 504, detail };
}

/** The reason in a message of OpenSSL, without the addresses and source lines around it. */
function openSslReason(message: string): string | undefined {
  const reason = /SSL routines:[^:]*:([^:]+)/.exec(message)?.[1];
  return reason === "wrong version number"
    ? "it speaks something else there; check http or https, and the port"
    : reason;
}

/** The code and the message of the innermost cause of an error. */
function systemError(reason: unknown): { code: string; message: string; connecting: boolean } {
  if (!isNativeError(reason)) return { code: "", message: "unknown failure", connecting: false };
  // Node tries all addresses of a host, and throws one error that holds the error of each.
  const inner =
    "errors" in reason && Array.isArray(reason.errors) ? (reason.errors[0] as unknown) : reason.cause;
  if (isNativeError(inner)) return systemError(inner);
  const code = "code" in reason && typeof reason.code === "string" ? reason.code : "";
  const connecting = "syscall" in reason && reason.syscall === "connect";
  return { code, message: reason.message, connecting };
}
