import type { Setting } from "../../../src/catalogue/index.ts";
import { connectorSchema } from "../../../src/provider/resources/connector-schema.ts";
import { genericSchema } from "../../../src/provider/resources/generic/index.ts";
import { createStreamkapProvider } from "../../../src/provider/index.ts";
import { providerSchema } from "../../../src/provider/block/schema.ts";
import { sourcesReadySchema } from "../../../src/provider/resources/sources-ready/schema.ts";
import { sourceIdentity } from "../../../src/provider/source/index.ts";
import {
  attributePath,
  type Attribute,
  type Block,
  type Schema,
  type Value,
} from "../../../src/terraform/index.ts";
import { catalogue } from "../scene.ts";

const schemas: [string, Schema][] = [
  ...[...catalogue.values()].map((connector): [string, Schema] => [
    connector.code,
    connectorSchema(connector),
  ]),
  ["generic", genericSchema],
  ["sources ready", sourcesReadySchema],
  ["provider", providerSchema],
];

it("these are the schemas of all resources and data sources, and that of the provider", () => {
  const { resources, dataSources = {} } = createStreamkapProvider({
    version: "0",
    catalogue: () => catalogue,
    environment: {},
  });
  expect(schemas).toHaveLength(Object.keys(resources).length + Object.keys(dataSources).length + 1);
});

/** Every attribute, those of nested objects and blocks too, by its place. */
function attributesOf({ attributes, blocks = {} }: Block, at = ""): [string, Attribute][] {
  return [
    ...Object.entries(attributes).flatMap(([name, attribute]): [string, Attribute][] => [
      [`${at}.${name}`, attribute],
      ...("nesting" in attribute ? attributesOf({ attributes: attribute.attributes }, `${at}.${name}`) : []),
    ]),
    ...Object.entries(blocks).flatMap(([name, { block }]) => attributesOf(block, `${at}.${name}`)),
  ];
}

/** The descriptions of the block and of each block in it, by their places. */
function blockDescriptions({ description = "", blocks = {} }: Block, at = "the block"): [string, string][] {
  return [
    [at, description],
    ...Object.entries(blocks).flatMap(([name, { block }]) => blockDescriptions(block, name)),
  ];
}

const isSentences = (text: string): boolean => /^[A-Z`].*[.]$/s.test(text);

it.each(schemas)(
  "%s has a description, and so has each attribute and each block in it",
  (_name, { block }) => {
    const texts = [
      ...blockDescriptions(block),
      ...attributesOf(block).map(([at, { description = "" }]) => [at, description]),
    ];
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter(([, text = ""]) => !isSentences(text))).toEqual([]);
  },
);

it("the identity says what it is", () => {
  const texts = Object.values(sourceIdentity.schema.attributes).map(({ description = "" }) => description);
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.filter((text) => !isSentences(text))).toEqual([]);
});

/** What the attribute's validators say of a value that hardly any attribute allows. */
function refusals(attribute: Attribute): string {
  if ("nesting" in attribute) return "";
  const { type, validators = [] } = attribute;
  const value = type === "string" ? "no such value" : type === "number" ? -(2 ** 53) : [];
  const target = { path: attributePath("it"), sensitive: false };
  return validators.flatMap((each) => each(value, target).map(({ detail }) => detail)).join("\n");
}

/** What can be counted, and in what it is counted. */
const unit =
  /\b(bytes|milliseconds|seconds|[Nn]umbers? of|Port of|MySQL port of|How (often|many)|Counts|number changes|source's `revision`)/;

const formatted = (value: Value): string => (typeof value === "string" ? value : JSON.stringify(value));

/** What the description lacks of the default, the allowed values and the unit that the attribute itself has. */
function lacking(attribute: Attribute): string[] {
  const { description = "", default: usual, deprecationMessage, aliasOf } = attribute;
  // It has no effect, so nobody needs to know its unit.
  const isRetired = deprecationMessage !== undefined && aliasOf === undefined;
  const refused = refusals(attribute);
  const [, choices = ""] = /it must be one of (.+?)[.](?: |$)/m.exec(refused) ?? [];
  const [, least, , most] =
    /it must be a whole number (?:of at most 64 bits, )?(?:from )?(-?\d+)( or more| to (\d+))[.]/.exec(
      refused,
    ) ?? [];
  const bounds = [least, most].flatMap((bound) => bound ?? []);
  const needed = [
    ...(usual === undefined ? [] : [usual === "" ? "Default: empty." : `Default: \`${formatted(usual)}\`.`]),
    ...[...choices.matchAll(/"([^"]+)"/g)].map(([, choice = ""]) => `\`${choice}\``),
    ...bounds,
  ];
  return [
    ...needed.filter((part) => !description.includes(part)),
    // One form in all of them, for those whose default the provider or the API fills in, too.
    ...(description.includes("Default `") ? ["a colon after Default"] : []),
    ...(refused.includes("it must be a duration") && !/`\d+(ms|s|m|h)`/.test(description)
      ? ["a duration"]
      : []),
    ...("type" in attribute && attribute.type === "number" && !isRetired && !unit.test(description)
      ? ["a unit"]
      : []),
  ];
}

