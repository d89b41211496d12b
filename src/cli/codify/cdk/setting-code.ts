import {
  constantName,
  elementName,
  isListSetting,
  type Connector,
  type Setting,
} from "../../../catalogue/index.ts";
import { formatNumber, isMap, isNumber, type NumberValue, type Value } from "../../../terraform/index.ts";
import { call, literal, property, stringLiteral, type Code } from "./type-script.ts";

/** The value of a setting as code: a constant of its class, a list, or a literal. */
export function settingCode(value: Value, setting: Setting, connector: Connector): Code {
  if (typeof value === "string") {
    if (setting.enum !== undefined)
      return { kind: "movable", text: `${elementName(connector, setting)}.${constantName(value)}` };
    const elements = isListSetting(setting) ? elementsOf(value) : undefined;
    return elements === undefined ? textCode(value) : listCode(elements);
  }
  return valueCode(value);
}

/** A text that Terraform takes as it is. */
export function textCode(text: string): Code {
  return isTemplate(text) ? call("LiteralText.of", literal(text)) : literal(text);
}

/** A list of texts that Terraform takes as they are. */
export function listCode(texts: readonly string[]): Code {
  return { kind: "array", elements: texts.map((text) => stringLiteral(escaped(text))) };
}

/** A map of texts, such as the settings of CustomConfig. */
export function mapCode(entries: Iterable<readonly [string, Code]>): Code {
  return { kind: "object", members: [...entries].map(([key, value]) => property(escaped(key), value)) };
}

/** A value that is no choice: a number, a switch, a text or a map. */
export function valueCode(value: Value): Code {
  if (isMap(value)) {
    const entries = [...value].filter(([, own]) => own !== null);
    return mapCode(entries.map(([key, own]) => [key, valueCode(own)] as const));
  }
  if (isNumber(value)) return numberCode(value);
  if (typeof value === "string") return textCode(value);
  return { kind: "text", text: value === true ? "true" : "false" };
}

/** JavaScript rounds numbers beyond 2^53, so such a number is an expression of Terraform. */
function numberCode(value: NumberValue): Code {
  const text = formatNumber(value);
  if (Number.isSafeInteger(Number(text))) return { kind: "text", text };
  return call("Token.asNumber", literal(`\${${text}}`));
}

/** The elements of a list that the API takes as one text. Undefined if the text is better left as it is. */
function elementsOf(text: string): readonly string[] | undefined {
  const elements = text.split(",");
  const areClean = elements.every((element) => element !== "" && element.trim() === element);
  return elements.length > 1 && areClean ? elements : undefined;
}

function isTemplate(text: string): boolean {
  return /[$%]\{/.test(text);
}

/** Doubles what begins an expression of Terraform. */
function escaped(text: string): string {
  return text.replaceAll(/[$%](?=\{)/g, (mark) => mark + mark);
}
