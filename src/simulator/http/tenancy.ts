import type { IncomingHttpHeaders } from "node:http";
import { hexId } from "../hex-id.ts";

/** The owner of a record. It comes from the token and the headers, and never from a body. */
export interface Tenancy {
  readonly tenantId: string;
  readonly serviceId: string;
  /** The token's subject. */
  readonly subId: string;
}

/** The tenant and service of a request. They are the simulator's own, unless an administrator's header names others. */
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