it.each(schemas)("%s: each attribute names its default, what is allowed and its unit", (_name, { block }) => {
  const found = attributesOf(block).map(([at, attribute]) => [at, lacking(attribute)] as const);
  expect(found.filter(([, parts]) => parts.length > 0)).toEqual([]);
});

it.each(schemas.filter(([name]) => name !== "provider"))(
  "%s: each secret that the state holds names its write-only twin, and the twin names the secret",
  (_name, { block: { attributes } }) => {
    const secrets = Object.entries(attributes).filter(
      ([, { sensitive, writeOnly, optional, required }]) =>
        sensitive === true && writeOnly !== true && (optional === true || required === true),
    );
    const bare = secrets.filter(([name, { aliasOf = name, description = "" }]) => {
      const twin = `${aliasOf}_wo`;
      return !(
        description.includes(`\`${twin}\``) && attributes[twin]?.description?.includes(`\`${aliasOf}\``)
      );
    });
    expect(bare.map(([name]) => name)).toEqual([]);
  },
);

/** The texts that an attribute's description has to contain. */
function demanded(setting: Setting): string[] {
  const {
    default: usual,
    enum: choices = [],
    conditions = [],
    min,
    max,
    sensitive,
    readOnly,
    required,
  } = setting;
  if (readOnly === true) return [];
  return [
    ...(usual === undefined ? [] : [usual === "" ? "Default: empty." : `Default: \`${String(usual)}\`.`]),
    ...choices.map((choice) => `\`${choice}\``),
    ...[min, max].flatMap((bound) => (bound === undefined ? [] : [String(bound)])),
    ...conditions.map(({ attribute, equals }) => `\`${attribute}\` is \`${String(equals)}\``),
    ...(sensitive === true
      ? [`${required === true ? "Required: this, or" : "Or"} \`${setting.attribute}_wo\``]
      : []),
  ];
}

it.each([...catalogue.values()].map((connector) => [connector.code, connector] as const))(
  "%s has settings whose descriptions name the default, what is allowed, when it counts, the twin and the new name",
  (_code, connector) => {
    const { attributes } = connectorSchema(connector).block;
    const textOf = (name: string): string => attributes[name]?.description ?? "";
    const lacking = connector.settings.flatMap((setting) => {
      const { attribute, deprecatedNames = [], sensitive, readOnly } = setting;
      const own = demanded(setting).map((part) => [attribute, part] as const);
      const old = deprecatedNames.map((name) => [name, `\`${attribute}\`, which replaces it`] as const);
      const twin =
        sensitive === true && readOnly !== true ? ([[`${attribute}_wo`, `\`${attribute}\``]] as const) : [];
      return [...own, ...old, ...twin].filter(([name, part]) => !textOf(name).includes(part));
    });
    expect(lacking).toEqual([]);
  },
);
