import type {
  ITerraformDependable,
  TerraformProvider,
  TerraformResource,
  TerraformResourceLifecycle,
} from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { ineffectiveSettings } from "./checks/ineffective-settings";
import { problemsOfSettings } from "./checks/setting-problems";
import { classNameOf } from "./names/class-name";
import { fieldOf } from "./names/fields";
import { kindOf } from "./names/kind-of";
import { isSecretValue } from "./secrets/secret-value";
import { attributesOf } from "./settings/setting-attributes";
import type { SettingRule, Settings } from "./settings/setting-rule";
import { type UniqueValue, uniqueValues } from "./settings/unique-values";
import { isToken } from "./tokens/token-shape";
import { isPlainObject, withTextTokens } from "./tokens/token-text";

/**
 * The connector of a source, and the settings of that connector. A StreamkapSource takes it as `config`. There is one
 * class for each connector, such as `PostgreSqlConfig`, and `CustomConfig` for connectors without a class.
 */
export abstract class ConnectorConfig {
  /** The API's code of the connector, such as `postgresql`. */
  public readonly connector: string;
  /** Terraform's resource type, such as `streamkap_source_postgresql`. */
  public readonly typeName: string;

  /**
   * What messages call the class.
   *
   * @internal
   */
  public get _className(): string {
    return classNameOf(this) ?? "ConnectorConfig";
  }

  /**
   * What the settings were given as.
   *
   * @internal
   */
  public abstract readonly _settings: Settings;

  /**
   * What the catalogue says of them.
   *
   * @internal
   */
  public abstract readonly _rules: readonly SettingRule[];

  /**
   * Sets what the class of a connector knows of its connector.
   *
   * @param connector the API's code of the connector, such as `postgresql`
   * @param typeName Terraform's resource type, such as `streamkap_source_postgresql`
   */
  protected constructor(connector: string, typeName: string) {
    this.connector = connector;
    this.typeName = typeName;
  }

  /**
   * Makes the L1 of this connector from its own settings and what all sources have in common.
   *
   * @internal
   */
  public _createResource(scope: Construct, id: string, common: CommonAttributes): TerraformResource {
    // A secret in the wrong place is a mistake, which validation tells of; the class means nothing to an L1.
    const attributes = Object.entries({ ...this._attributes(scope), ...common }).filter(
      ([, value]) => !isSecretValue(value),
    );
    return new (this._l1())(scope, id, withTextTokens(Object.fromEntries(attributes)) as never);
  }

  /**
   * The same with other values for some settings.
   *
   * @internal
   */
  public _with(settings: Settings): ConnectorConfig {
    const Config = this.constructor as new (props: Settings) => ConnectorConfig;
    return new Config({ ...this._settings, ...settings });
  }

  /**
   * What is wrong with the settings, a sentence or two each.
   *
   * @internal
   */
  public _problems(): string[] {
    return problemsOfSettings(this._rules, this._settings, this._className);
  }

  /**
   * Settings that have no effect, two sentences each.
   *
   * @internal
   */
  public _ineffective(): string[] {
    return ineffectiveSettings(this._rules, this._settings, this._className);
  }

  /**
   * The properties whose secrets are in no state.
   *
   * @internal
   */
  public _writeOnly(): string[] {
    return Object.entries(this._settings).flatMap(([property, value]) =>
      isSecretValue(value) && value._isWriteOnly ? [property] : [],
    );
  }

  /**
   * What no other source of the stack may have as well.
   *
   * @internal
   */
  public _uniqueValues(scope: IConstruct): UniqueValue[] {
    return uniqueValues(this._rules, this._settings, scope);
  }

  /**
   * The connector's own settings as the L1 takes them.
   *
   * @internal
   */
  protected _attributes(scope: IConstruct): Settings {
    demandSettings(this._settings, scope, this._className);
    return attributesOf(this._rules, this._settings, scope, this._className);
  }

  /**
   * Loads the L1 when it is first needed.
   *
   * @internal
   */
  protected abstract _l1(): L1Class;
}

/** @throws Error where the settings are no object, such as a token of a map: each setting is needed by its name */
function demandSettings(settings: unknown, scope: IConstruct, className: string): void {
  if (isPlainObject(settings)) return;
  throw new Error(
    `${scope.node.path}: the settings of ${className} are ${isToken(settings) ? "a token" : kindOf(settings)}: they must be an object. ` +
      `Give each setting by its own name, such as Fn.lookup(…, "key", "").`,
  );
}

/** The generated class of a resource. Its own type of settings is in the config class already. */
export type L1Class = new (scope: Construct, id: string, config: never) => TerraformResource;

/** What every L1 of a source takes, whichever connector it is. */
export interface CommonAttributes {
  readonly name: string;
  readonly desiredState?: string;
  readonly wait?: string;
  readonly kcClusterId?: string;
  readonly tags?: string[];
  readonly timeouts?: { readonly create?: string; readonly update?: string; readonly delete?: string };
  readonly provider?: TerraformProvider;
  readonly dependsOn?: ITerraformDependable[];
  readonly lifecycle?: TerraformResourceLifecycle;
}

/** Whether it is one, also where it comes from another copy of this package. */
export function isConnectorConfig(value: unknown): value is ConnectorConfig {
  return typeof fieldOf(value, "_createResource") === "function";
}
