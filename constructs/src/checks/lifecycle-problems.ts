import { type TerraformResource, Token } from "cdktf";
import { fieldOf, fieldsOf, isObject } from "../names/fields";
import { kindOf } from "../names/kind-of";
import { didYouMean } from "../names/nearest";
import { isSet } from "../tokens/is-set";
import { isToken } from "../tokens/token-shape";
import { unknownProperties } from "./unknown-properties";

const PROPERTIES = [
  ...["createBeforeDestroy", "preventDestroy", "ignoreChanges", "replaceTriggeredBy"],
  ...["precondition", "postcondition"],
];

/** What is wrong with the lifecycle of a source's resource, which an aspect may have set. */
export function problemsOfLifecycle(resource: TerraformResource, name: unknown): string[] {
  const lifecycle: unknown = resource.lifecycle;
  if (!isSet(lifecycle) || isToken(lifecycle)) return [];
  if (!isObject(lifecycle) || Array.isArray(lifecycle)) {
    return [`lifecycle is ${kindOf(lifecycle)}: it must be an object, such as { preventDestroy: true }.`];
  }
  const { ignoreChanges, createBeforeDestroy } = lifecycle;
  return [
    ...unknownProperties(PROPERTIES, lifecycle, "lifecycle"),
    ...["createBeforeDestroy", "preventDestroy"].map((property) =>
      problemOfSwitch(property, lifecycle[property]),
    ),
    ...problemsOfIgnored(ignoreChanges, resource),
    ...(createBeforeDestroy === true ? problemsOfOrder(name) : []),
  ].filter((problem) => problem !== undefined);
}

/** Tokens pass here: `checks/source-problems.ts` refuses them, because Terraform takes none in a lifecycle. */
function problemOfSwitch(property: string, value: unknown): string | undefined {
  if (!isSet(value) || typeof value === "boolean" || isToken(value)) return undefined;
  return `${property} of lifecycle is ${kindOf(value)}: it must be true or false.`;
}

/** With createBeforeDestroy, a replacement needs another name. A name with an expression in it may be another one. */
function problemsOfOrder(name: unknown): string[] {
  if (typeof name !== "string" || Token.isUnresolved(name) || name.includes("${")) return [];
  return [
    `createBeforeDestroy of lifecycle is true, and a replacement would be named "${name}" as well: Streamkap refuses a ` +
      `second source of a name, while the first is there. Leave createBeforeDestroy out, or give a name that is another ` +
      `one for each replacement, such as one with a token of a random suffix.`,
  ];
}

function problemsOfIgnored(ignored: unknown, resource: TerraformResource): string[] {
  if (!isSet(ignored) || ignored === "all" || isToken(ignored)) return [];
  if (!Array.isArray(ignored)) {
    return [
      `ignoreChanges of lifecycle is ${JSON.stringify(ignored)}: it must be "all", or a list of attributes as Terraform ` +
        `calls them, such as ["desired_state"].`,
    ];
  }
  const names = attributesOf(resource);
  return ignored
    .map((one: unknown, index) => problemOfIgnored(one, index, names, resource.terraformResourceType))
    .filter((problem) => problem !== undefined);
}

function problemOfIgnored(
  one: unknown,
  index: number,
  names: ReadonlySet<string>,
  type: string,
): string | undefined {
  if (isToken(one)) return undefined;
  const what = `ignoreChanges[${String(index)}] of lifecycle is ${JSON.stringify(one)}`;
  if (typeof one !== "string")
    return `${what}: it must be the name of an attribute, such as "desired_state".`;
  if (one === "all") return `${what}: for all attributes, write ignoreChanges: "all", without a list.`;
  // A part of an attribute is allowed too, such as `snapshot_custom_table_config["dbo.orders"]`.
  const [name = ""] = one.split(/[.[]/);
  if (names.has(name)) return undefined;
  const own = snakeCase(name);
  const advice = names.has(own) ? ` Terraform calls it "${own}".` : didYouMean(name, [...names]);
  return `${what}, and ${type} has no such attribute.${advice}`;
}

/** Terraform's names of all attributes and blocks of a resource: those that can be set, and those that are only read. */
function attributesOf(resource: object): ReadonlySet<string> {
  const properties = Object.getOwnPropertyDescriptors(fieldsOf(Object.getPrototypeOf(resource)));
  const getters = Object.entries(properties).filter(
    ([property, descriptor]) => "get" in descriptor && !property.endsWith("Input"),
  );
  const settable = hasAttributes(resource) ? Object.keys(resource.synthesizeAttributes()) : [];
  return new Set([...settable, ...getters.map(([property]) => snakeCase(property))]);
}

/** The type of a resource keeps the method to its subclasses. */
function hasAttributes(resource: unknown): resource is { synthesizeAttributes(): object } {
  return typeof fieldOf(resource, "synthesizeAttributes") === "function";
}

function snakeCase(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
