import type { StreamkapClient } from "../../../../streamkap/index.ts";
import type { Logger } from "../../../../terraform/index.ts";
import { isApiError } from "../../../wire/index.ts";
import { codeOf, readDefinition, type Definition } from "./definition.ts";

/** What Streamkap says of a connector. */
export type LookupResult =
  | { readonly kind: "described"; readonly definition: Definition }
  /** Streamkap describes other connectors only. `codes` are their type codes, as far as it tells them. */
  | { readonly kind: "unlisted"; readonly codes: readonly string[] }
  /** Streamkap did not answer. */
  | { readonly kind: "unanswered"; readonly reason: string };

/** Asks Streamkap for its description of a connector. Never throws an error of the API. */
export type LookUp = (api: StreamkapClient, code: string, logger: Logger) => Promise<LookupResult>;

/** How long a plan may be delayed by the look-up, whose checks are only a help. */
const patienceMs = 20_000;

/** Makes a look-up that asks once for each connector and client, however many sources have the connector. */
export function createLookUp(): LookUp {
  const known = new WeakMap<StreamkapClient, Map<string, Promise<LookupResult>>>();
  return (api, code, logger) => {
    const own = known.get(api) ?? new Map<string, Promise<LookupResult>>();
    known.set(api, own);
    const asked = own.get(code) ?? ask(api, code, logger);
    own.set(code, asked);
    return asked;
  };
}

async function ask(api: StreamkapClient, code: string, logger: Logger): Promise<LookupResult> {
  const deadline = new Date(Date.now() + patienceMs);
  try {
    const own = (await api.listConnectors(code, { deadline })).find((one) => codeOf(one) === code);
    if (own !== undefined) return { kind: "described", definition: readDefinition(code, own) };
    const codes = (await api.listConnectors(undefined, { deadline })).flatMap((one) => codeOf(one) ?? []);
    return { kind: "unlisted", codes: codes.sort() };
  } catch (thrown) {
    if (!isApiError(thrown)) throw thrown;
    logger.warn("connector not checked", { connector: code, failure: thrown.kind });
    return { kind: "unanswered", reason: thrown.message };
  }
}
