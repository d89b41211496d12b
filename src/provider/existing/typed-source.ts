import type { Condition, Connector, Setting } from "../../catalogue/index.ts";
import type { ApiObject, Source } from "../../streamkap/index.ts";
import {
  unknown,
  validateConfig,
  type ObjectValue,
  type OperationContext,
  type Value,
} from "../../terraform/index.ts";
import { typePrefix } from "../address.ts";
import { isMasked, isShown, secretSettings } from "../secrets/index.ts";
import { sameValue } from "../source/index.ts";
import { fromConfig } from "../wire/index.ts";
import { commonValues } from "./common-values.ts";
import type { ExistingSource, Unsuitable } from "./existing-source.ts";

/**
 * The arguments of a source whose connector is in the catalogue.
 *
 * @param source as Streamkap answers it when it is asked for secrets
 * @returns the arguments, or the reason why the resource would not take them
 */
export async function typedSource(
  source: Source,
  connector: Connector,
  context: OperationContext,
): Promise<ExistingSource | Unsuitable> {
  const config = source.config ?? {};
  const { values, diagnostics } = fromConfig(config, connector, new Map(), { secretsShown: true });
  const [unreadable] = diagnostics;
  if (unreadable !== undefined) return { reason: `${unreadable.summary}.` };

  const secrets = secretSettings(connector).filter((setting) =>
    hasSecret(setting, config, connector, values),
  );
  const settable = connector.settings.filter(
    ({ readOnly, sensitive }) => readOnly !== true && sensitive !== true,
  );
  const found: ExistingSource = {
    ...commonValues(source),
    connector,
    typeName: `${typePrefix}_${connector.resource}`,
    settings: new Map(
      settable
        .filter((setting) => isWorthWriting(setting, connector, values))
        .map(({ attribute }) => [attribute, values.get(attribute) ?? null]),
    ),
    secrets: secrets.map(({ attribute }) => attribute),
    hiddenSecrets: secrets
      .filter(({ wire }) => !isShown(config[wire] ?? null))
      .map(({ attribute }) => attribute),
    unsetSettings: settable
      .filter((setting) => (setting.default ?? "") !== "" && (values.get(setting.attribute) ?? null) === null)
      .map(({ attribute }) => attribute),
    remarks: [],
  };
  const refused = await refusalOf(found, connector, context);
  return refused === undefined ? found : { reason: refused };
}

/**
 * Whether a setting has to be written, so that the source keeps its value. A default need not be. A value that Streamkap
 * ignores need not be either, if the setting has no default that would take its place.
 */
function isWorthWriting(setting: Setting, connector: Connector, values: ObjectValue): boolean {
  const value = values.get(setting.attribute) ?? null;
  if (value === null) return false;
  if (setting.default !== undefined) return !sameValue(value, setting.default);
  if (setting.required === true || setting.conditionsInferred === true) return true;
  return conditionsHold(setting, connector, values);
}

/**
 * Whether a source has a secret. Streamkap may answer null for a secret that it does not show, so a secret that it
 * demands is always there.
 */
function hasSecret(setting: Setting, config: ApiObject, connector: Connector, values: ObjectValue): boolean {
  const echo = config[setting.wire] ?? null;
  if (isShown(echo) || isMasked(echo)) return true;
  if (setting.required === true) return true;
  return setting.requiredWhenVisible === true && conditionsHold(setting, connector, values);
}

function conditionsHold({ conditions = [] }: Setting, connector: Connector, values: ObjectValue): boolean {
  return conditions.every((condition) => effective(condition, connector, values) === condition.equals);
}

function effective({ attribute }: Condition, { settings }: Connector, values: ObjectValue): Value {
  const usual = settings.find((setting) => setting.attribute === attribute)?.default ?? null;
  return values.get(attribute) ?? usual;
}

/** Why the resource would refuse the arguments, as a sentence. The check knows no value of a secret. */
async function refusalOf(
  { name, settings, secrets, tags }: ExistingSource,
  connector: Connector,
  context: OperationContext,
): Promise<string | undefined> {
  const { createConnectorResource } = await import("../resources/index.ts");
  const resource = createConnectorResource(connector);
  const { attributes } = resource.schema.block;
  const config = new Map<string, Value>([
    ...Object.keys(attributes).map((attribute): [string, Value] => [attribute, null]),
    ["name", name],
    ["tags", tags.length === 0 ? null : tags],
    ...settings,
    ...secrets.map((attribute): [string, Value] => [attribute, unknown]),
  ]);
  const diagnostics = [
    ...validateConfig(config, resource.schema.block, context.clientCapabilities),
    ...(resource.validateConfig?.(config, context) ?? []),
  ];
  const refused = diagnostics.find(({ severity }) => severity === "error");
  if (refused === undefined) return undefined;
  const { summary, detail } = refused;
  return `${summary.replace(/\.$/, "")}. ${detail}`;
}
