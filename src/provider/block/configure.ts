import {
  attributePath,
  error,
  isUnknown,
  warning,
  type ConfigureResponse,
  type Diagnostic,
  type ObjectValue,
  type OperationContext,
  type Value,
} from "../../terraform/index.ts";
import type { Clock } from "../../streamkap/index.ts";
import { apiDiagnostic, isApiError } from "../wire/index.ts";
import { readAuthorities } from "./authorities.ts";
import { checkHost } from "./check-host.ts";
import { type Connection, isDiagnostic } from "../connection.ts";
import { isWaitMode, parseDuration } from "../source/index.ts";
import type { Journal } from "../journal/index.ts";
import { oddityOf } from "./odd-credential.ts";

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

const defaultHost = "https://api.streamkap.com";
/** The variable that stands in for each argument of the connection. */
export const variables = {
  host: "STREAMKAP_HOST",
  client_id: "STREAMKAP_CLIENT_ID",
  secret: "STREAMKAP_SECRET",
  admin_tenant_id: "STREAMKAP_ADMIN_TENANT_ID",
  admin_service_id: "STREAMKAP_ADMIN_SERVICE_ID",
  ca_certs: "STREAMKAP_CA_CERTS",
} as const;

/** The variable that stands in for `journal_dir`. */
const journalVariable = "STREAMKAP_JOURNAL_DIR";

/** What {@link configure} is given beside the provider block. */
export interface ConfigureOptions {
  /** Its variables stand in for arguments that the block does not set. */
  readonly environment: Environment;
  /** The User-Agent header of every request. */
  readonly userAgent: string;
  /** The journal of creates. @default no create is noted */
  readonly journal?: Journal | undefined;
  /**
   * Called once, after the token has been asked for. Work done in it costs no time, because the provider waits for
   * Streamkap's answer anyway.
   *
   * @default nothing is done
   */
  readonly whileSigningIn?: () => void;
  /** The clock that paces every wait. @default the system's clock */
  readonly clock?: Clock | undefined;
}

/**
 * Makes the connection from the provider block and the environment. An argument of the block takes precedence over its
 * variable. The token is fetched here, so that wrong credentials give one error and not one for each source.
 */
export async function configure(
  config: ObjectValue,
  context: OperationContext,
  { environment, userAgent, journal, clock, whileSigningIn = () => undefined }: ConfigureOptions,
): Promise<ConfigureResponse<Connection>> {
  const undecided = Object.keys(variables).filter((name) => isUnknown(config.get(name) ?? null));
  if (undecided.length > 0)
    return { client: { kind: "unknown" }, diagnostics: [undecidedWarning(undecided)] };

  const written = (name: keyof typeof variables): string | undefined =>
    textOr(config.get(name), environment[variables[name]]);
  // Values from files and CI variables often end in a line break, which does not belong to the value.
  const setting = (name: keyof typeof variables): string | undefined => present(written(name)?.trim());
  const clientId = setting("client_id");
  const secret = setting("secret");
  if (clientId === undefined || secret === undefined) {
    return { client: undefined, diagnostics: missingCredentials(clientId, secret) };
  }

  const host = setting("host") ?? defaultHost;
  const hostProblem = checkHost(host, { variable: variables.host, example: defaultHost });
  if (hostProblem !== undefined) return { client: undefined, diagnostics: [hostProblem] };

  const caCerts = setting("ca_certs");
  const authorities = caCerts === undefined ? [] : readAuthorities(caCerts, variables.ca_certs);
  if (isDiagnostic(authorities)) return { client: undefined, diagnostics: [authorities] };

  const { createStreamkapClient, parseHost } = await import("../../streamkap/index.ts");
  const adminTenantId = setting("admin_tenant_id");
  const adminServiceId = setting("admin_service_id");
  const timeout = config.get("request_timeout");
  const requestTimeoutMs = typeof timeout === "string" ? parseDuration(timeout) : undefined;
  const maxConcurrentRequests = config.get("max_concurrent_requests");
  const maxRetries = config.get("max_retries");
  const wait = config.get("wait");
  const secretReturned = config.get("secret_returned") !== false;
  const api = createStreamkapClient({
    host,
    clientId,
    secret,
    userAgent,
    environment,
    authorities,
    secretReturned,
    sharedReads: config.get("share_reads") !== false,
    clock,
    ...(adminTenantId !== undefined && { adminTenantId }),
    ...(adminServiceId !== undefined && { adminServiceId }),
    ...(requestTimeoutMs !== undefined && { requestTimeoutMs }),
    ...(typeof maxConcurrentRequests === "number" && { maxConcurrentRequests }),
    ...(typeof maxRetries === "number" && { maxRetries }),
    log: ({ method, path, status, durationMs, requestId }) => {
      context.logger.debug("api call", {
        method,
        path,
        duration_ms: Math.round(durationMs),
        ...(status !== undefined && { status }),
        ...(requestId !== undefined && { request_id: requestId }),
      });
    },
  });
  const signedIn = api.authenticate();
  // In the first turn of the event loop the client begins a connection. In the second turn the connection may be there,
  // and the request goes out.
  setImmediate(() => setImmediate(whileSigningIn));
  try {
    await signedIn;
  } catch (thrown) {
    return { client: undefined, diagnostics: [signInFailed(thrown, { client_id: clientId, secret })] };
  }
  const journalDir = present(textOr(config.get("journal_dir"), environment[journalVariable])?.trim());
  if (journalDir !== undefined) journal?.keepIn(journalDir);
  const account = JSON.stringify([parseHost(host), adminTenantId ?? clientId, adminServiceId]);
  // The account as earlier versions wrote it. By it the journal finds the notes that runs of those versions have left.
  const former = JSON.stringify([
    present(written("host")) ?? defaultHost,
    present(written("admin_tenant_id")) ?? clientId,
    present(written("admin_service_id")),
  ]);
  return {
    client: {
      kind: "ready",
      api,
      secretsShown: secretReturned,
      wait: isWaitMode(wait) ? wait : "active",
      journal: journal?.of(account, former),
      broken: { reported: 0 },
    },
  };
}

