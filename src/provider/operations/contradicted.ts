/**
 * Warns of values in the answer to a create or an update that contradict the plan. The state holds the planned values,
 * because Terraform demands that. So without a warning nobody would learn of the difference before the next plan. A
 * value counts as contradicted only if the next read would show it as a difference.
 */
import type { Connector, Setting } from "../../catalogue/index.ts";
import {
  attributePath,
  formatNumber,
  hasErrors,
  isList,
  isMap,
  isNumber,
  isUnknown,
  warning,
  type ChangeResponse,
  type CreateRequest,
  type ObjectValue,
  type Value,
} from "../../terraform/index.ts";
import { capital, labelOf, readConfigured, recall, sameValue } from "../source/index.ts";
import type { Connection } from "../connection.ts";
import { secretsIn } from "../wire/index.ts";
import { presentValue } from "../past/index.ts";
import { withSecrets, writeOnlyName } from "../secrets/index.ts";

/** One argument whose answered value is not the planned one. */
interface Contradiction {
  /** Name of the argument, as the configuration writes it. */
  readonly name: string;
  readonly asked: Value;
  readonly answered: Value;
  /** Whether the values are secrets, so that no message may show them. */
  readonly secret: boolean;
}

/** What a create or an update asked for. */
export interface ChangeAsked {
  readonly request: CreateRequest<Connection>;
  /** State before the update; null for a create. */
  readonly prior: ObjectValue | null;
  readonly connector: Connector;
  /** Whether two different texts of a setting mean the same. @default no two of them do */
  readonly sameText?: (a: Value, b: Value) => boolean;
}

/**
 * Adds one warning for all contradicted arguments of the source. After an error no warning is needed, because the state
 * then holds the answer.
 */
export function warnContradicted(response: ChangeResponse, asked: ChangeAsked): ChangeResponse {
  const { diagnostics = [] } = response;
  if (response.newState === null) return response;
  const newState = withoutEchoes(response.newState, asked.connector);
  if (hasErrors(diagnostics)) return { ...response, newState };
  const found = [...commonOnes(newState, asked), ...settings(response.newState, asked)];
  if (found.length === 0) return { ...response, newState };
  const path = found.length === 1 ? found.map(({ name }) => name) : [];
  const told = warning(
    `${capital(labelOf(new Map([...asked.request.plannedState, ["id", newState.get("id") ?? null]])))} is not as planned`,
    "Streamkap accepted the request, and answered with other values:\n\n" +
      `${found.map((one) => `- ${describe(one, redactFor(asked))}`).join("\n")}\n\n` +
      "The state holds the planned values, as Terraform demands. The next plan shows what still differs then. If " +
      "Streamkap writes a value in another form, use that form in the configuration. If it has kept the former value, " +
      "apply again; if that does not help, tell Streamkap's support.",
    attributePath(...path),
  );
  return { ...response, newState, diagnostics: [...diagnostics, told] };
}

/** The state without the echoes of write-only secrets, which are compared here and stored nowhere. */
function withoutEchoes(state: ObjectValue, { settings: all }: Connector): ObjectValue {
  const echoed = all
    .map(({ attribute }) => writeOnlyName(attribute))
    .filter((name) => (state.get(name) ?? null) !== null)
    .map((name) => [name, null] as const);
  return echoed.length === 0 ? state : new Map([...state, ...echoed]);
}

/** The arguments of every source that the API is sent. */
const common = ["name", "desired_state", "kc_cluster_id", "tags"] as const;

function commonOnes(answer: ObjectValue, { request }: ChangeAsked): Contradiction[] {
  const { plannedState, plannedPrivate } = request;
  const configured = readConfigured(plannedPrivate);
  return common
    .filter((name) => configured.has(name))
    .map((name): Contradiction => {
      const asked = inOneOrder(plannedState.get(name) ?? null);
      return { name, asked, answered: inOneOrder(answer.get(name) ?? null), secret: false };
    })
    .filter(({ asked }) => !isUnknown(asked) && asked !== null && asked !== "")
    .filter(({ asked, answered }) => !sameValue(asked, answered));
}

