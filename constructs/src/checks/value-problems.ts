import { TerraformProvider } from "cdktf";
import { kindOf } from "../names/kind-of";
import { isSecretValue } from "../secrets/secret-value";
import { durationMs } from "../settings/duration";
import { templateProblem } from "../tokens/literal-text";
import { shown } from "../tokens/shown";
import { isToken, problemOfShape } from "../tokens/token-shape";
import { isPlainObject } from "../tokens/token-text";
import { unknownProperties } from "./unknown-properties";

/** What is wrong with a property that must be text and not empty; undefined where nothing is. */
export function problemOfText(property: string, value: unknown, optional = false): string | undefined {
  if (optional && value === undefined) return undefined;
  if (isToken(value)) return sentence(property, problemOfShape(value, "text"));
  if (isSecretValue(value))
    return `${property} is a SecretValue, which only the secret settings take: it must be text.`;
  if (typeof value !== "string") return `${property} is ${shown(value)}: it must be text.`;
  if (value.trim() === "")
    return `${property} is empty. Give it a value${optional ? ", or leave it out" : ""}.`;
  return sentence(property, templateProblem(value));
}

/** @param problem half a sentence, to be put after the property's name */
function sentence(property: string, problem: string | undefined): string | undefined {
  return problem === undefined ? undefined : `${property} ${problem}.`;
}

/** What is wrong with a duration; undefined where nothing is. */
export function problemOfDuration(property: string, text: unknown): string | undefined {
  if (text === undefined) return undefined;
  if (isToken(text)) return sentence(property, problemOfShape(text, "text"));
  if (typeof text === "string" && durationMs(text)) return undefined;
  return (
    `${property} is ${shown(text)}: it must be a duration above 0, numbers with a unit (ms, s, m, h), such ` +
    `as "20m" or "1h30m".`
  );
}

const OPERATIONS = ["create", "read", "update", "delete"];

/** What is wrong with time-outs; an element is undefined where nothing is wrong. */
export function problemsOfTimeouts(timeouts: unknown): (string | undefined)[] {
  if (isToken(timeouts)) {
    return [
      `timeouts is a token as a whole, and each time-out is needed by itself. Give an object, such as ` +
        `{ create: …, update: … }, whose values may be tokens.`,
    ];
  }
  if (!isPlainObject(timeouts))
    return [`timeouts is ${shown(timeouts)}: it must be an object, such as { create: "30m" }.`];
  const known = Object.entries(timeouts).filter(([operation]) => OPERATIONS.includes(operation));
  return [
    ...unknownProperties(OPERATIONS, timeouts, "timeouts"),
    ...known.map(([operation, text]) => problemOfDuration(`timeouts.${operation}`, text)),
  ];
}

/** What is wrong with a property that must be a provider of Streamkap; undefined where nothing is. */
export function problemOfProvider(provider: unknown): string | undefined {
  if (provider === undefined) return undefined;
  const isProvider = TerraformProvider.isTerraformProvider(provider);
  if (isProvider && provider.terraformResourceType === "streamkap") return undefined;
  return (
    `provider is ${isProvider ? `the provider ${provider.node.path} of "${provider.terraformResourceType}"` : kindOf(provider)}: ` +
    `it must be a StreamkapProvider. Leave it out for the one without an alias.`
  );
}
