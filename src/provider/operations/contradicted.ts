/**
 * What an answer to a create or an update says in another way than the plan. The state holds what was
 * planned, for Terraform demands that, so without a warning nobody would learn of the difference before the
 * next plan. It counts what the next read would show as a difference, and nothing else.
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

interface Contradiction {
  /** The argument as it is configured. */
  readonly name: string;
  readonly asked: Value;
  readonly answered: Value;
  /** Its values stand in no message. */
  readonly secret: boolean;
}

export interface ChangeAsked {
  readonly request: CreateRequest<Connection>;
  /** Null for a create. */
  readonly prior: ObjectValue | null;
  readonly connector: Connector;
  /** Whether two texts of a setting mean the same. @default the same text alone */
  readonly sameText?: (a: Value, b: Value) => boolean;
}

/** Adds one warning for all arguments of the source. After an error the state is the answer, and nothing is dropped. */
export function warnContradicted(response: ChangeResponse, asked: ChangeAsked): ChangeResponse {
  const { diagnostics = [] } = response;
  if (response.newState === null) return response;
  const newState = withoutEchoes(response.newState, asked.connector);
  if (hasErrors(diagnostics)) return { ...response, newState };
  const found = [...commonOnes(newState, asked), ...settings(response.newState, asked)];
  if (found.length === 0) return { ...response, newState };
  const path = found.length === 1 ? found.map(({ name }) => name) : [];
  const told = warning(
    `${capital(labelOf(new Map([...asked.request.plannedState, ["id", newState.get("id") ?? null]])))} is not as it was asked to be`,
    "Streamkap accepted the request, and answered with other values:\n\n" +
      `${found.map((one) => `- ${describe(one, redactFor(asked))}`).join("\n")}\n\n` +
      "The state holds what was asked for, as Terraform demands, and the next plan shows what still differs then. " +
      "Where Streamkap writes a value in another form, write that form in the configuration. Where it has kept a former " +
      "value, apply again; if that does not help, tell Streamkap's support.",
    attributePath(...path),
  );
  return { ...response, newState, diagnostics: [...diagnostics, told] };
}

/** What the API says of a write-only secret is compared, and kept nowhere. */
function withoutEchoes(state: ObjectValue, { settings: all }: Connector): ObjectValue {
  const echoed = all
    .map(({ attribute }) => writeOnlyName(attribute))
    .filter((name) => (state.get(name) ?? null) !== null)
    .map((name) => [name, null] as const);
  return echoed.length === 0 ? state : new Map([...state, ...echoed]);
}

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
  // Nothing was asked for, and the API is free to fill it in: but not with what was to go.
  const keptFormer =
    name !== undefined && sameValue(before, answered) && !sameValue(setting.default ?? null, answered);
  if (isNothing(wanted) && !keptFormer) return [];
  return [{ name: name ?? attribute, asked: wanted, answered, secret: sensitive }];
}

/** Only where the plan decided to send it. The answer stands under the write-only name. */
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

/** To the API all three are null. */
function isNothing(value: Value): boolean {
  return value === null || value === "" || (isMap(value) && value.size === 0);
}

/** The one list among the common arguments is a set, which an API answers in any order. */
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
      "takes off those that a file has."
    );
  return `${name}: asked for was ${show(asked, redact)}, and Streamkap has ${show(answered, redact)}.`;
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
