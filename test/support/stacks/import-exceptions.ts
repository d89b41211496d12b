import type { Catalogue, Connector, Setting } from "../../../src/catalogue/index.ts";
import { isGeneric } from "./generic-arguments.ts";
import { settables } from "./settable.ts";
import type { Argument, Configuration, SourceCase, StackCase } from "./stack-case.ts";

/** Arguments that are never sent to the API. After an import, they come into the state by an update. */
const locals: readonly string[] = ["wait", "timeouts"];
/** Arguments that a sparse answer leaves out. */
const sparse: readonly string[] = ["desired_state", "kc_cluster_id"];

/**
 * The stack with only those arguments that the API tells, as somebody would write it for an import. Its import changes
 * nothing, except in the cases below.
 */
export function asTold(stack: StackCase, catalogue: Catalogue): StackCase {
  const sources = stack.sources.map((source) => {
    const connector = catalogue.get(source.connector);
    return connector === undefined ? source : { ...source, before: told(source.before, connector, stack) };
  });
  return { ...stack, sources };
}

function told(configuration: Configuration, connector: Connector, { quirks }: StackCase): Configuration {
  const twins = settables(connector).flatMap(({ setting, twin }) => (twin ? [{ setting, twin }] : []));
  const versions = twins.map(({ twin }) => twin.version);
  const stored = Object.entries(configuration).map(([name, value]): [string, Argument] => [
    twins.find(({ twin }) => twin.name === name)?.setting.attribute ?? name,
    value,
  ]);
  const ignored = isGeneric(connector) ? notSomebodys(Object.fromEntries(stored), connector) : [];
  const untold = new Set([...locals, ...(quirks.sparse === true ? sparse : []), ...versions, ...ignored]);
  // If the API keeps a "", it tells it, in place of the default.
  const isTold = (value: Argument): boolean => !isNothing(value) || quirks.emptyStrings === "kept";
  return Object.fromEntries(stored.filter(([name, value]) => !untold.has(name) && isTold(value)));
}

/** Whether the import of a source needs an update, because the API does not tell everything that is configured. */
export function mayChangeAtImport(
  { connector: code, before }: SourceCase,
  { quirks, provider }: StackCase,
  catalogue: Catalogue,
): boolean {
  const connector = catalogue.get(code);
  if (connector === undefined) return false;
  const isSet = (name: string): boolean => before[name] !== undefined;
  if (locals.some(isSet) || (quirks.sparse === true && sparse.some(isSet))) return true;
  if (Object.values(before).some(isNothing)) return true;
  if (isGeneric(connector)) {
    if (notSomebodys(before, connector).length > 0) return true;
    if (quirks.extraDefaults === true && isFilledIn(before, connector)) return true;
  }
  const isHidden = (quirks.secrets ?? "clear") !== "clear" || provider["secret_returned"] === false;
  return settables(connector).some(
    ({ setting, names, twin }) =>
      (twin !== undefined && isSet(twin.name)) ||
      (isHidden && setting.sensitive === true && names.some(isSet)),
  );
}

/** Whether the API takes a value for null, which it does with "" and an empty map. */
function isNothing(value: Argument): boolean {
  return value === "" || (typeof value === "object" && !Array.isArray(value) && isEmpty(value));
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

/**
 * Settings of which the generic resource's import believes that nobody has set them: they have their default, or their
 * conditions do not hold.
 */
function notSomebodys(configuration: Configuration, connector: Connector): string[] {
  return connector.settings
    .filter((setting) => {
      const value = given(setting, configuration);
      const isDefault = isSame(value, setting.default);
      return value !== undefined && (isDefault || !isSeen(setting, configuration, connector));
    })
    .map(({ attribute }) => attribute);
}

/**
 * Whether the generic resource's import believes of a value that the platform has filled in that somebody has set it.
 */
function isFilledIn(configuration: Configuration, connector: Connector): boolean {
  return connector.settings.some(
    (setting) =>
      setting.readOnly !== true &&
      setting.sensitive !== true &&
      setting.default === undefined &&
      given(setting, configuration) === undefined &&
      isSeen(setting, configuration, connector),
  );
}

function isSeen(
  { conditions = [] }: Setting,
  configuration: Configuration,
  { settings }: Connector,
): boolean {
  return conditions.every(({ attribute, equals }) => {
    const setting = settings.find((own) => own.attribute === attribute);
    const effective = setting && (given(setting, configuration) ?? setting.default);
    return isSame(effective, equals);
  });
}

/** Whether two values are equal. A number or a boolean equals its text. */
function isSame(one: Argument | undefined, other: Argument | undefined): boolean {
  return typeof one !== "object" && typeof other !== "object" && String(one) === String(other);
}

function given({ attribute }: Setting, configuration: Configuration): Argument | undefined {
  return configuration[attribute] ?? configuration[`${attribute}_wo`];
}
