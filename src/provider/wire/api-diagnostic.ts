/** The API's errors as diagnostics. */
import type { Connector, Setting } from "../../catalogue/index.ts";
import type { StreamkapApiError } from "../../streamkap/index.ts";
import { attributePath, error, type Diagnostic, type Path } from "../../terraform/index.ts";

/**
 * By name and not by class: the client is a file of its own that is loaded when first needed, and
 * importing its class would load it.
 */
export function isApiError(thrown: unknown): thrown is StreamkapApiError {
  return thrown instanceof Error && thrown.name === "StreamkapApiError";
}

/** What was asked for; `look` changes nothing, or does not tell what was done before it failed. */
export type Asked = "create" | "update" | "delete" | "look";

/**
 * What a refusal leaves undone. In a replacement the old source is gone by the time that the new one is
 * refused, so a create never says that nothing has changed.
 */
const undone: Record<Asked, string> = {
  create: ", and nothing was created",
  update: ", and nothing has changed",
  delete: ", and nothing was deleted",
  look: "",
};

const nextStep: Partial<Record<StreamkapApiError["kind"], string>> = {
  duplicate: "Names are unique in the tenant. Choose another one, and apply again.",
  // It may be at work on what an earlier try of the same request has begun.
  conflict: "Something else is at work on it. Apply again in a minute.",
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

/** Anything but an error of the API is a bug, and goes on as the exception it is. */
export function apiDiagnostic(
  summary: string,
  thrown: unknown,
  { asked = "look", path = [] }: { readonly asked?: Asked; readonly path?: Path } = {},
): Diagnostic {
  if (!isApiError(thrown)) throw thrown;
  const hint = thrown.kind === "refused" ? afterRefusal(thrown, asked) : nextStep[thrown.kind];
  return error(summary, hint === undefined ? thrown.message : `${thrown.message}\n\n${hint}`, path);
}

function afterRefusal({ detail }: StreamkapApiError, asked: Asked): string {
  if (!noReason.test(detail))
    return `Streamkap refused this${undone[asked]}. Mend what it names, and apply again.`;
  return (
    `Streamkap gave no reason for refusing this${undone[asked]}. Look for what the configuration has that is out of ` +
    "the ordinary; if there is nothing, tell Streamkap's support the request id."
  );
}

/**
 * The API's refusal of a configuration. It speaks of settings by its own keys: the message says which
 * arguments they are here, and points at the argument where there is one only.
 */
export function refusal(summary: string, thrown: unknown, connector: Connector, asked: Asked): Diagnostic {
  const named = isApiError(thrown) && thrown.status !== undefined ? settingsIn(thrown.detail, connector) : [];
  const [only] = named.length === 1 ? named.map(({ attribute }) => attribute) : [];
  const subject = isApiError(thrown) && thrown.kind === "duplicate" ? "name" : only;
  const path = subject === undefined ? [] : attributePath(subject);
  const diagnostic = apiDiagnostic(summary, thrown, { asked, path });
  const names = named
    .filter(({ wire, attribute }) => wire !== attribute)
    .map(({ wire, attribute }) => `${wire} is the argument ${attribute}.`);
  return names.length === 0
    ? diagnostic
    : { ...diagnostic, detail: `${diagnostic.detail}\n\n${names.join(" ")}` };
}

/** Those whose key stands in the text as a word of its own: `ssh.port`, not the one in `x.ssh.port.y`. */
function settingsIn(text: string, { settings }: Connector): Setting[] {
  const words = new Set(text.split(/[^\w.-]+/).map((word) => word.replace(/^body\.config\./, "")));
  const keys = new Set([...words].map((word) => word.replace(/[.:]+$/, "")));
  // A key without a dot is an ordinary word.
  return settings.filter(({ wire }) => wire.includes(".") && keys.has(wire));
}
