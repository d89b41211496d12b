import type { IncomingHttpHeaders } from "node:http";
import { hexId } from "../hex-id.ts";

/** Whom a record belongs to: it comes from the token, never from a body. */
export interface Tenancy {
  readonly tenantId: string;
  readonly serviceId: string;
  /** The token's subject. */
  readonly subId: string;
}

/** The simulator's one tenant and service; administrators choose others by header. */
export function tenancyOf(seed: number, headers: IncomingHttpHeaders): Tenancy {
  return {
    tenantId: first(headers["x-admin-tenant-id"]) ?? hexId(seed, "tenant"),
    serviceId: first(headers["x-admin-service-id"]) ?? hexId(seed, "service"),
    subId: hexId(seed, "sub"),
  };
}

function first(header: string | string[] | undefined): string | undefined {
  const value = Array.isArray(header) ? header[0] : header;
  return value === "" ? undefined : value;
}
