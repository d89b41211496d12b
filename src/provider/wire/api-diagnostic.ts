/** Turns errors of the API into diagnostics. */
import type { Connector, Setting } from "../../catalogue/index.ts";
import type { StreamkapApiError } from "../../streamkap/index.ts";
import { attributePath, error, type Diagnostic, type Path } from "../../terraform/index.ts";

/**
 * Whether an exception is an error of the API. It is recognised by its name and not by its class, because importing the
 * class would load the client, which is a part of the plugin that is loaded when it is first needed.
 */
export function isApiError(thrown: unknown): thrown is StreamkapApiError {
  return thrown instanceof Error && thrown.name === "StreamkapApiError";
}

/**
 * The kind of request that failed. `look` is any request that changes nothing, or of which it is unknown what it did.
 */
export type Asked = "create" | "update" | "delete" | "look";

/**
 * What a refused request has left undone. A create never says that nothing has changed: in a replacement, the old
 * source is already gone when the new one is refused.
 */
const undone: Record<Asked, string> = {
  create: ", and nothing was created",
  update: ", and nothing has changed",
  delete: ", and nothing was deleted",
  look: "",
};

/** What a user can do about an error, by its kind. */
const nextStep: Partial<Record<StreamkapApiError["kind"], string>> = {
  duplicate: "Names are unique in the tenant. Choose another one, and apply again.",
  // The API may still be at work on an earlier try of the same request.
  conflict: "Another operation is under way. Apply again in a minute.",
  notFound:
    "Streamkap has nothing at this address. Check host (STREAMKAP_HOST), and which tenant the credentials belong to.",
  unauthorised:
    "Check client_id and secret (STREAMKAP_CLIENT_ID, STREAMKAP_SECRET), and which permissions they have.",
  unreachable: "Check host (STREAMKAP_HOST), the network and any proxy.",
  timeout: "Try again; a larger request_timeout of the provider gives one call more time.",
  gateway: "Streamkap's gateway is busy or restarting. Try again in a minute.",
  failed: "This failed inside Streamkap. Try again; if it stays, tell Streamkap's support the request id.",
  rateLimited: "Try again in a minute, or lower max_concurrent_requests of the provider.",
  malformed:
    "Something else may have answered in Streamkap's place. Check host (STREAMKAP_HOST) and any proxy.",
};

/** The detail that the client gives a refusal in which the API states no reason. */
const noReason = /^the answer('s detail)? is empty$/;

/**
 * The diagnostic of an error of the API.
 *
 * @param asked what was asked for. @default `look`
 * @param path the attribute that Terraform shows with the error. @default none
 * @throws `thrown` itself if it is no error of the API, because it is a bug then
 */
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
    return `Streamkap refused this${undone[asked]}. Correct what the message names, and apply again.`;
  return (
    `Streamkap gave no reason for refusing this${undone[asked]}. Look for unusual values in the ` +
    "configuration; if there are none, tell Streamkap's support the request id."
  );
}

/**
 * The diagnostic of an error that answers a POST or PUT of a source. The API names settings by its own keys, so the
 * detail adds which arguments these are. If the API names one setting only, the diagnostic points at its argument.
 *
 * @throws `thrown` itself if it is no error of the API
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

/**
 * The settings whose key stands in the text as a whole word: `ssh.port` is found in "ssh.port:", not in `x.ssh.port.y`.
 */
function settingsIn(text: string, { settings }: Connector): Setting[] {
  const words = new Set(text.split(/[^\w.-]+/).map((word) => word.replace(/^body\.config\./, "")));
  const keys = new Set([...words].map((word) => word.replace(/[.:]+$/, "")));
  // A key without a dot cannot be told from an ordinary word.
  return settings.filter(({ wire }) => wire.includes(".") && keys.has(wire));
}