function settings(answer: ObjectValue, asked: ChangeAsked): Contradiction[] {
  return asked.connector.settings
    .filter(({ readOnly }) => readOnly !== true)
    .flatMap((setting) => {
      const isWriteOnly = (asked.request.config.get(writeOnlyName(setting.attribute)) ?? null) !== null;
      return isWriteOnly ? writeOnlyOne(setting, answer, asked) : storedOne(setting, answer, asked);
    });
}

function storedOne(setting: Setting, answer: ObjectValue, asked: ChangeAsked): Contradiction[] {
  const { request, prior, sameText = Object.is } = asked;
  const { plannedState, plannedPrivate } = request;
  const configured = readConfigured(plannedPrivate);
  const { attribute, deprecatedNames = [], sensitive = false } = setting;
  const planned = plannedState.get(attribute) ?? null;
  const before = prior?.get(attribute) ?? null;
  const name = [attribute, ...deprecatedNames].find((own) => configured.has(own));
  if (isUnknown(planned) || (name === undefined && sameValue(planned, before))) return [];
  const wanted = presentValue(planned, setting);
  const answered = presentValue(answer.get(attribute) ?? null, setting);
  if (sameValue(wanted, answered) || sameText(wanted, answered)) return [];
  // If the plan has no value, the API may fill one in. Only the former value, which the plan removes, contradicts it.
  const keptFormer =
    name !== undefined && sameValue(before, answered) && !sameValue(setting.default ?? null, answered);
  if (isNothing(wanted) && !keptFormer) return [];
  return [{ name: name ?? attribute, asked: wanted, answered, secret: sensitive }];
}

/**
 * Compares a write-only secret, if the plan decided to send it. fromConfig has put the answered value under the
 * write-only name.
 */
function writeOnlyOne(
  { attribute }: Setting,
  answer: ObjectValue,
  { request, prior }: ChangeAsked,
): Contradiction[] {
  const name = writeOnlyName(attribute);
  const asked = request.config.get(name) ?? null;
  const answered = answer.get(name) ?? null;
  const isSent = prior === null || recall(request.plannedPrivate, "secretsToSend") === true;
  if (!isSent || isUnknown(asked) || answered === null || answered === asked) return [];
  return [{ name, asked, answered, secret: true }];
}

/** Whether a value is null to the API. */
function isNothing(value: Value): boolean {
  return value === null || value === "" || (isMap(value) && value.size === 0);
}

/** A list in sorted order. The only list here is the set of tags, which the API answers in any order. */
function inOneOrder(value: Value): Value {
  return isList(value) ? value.filter((own) => typeof own === "string").sort() : value;
}

function redactFor({ request, connector }: ChangeAsked): (text: string) => string {
  const { client, config, plannedState } = request;
  if (client.kind !== "ready") return (text) => text;
  const secrets = secretsIn(withSecrets(plannedState, config, connector), connector);
  return (text) => client.api.redact(text, secrets);
}

function describe(
  { name, asked, answered, secret }: Contradiction,
  redact: (text: string) => string,
): string {
  if (secret) return `${name}: Streamkap has another value than the one that was sent, which is a secret.`;
  const isTrimmed =
    typeof asked === "string" && typeof answered === "string" && asked.trim() === answered.trim();
  if (isTrimmed)
    return (
      `${name}: Streamkap has the text with other blanks or line ends around it. In the configuration, trimspace() ` +
      "removes those that come from a file."
    );
  return `${name}: the plan has ${show(asked, redact)}, and Streamkap has ${show(answered, redact)}.`;
}

const longestValue = 100;

function show(value: Value, redact: (text: string) => string): string {
  if (isNothing(value)) return "nothing";
  const text = redact(asText(value));
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

function asText(value: Value): string {
  if (isNumber(value)) return formatNumber(value);
  if (isList(value)) return `[${value.map(asText).join(", ")}]`;
  if (isMap(value))
    return `{${[...value].map(([key, own]) => `${JSON.stringify(key)} = ${asText(own)}`).join(", ")}}`;
  return JSON.stringify(value);
}
