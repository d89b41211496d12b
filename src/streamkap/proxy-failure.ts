import { isNativeError } from "node:util/types";

/**
 * What went wrong between us and a proxy, before anything was sent to the API. `proxy.ts` is a file of its own in the
 * plugin, so whoever catches it goes by its form.
 */
export class ProxyFailure extends Error {
  /** Host and port. */
  readonly proxy: string;
  /** What it answered instead of making a way. Undefined where no answer came. */
  readonly status: number | undefined;

  constructor(proxy: string, message: string, { status, cause }: { status?: number; cause?: unknown } = {}) {
    super(message, cause === undefined ? {} : { cause });
    this.proxy = proxy;
    this.status = status;
  }
}

export function isProxyFailure(reason: unknown): reason is ProxyFailure {
  return isNativeError(reason) && "proxy" in reason && typeof reason.proxy === "string";
}
