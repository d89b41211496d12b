import { error, type Diagnostic } from "../terraform/index.ts";
import type { Connection, ReadyConnection } from "./connection.ts";

/** Terraform applies nothing while the provider's configuration is unknown; if it did, this says so. */
export function ready(client: Connection): ReadyConnection | Diagnostic {
  if (client.kind === "ready") return client;
  return error(
    "The provider's configuration is not known yet",
    "Host or credentials come from something that is not created yet. Create that first, with `-target`.",
  );
}

/** Tells an outcome from the reason that there is none. */
export function isDiagnostic(value: object): value is Diagnostic {
  return "severity" in value;
}
