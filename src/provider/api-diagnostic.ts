/** The API's errors as diagnostics. */
import type { StreamkapApiError } from "../streamkap/index.ts";
import { error, type Diagnostic, type Path } from "../terraform/index.ts";

/**
 * By name and not by class: the client is a file of its own that is loaded when first needed, and
 * importing its class would load it.
 */
export function isApiError(thrown: unknown): thrown is StreamkapApiError {
  return thrown instanceof Error && thrown.name === "StreamkapApiError";
}

const nextStep: Partial<Record<StreamkapApiError["kind"], string>> = {
  refused: "Streamkap refused this, and nothing has changed. Mend what it names, and apply again.",
  duplicate: "Names are unique in the tenant. Choose another one, and apply again.",
  conflict: "Something else is at work on it, and nothing has changed. Apply again in a minute.",
  notFound: "Streamkap has nothing there. Check host (STREAMKAP_HOST), and for whom the credentials are.",
  unauthorised: "Check client_id and secret (STREAMKAP_CLIENT_ID, STREAMKAP_SECRET), and what they may do.",
  unreachable: "Check host (STREAMKAP_HOST), the network and any proxy.",
  timeout: "Try again; a larger request_timeout of the provider gives one call more time.",
  gateway: "Streamkap's gateway is busy or restarting. Try again in a minute.",
  failed: "This failed inside Streamkap. Try again; if it stays, tell Streamkap's support the request id.",
  rateLimited: "Try again in a minute, or lower max_concurrent_requests of the provider.",
  malformed:
    "Something else may have answered in Streamkap's place. Check host (STREAMKAP_HOST) and any proxy.",
};

/** The client's words for a refusal without any. */
const noReason = /^the answer('s detail)? is empty$/;
const unexplained =
  "Streamkap refused this and gave no reason; nothing has changed. Look for what the configuration has that is out " +
  "of the ordinary; if there is nothing, tell Streamkap's support the request id.";

/** Anything but an error of the API is a bug, and goes on as the exception it is. */
export function apiDiagnostic(summary: string, thrown: unknown, path: Path = []): Diagnostic {
  if (!isApiError(thrown)) throw thrown;
  const hint =
    thrown.kind === "refused" && noReason.test(thrown.detail) ? unexplained : nextStep[thrown.kind];
  return error(summary, hint === undefined ? thrown.message : `${thrown.message}\n\n${hint}`, path);
}
