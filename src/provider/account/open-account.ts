import { error, type Diagnostic, type OperationContext } from "../../terraform/index.ts";
import { typePrefix } from "../address.ts";
import type { Environment } from "../block/index.ts";
import { isDiagnostic, ready, type ReadyConnection } from "../connection.ts";

/** How to reach an account. */
export interface AccountAccess {
  /** Its variables name host and credentials, as for the provider. */
  readonly environment: Environment;
  /** Version of this build, for the User-Agent header. */
  readonly version: string;
  /** Ends all calls. */
  readonly signal: AbortSignal;
}

/** An account that can be asked. */
export interface Account {
  readonly connection: ReadyConnection;
  /** For the functions of the provider that Terraform's operations call. */
  readonly context: OperationContext;
}

/**
 * Signs in to the account of the environment.
 *
 * @returns the account, or the errors why it cannot be asked
 */
export async function openAccount({
  environment,
  version,
  signal,
}: AccountAccess): Promise<Account | readonly Diagnostic[]> {
  const { configure, variables } = await import("../block/index.ts");
  const missing = [variables.client_id, variables.secret].filter(
    (key) => (environment[key] ?? "").trim() === "",
  );
  if (missing.length > 0) return [noCredentials(missing)];
  const context = contextOf(signal);
  const { client, diagnostics } = await configure(new Map(), context, {
    environment,
    userAgent: `terraform-provider-${typePrefix}/${version}`,
  });
  if (client === undefined) return diagnostics ?? [];
  const connection = ready(client);
  return isDiagnostic(connection) ? [connection] : { connection, context };
}

function noCredentials(missing: readonly string[]): Diagnostic {
  return error(
    "Missing credentials",
    `Set ${missing.join(" and ")} in the environment, as for the provider. A client id and its secret come as a pair ` +
      "from Streamkap: Settings, API tokens. The command reads no provider block.",
  );
}

/** The context of an operation that Terraform has not begun. Nothing is logged. */
function contextOf(signal: AbortSignal): OperationContext {
  const silent = (): void => undefined;
  return {
    signal,
    logger: { trace: silent, debug: silent, info: silent, warn: silent, error: silent },
    clientCapabilities: { deferralAllowed: false, writeOnlyAttributesAllowed: true },
    terraformVersion: "",
  };
}
