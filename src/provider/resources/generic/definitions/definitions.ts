import type { StreamkapClient } from "../../../../streamkap/index.ts";
import type { Logger } from "../../../../terraform/index.ts";
import { isApiError } from "../../../wire/index.ts";
import { codeOf, readDefinition, type Definition } from "./definition.ts";

/** What Streamkap says of a connector. */
export type LookupResult =
  | { readonly kind: "described"; readonly definition: Definition }
  /** It describes others only, of which it may not say the type codes. */
  | { readonly kind: "unlisted"; readonly codes: readonly string[] }
  /** It did not answer. */
  | { readonly kind: "unanswered"; readonly reason: string };

export type LookUp = (api: StreamkapClient, code: string, logger: Logger) => Promise<LookupResult>;

/** The checks are a help, and no reason to hold up a plan for long. */
const patienceMs = 20_000;

/** Asks once for each connector, however many sources have it. */
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
