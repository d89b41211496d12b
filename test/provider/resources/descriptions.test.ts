import type { Setting } from "../../../src/catalogue/index.ts";
import { connectorSchema } from "../../../src/provider/resources/connector-schema.ts";
import { genericSchema } from "../../../src/provider/resources/generic/index.ts";
import { providerSchema } from "../../../src/provider/block/schema.ts";
import { sourcesReadySchema } from "../../../src/provider/resources/sources-ready/schema.ts";
import type { Block, Schema } from "../../../src/terraform/index.ts";
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

/** Descriptions of a block and of each attribute and block in it, by name. */
function descriptions({ description, attributes, blocks = {} }: Block, at = ""): [string, string][] {
  return [
    [at, description ?? ""],
    ...Object.entries(attributes).flatMap(([name, attribute]): [string, string][] => [
      [`${at}.${name}`, attribute.description ?? ""],
      ...("nesting" in attribute
        ? Object.entries(attribute.attributes).map(([own, { description: text = "" }]): [string, string] => [
            `${at}.${name}.${own}`,
            text,
          ])
        : []),
    ]),
    ...Object.entries(blocks).flatMap(([name, { block }]) => descriptions(block, `${at}.${name}`)),
  ];
}

it.each(schemas)(
  "%s has a description, and so has each attribute and each block in it",
  (_name, { block }) => {
    const bare = descriptions(block).filter(([, text]) => !/^[A-Z`].*[.]$/s.test(text));
    expect(bare).toEqual([]);
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
