import type { Connector } from "../../../catalogue/index.ts";
import type { StreamkapApiError } from "../../../streamkap/index.ts";
import { attributePath, error, type Diagnostic } from "../../../terraform/index.ts";
import { addressAbove } from "../../source/index.ts";
import type { ReadyConnection } from "../../connection.ts";
import type { Intent } from "../../journal/index.ts";
import { isNamesake, type Namesake } from "./namesake.ts";

/** A create that found its name taken. */
export interface TakenName {
  readonly name: string;
  /** Connector of the source that was to be created. */
  readonly connector: Connector;
  /** The source that has the name, or why that source cannot be shown. */
  readonly namesake: Namesake;
  /** Why the create goes no further. This message begins the detail of the error. */
  readonly refusal: { readonly message: string };
  /** Who in this configuration has the source; undefined if nobody is known to. */
  readonly holder: Holder | undefined;
}

/**
 * The error that a source of this name exists already. The provider never adopts such a source, because it may be live
 * and belong to somebody else. The error tells how to import the source.
 */
export function duplicateName({ name, connector, namesake, refusal, holder }: TakenName): Diagnostic {
  if (holder !== undefined) return heldName(name, namesake, refusal, holder);
  return error(
    `A source named "${name}" exists already`,
    `${refusal.message}\n\nNames are unique in the tenant, so create_before_destroy cannot keep one. ` +
      describe(namesake, connector),
    attributePath("name"),
  );
}

/** Who in this configuration has a source: a create of this run, another create in this folder, or a state. */
type Holder = "run" | "folder" | "state";

/** Who in this configuration has the source of a name; undefined if nobody is known to. */
export function holderOf(
  name: string,
  namesake: Namesake,
  { journal }: ReadyConnection,
  intent: Intent | undefined,
): Holder | undefined {
  const known = journal?.holderOf(name, isNamesake(namesake) ? namesake.id : undefined);
  return known ?? (intent?.rivalled === true ? "folder" : undefined);
}

const holders = {
  run: "Another resource of this configuration has just made it, in this run",
  folder: "Another create in this folder has noted that name, such as one of another alias of the provider",
  state: "Another resource of this configuration manages it",
} as const;

/** The error that another resource has the source. No import is advised: two resources would manage one source. */
function heldName(
  name: string,
  namesake: Namesake,
  refusal: { readonly message: string },
  holder: Holder,
): Diagnostic {
  const which = isNamesake(namesake) ? ` (${namesake.id})` : "";
  return error(
    `A source named "${name}" exists already`,
    `${refusal.message}\n\n${holders[holder]}${which}. Names are unique in the tenant: give each resource a name of its ` +
      "own. Where the other resource is being renamed or destroyed by this run, apply again.",
    attributePath("name"),
  );
}

function describe(namesake: Namesake, connector: Connector): string {
  if (!isNamesake(namesake)) {
    const { none, reason } = namesake;
    if (none === "unseen")
      return "The namesake is in another service of the tenant, where it cannot be seen from here. Choose another name.";
    return none === "unsure"
      ? "The list of sources does not show the namesake, but has an entry that cannot be read and may be the namesake: " +
          `${reason}. Choose another name, or look for the source in Streamkap.`
      : `Looking for the namesake failed${reason && `: ${reason}`}. Choose another name, or apply again.`;
  }
  if (namesake.desired_state === "Pending Delete") {
    return `The namesake ${namesake.id} is being deleted, which can take minutes. Apply again when it is gone.`;
  }
  if (namesake.connector !== connector.code) {
    return `The namesake ${namesake.id} is of the connector ${String(namesake.connector)}. Choose another name.`;
  }
  return (
    "Choose another name or, if that source is to be managed here, import it by this block in the root module:\n\n" +
    `import {\n  to = ${addressAbove}\n  id = "${namesake.id}"\n}`
  );
}

/**
 * The error that the answer to a POST was lost, so that the source may exist.
 *
 * @param lookup `noted`: whether the create is noted, so that the next apply finds the source. `reason`: why the
 *   look-up did not find out; "" if there is no reason to tell
 */
export function lostAnswer(
  name: string,
  failure: StreamkapApiError,
  { noted = false, reason }: { readonly noted?: boolean | undefined; readonly reason: string },
): Diagnostic {
  const looked = reason === "" ? "" : `Looking for the source did not settle it: ${reason}.\n\n`;
  return error(
    `It is not known whether the source "${name}" was created`,
    `${failure.message}\n\n${looked}The request was sent and its answer was lost. Apply again: if the source was created, ` +
      (noted ? "it is found and taken over" : "the error will name its id and how to import it") +
      "; if not, it is created then.",
  );
}
