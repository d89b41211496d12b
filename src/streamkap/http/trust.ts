import { readFileSync } from "node:fs";
import type { SecureContext } from "node:tls";
import type { ProxyEnvironment } from "./proxy-for.ts";

/** Options of an agent that say which certificates its connections trust. Empty: those that Node trusts by itself. */
export interface Trust {
  readonly secureContext?: SecureContext;
}

/**
 * Trusts authorities beside those that Node trusts by itself. An agent with `ca` would make a TLS context, and parse all
 * certificates, for each connection. So one context is made here for all of them.
 *
 * @param authorities their certificates as PEM
 * @param environment NODE_EXTRA_CA_CERTS names further authorities. Node forgets them where a context names its own
 */
export async function trusting(
  authorities: readonly string[],
  environment: ProxyEnvironment,
): Promise<Trust> {
  if (authorities.length === 0) return {};
  const { createSecureContext, rootCertificates, ...tls } = await import("node:tls");
  // Node has this function since 22.15. It also knows the authorities of the system, if Node was told to trust them.
  const { getCACertificates } = tls as { readonly getCACertificates?: () => readonly string[] };
  const known = getCACertificates?.() ?? rootCertificates;
  const extra = readExtra(environment["NODE_EXTRA_CA_CERTS"]);
  return { secureContext: createSecureContext({ ca: [...known, ...extra, ...authorities] }) };
}

/** Reads the file of NODE_EXTRA_CA_CERTS. Node itself has warned at its start if the file cannot be read. */
function readExtra(path = ""): string[] {
  try {
    return path === "" ? [] : [readFileSync(path, "utf8")];
  } catch {
    return [];
  }
}
