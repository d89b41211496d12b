import { isNativeError } from "node:util/types";

/**
 * A proxy that could not be reached, or made no way to the host. Nothing was sent to the host. The class is bundled into two
 * parts of the plugin, so catch it by `isProxyFailure` and not by `instanceof`.
 */
export class ProxyFailure extends Error {
  /** Host and port. */
  readonly proxy: string;
  /** What the proxy answered instead of making a way. Undefined: it did not answer. */
  readonly status: number | undefined;

  constructor(proxy: string, message: string, { status, cause }: { status?: number; cause?: unknown } = {}) {
    super(message, cause === undefined ? {} : { cause });
    this.proxy = proxy;
    this.status = status;
  }
}

/** Whether something that was thrown is a ProxyFailure, whichever part of the plugin made it. */
export function isProxyFailure(reason: unknown): reason is ProxyFailure {
  return isNativeError(reason) && "proxy" in reason && typeof reason.proxy === "string";
}
