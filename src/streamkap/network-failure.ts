import { Aborted, TimedOut } from "./deadline.ts";

interface NetworkFailure {
  readonly kind: "unreachable" | "timeout" | "aborted";
  readonly detail: string;
  /** The request may have reached the host. */
  readonly connected: boolean;
  /** Networks come back; certificates and deadlines do not. */
  readonly transient: boolean;
  /** The system's own words, where they add something. */
  readonly cause?: string;
}

/** Codes of OpenSSL for a certificate whose issuer this machine does not know. */
const untrusted = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** `ERR_BAD_RESPONSE` is the HTTP library's, for an answer that breaks off. */
const transientCodes = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "ECONNRESET",
  "EPIPE",
  "ERR_BAD_RESPONSE",
]);

/** What went wrong between us and the host, from what Node or the HTTP library threw. */
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
    case "ERR_BAD_RESPONSE":
      return unreachable(`${host} closed the connection before the answer was complete`, true);
  }
  if (untrusted.has(code)) {
    const advice = "if it is your company's, name its authority in NODE_EXTRA_CA_CERTS";
    return unreachable(`the TLS certificate of ${host} is not trusted; ${advice}`);
  }
  if (/CERT|TLS|SSL|EPROTO/.test(code)) {
    return unreachable(`no TLS connection to ${host}: ${openSslReason(message) ?? message}`);
  }
  return unreachable(`no answer from ${host}: ${message}`, true);
}

/** What OpenSSL means, between its addresses and the lines of its own source. */
function openSslReason(message: string): string | undefined {
  const reason = /SSL routines:[^:]*:([^:]+)/.exec(message)?.[1];
  return reason === "wrong version number"
    ? "it speaks something else there; check http or https, and the port"
    : reason;
}

/** Code and message of what is at the bottom of an error; the HTTP library wraps the system's. */
function systemError(reason: unknown): { code: string; message: string; connecting: boolean } {
  if (!(reason instanceof Error)) return { code: "", message: "unknown failure", connecting: false };
  const inner = reason instanceof AggregateError ? (reason.errors as unknown[])[0] : reason.cause;
  if (inner instanceof Error) return systemError(inner);
  const code = "code" in reason && typeof reason.code === "string" ? reason.code : "";
  const connecting = "syscall" in reason && reason.syscall === "connect";
  return { code, message: reason.message, connecting };
}