/**
 * The error of a failed sign-in. It points at the argument that is most likely wrong, and says what is odd about a
 * credential without showing it. It never points at the secret, because Terraform shows the line that an error points
 * at.
 */
function signInFailed(
  thrown: unknown,
  credentials: Readonly<Record<"client_id" | "secret", string>>,
): Diagnostic {
  const wrongCredentials = isApiError(thrown) && thrown.kind === "unauthorised";
  const failed = apiDiagnostic("Cannot sign in to Streamkap", thrown, {
    path: attributePath(wrongCredentials ? "client_id" : "host"),
  });
  const odd = (["client_id", "secret"] as const).flatMap((name) => {
    const words = oddityOf(credentials[name]);
    return words.length === 0 ? [] : [`${name} (${variables[name]}) ${words.join(", and ")}.`];
  });
  if (!wrongCredentials || odd.length === 0) return failed;
  return { ...failed, detail: `${failed.detail}\n\n${odd.join(" ")}` };
}

function undecidedWarning(names: readonly string[]): Diagnostic {
  return warning(
    "The provider's configuration is not known yet",
    `${names.join(", ")} come from something that is not created yet, so nothing could be read from Streamkap. ` +
      "The plan shows the sources as they were last seen.",
  );
}

function missingCredentials(clientId: string | undefined, secret: string | undefined): Diagnostic[] {
  const missing = [
    ...(clientId === undefined ? (["client_id"] as const) : []),
    ...(secret === undefined ? (["secret"] as const) : []),
  ];
  return missing.map((name) =>
    error(
      name === "secret" ? "Missing Streamkap secret" : "Missing Streamkap client id",
      `The provider needs ${name}: set the environment variable ${variables[name]}, or ${name} in the block ` +
        '`provider "streamkap" { … }` (there from a sensitive variable). A client id and its secret come as a pair from ' +
        "Streamkap: Settings, API tokens.\n\n" +
        'Where the configuration has no such block, Terraform adds an error "Invalid provider configuration" of its ' +
        'own. Add `provider "streamkap" {}` to the root module, and that error is gone.',
      attributePath(name),
    ),
  );
}

/** The value of an argument, or that of its variable if the argument is not set. */
function textOr(configured: Value | undefined, variable: string | undefined): string | undefined {
  return typeof configured === "string" ? configured : variable;
}

/** A value, or undefined if the value is empty. */
function present(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}
