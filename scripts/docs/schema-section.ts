/** Makes the part `## Schema` of a page: every attribute and block, under the headings that the registry knows. */
import type { Connector, Setting } from "../../src/catalogue/index.ts";
import { isNested, type Attribute, type Block } from "../../src/terraform/schema/index.ts";
import { typeWords } from "./type-words.ts";

/** An attribute with its name. */
type Named = readonly [name: string, attribute: Attribute];

/** @param connector the connector whose settings the block holds. @default the block has no settings of a connector */
export function schemaSection({ attributes, blocks = {} }: Block, connector?: Connector): string[] {
  const named = Object.entries(attributes);
  const settings = new Map(connector?.settings.flatMap((setting) => namesOf(setting, attributes)));
  const required = named.filter(([name, attribute]) => isDemanded(name, attribute, settings.get(name)));
  const former = named.filter(([, { deprecationMessage }]) => deprecationMessage !== undefined);
  const readOnly = named.filter(([, attribute]) => isReadOnly(attribute));
  const placed = new Set([...required, ...former, ...readOnly]);
  const optional = named.filter((each) => !placed.has(each));
  const groups = new Map(
    [...new Set(connector?.settings.map(({ group }) => group))].map((group) => [
      group,
      optional.filter(([name]) => settings.get(name)?.group === group),
    ]),
  );
  const line = ([name, attribute]: Named): string => attributeLine(name, attribute, settings.get(name));
  return [
    "## Schema",
    connector === undefined ? "" : wireWords(connector.code),
    ...section("### Required", required.map(line)),
    ...section("### Optional", [
      ...optional.filter(([name]) => !settings.has(name)).map(line),
      ...Object.entries(blocks).map(([name, { block }]) => blockLine(name, block)),
    ]),
    ...[...groups].flatMap(([group = "", members]) => section(`#### ${group}`, members.map(line))),
    ...section("### Deprecated", former.map(line)),
    ...section("### Read-Only", readOnly.map(line)),
    ...Object.entries(blocks).flatMap(([name, { block }]) =>
      nestedSection("nestedblock", name, block.attributes),
    ),
    ...named.flatMap(([name, attribute]) =>
      isNested(attribute) ? nestedSection("nestedatt", name, attribute.attributes) : [],
    ),
  ];
}

function wireWords(code: string): string {
  return (
    `\`connector\` is \`${code}\` in the API. _API:_ names the key of a setting in the \`config\` of a source. Every other ` +
    "attribute has its name in the API too, but for `wait`, `revision`, `timeouts` and what ends in `_wo_version`, which the API does not know."
  );
}

/** The setting for each of its names that the schema has. */
function namesOf(
  setting: Setting,
  attributes: Readonly<Record<string, Attribute>>,
): (readonly [string, Setting])[] {
  const { attribute, deprecatedNames = [] } = setting;
  return [attribute, `${attribute}_wo`, `${attribute}_wo_version`, ...deprecatedNames]
    .filter((name) => name in attributes)
    .map((name) => [name, setting] as const);
}

/** A required secret or its write-only twin must be set. The schema cannot require one of two, so the catalogue tells. */
function isDemanded(name: string, { required, deprecationMessage }: Attribute, setting?: Setting): boolean {
  if (required === true) return true;
  return setting?.required === true && deprecationMessage === undefined && !isVersion(name);
}

/** Whether the attribute only says when a write-only secret is sent again. */
function isVersion(name: string): boolean {
  return name.endsWith("_wo_version");
}

function isReadOnly({ required, optional }: Attribute): boolean {
  return required !== true && optional !== true;
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [heading, lines.join("\n")];
}

function attributeLine(name: string, attribute: Attribute, setting?: Setting): string {
  const parts = [
    `- \`${name}\` ${typeWords(attribute)} ${attribute.description ?? ""}`,
    ...(attribute.requiresReplace === true ? ["A change makes a new source."] : []),
    ...(setting === undefined || isVersion(name) ? [] : [wireSentence(setting)]),
    ...(isNested(attribute) ? [`(see [below](#nestedatt--${name}))`] : []),
  ];
  return parts.join(" ").replaceAll("\n", " ");
}

function wireSentence({ wire, wireInferred }: Setting): string {
  return wireInferred === true
    ? `_API:_ \`${wire}\`, told from the name of the argument, and not seen yet.`
    : `_API:_ \`${wire}\`.`;
}

function blockLine(name: string, { description = "" }: Block): string {
  return `- \`${name}\` (Block) ${description} (see [below](#nestedblock--${name}))`;
}

function nestedSection(
  anchor: "nestedblock" | "nestedatt",
  name: string,
  attributes: Readonly<Record<string, Attribute>>,
): string[] {
  const named = Object.entries(attributes);
  const lines = (wanted: boolean): string[] =>
    named
      .filter(([, { required }]) => (required === true) === wanted)
      .map(([each, attribute]) => attributeLine(each, attribute));
  return [
    `<a id="${anchor}--${name}"></a>`,
    `### Nested Schema for \`${name}\``,
    ...section("Required:", lines(true)),
    ...section("Optional:", lines(false)),
  ];
}
