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
import { withoutCreationStacks } from "./tree/creation-stacks";

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
   * The name of the class in messages.
   *
   * @internal
   */
  public get _className(): string {
    return classNameOf(this) ?? "ConnectorConfig";
  }

  /**
   * The settings as they were given.
   *
   * @internal
   */
  public abstract readonly _settings: Settings;

  /**
   * The catalogue's rules for the settings.
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
   * Makes the L1 of this connector from the settings and from the attributes that all sources have.
   *
   * @internal
   */
  public _createResource(scope: Construct, id: string, common: CommonAttributes): TerraformResource {
    // A secret in the wrong place is a mistake, which validation reports. An L1 cannot take a SecretValue.
    const given: Settings = { ...this._attributes(scope), ...common };
    const attributes = Object.entries(given).filter(
      ([, value]) => value !== undefined && !isSecretValue(value),
    );
    const config = withTextTokens(Object.fromEntries(attributes)) as never;
    const L1 = this._l1();
    return withoutCreationStacks(() => new L1(scope, id, config));
  }

  /**
   * A copy with other values for some settings.
   *
   * @internal
   */
  public _with(settings: Settings): ConnectorConfig {
    const Config = this.constructor as new (props: Settings) => ConnectorConfig;
    return new Config({ ...this._settings, ...settings });
  }

  /**
   * What is wrong with the settings.
   *
   * @internal
   */
  public _problems(): string[] {
    return problemsOfSettings(this._rules, this._settings, this._className);
  }

  /**
   * Warnings about settings that have no effect.
   *
   * @internal
   */
  public _ineffective(): string[] {
    return ineffectiveSettings(this._rules, this._settings, this._className);
  }

  /**
   * The properties with a write-only secret.
   *
   * @internal
   */
  public _writeOnly(): string[] {
    return Object.entries(this._settings).flatMap(([property, value]) =>
      isSecretValue(value) && value._isWriteOnly ? [property] : [],
    );
  }

  /**
   * Settings whose values no other source of the stack may have.
   *
   * @internal
   */
  public _uniqueValues(scope: IConstruct): UniqueValue[] {
    return uniqueValues(this._rules, this._settings, scope);
  }

  /**
   * The connector's settings as attributes of the L1.
   *
   * @internal
   */
  protected _attributes(scope: IConstruct): Settings {
    demandSettings(this._settings, scope, this._className);
    return attributesOf(this._rules, this._settings, scope, this._className);
  }

  /**
   * The generated class of the L1, which is loaded when it is first needed.
   *
   * @internal
   */
  protected abstract _l1(): L1Class;
}

/** @throws Error where the settings are no object, such as a token of a map. Each setting is read by its name */
function demandSettings(settings: unknown, scope: IConstruct, className: string): void {
  if (isPlainObject(settings)) return;
  throw new Error(
    `${scope.node.path}: the settings of ${className} are ${isToken(settings) ? "a token" : kindOf(settings)}: they must be an object. ` +
      `Give each setting by its own name, such as Fn.lookup(…, "key", "").`,
  );
}

/** The generated class of a resource. The config class has checked the types of its settings already. */
export type L1Class = new (scope: Construct, id: string, config: never) => TerraformResource;

/** The attributes that the L1 of each source takes, whatever the connector is. */
export interface CommonAttributes {
  readonly name: string;
  readonly desiredState?: string;
  readonly wait?: string;
  readonly kcClusterId?: string;
  readonly tags?: string[];
  readonly timeouts?: {
    readonly create?: string;
    readonly read?: string;
    readonly update?: string;
    readonly delete?: string;
  };
  readonly provider?: TerraformProvider;
  readonly dependsOn?: ITerraformDependable[];
  readonly lifecycle?: TerraformResourceLifecycle;
}

/** Whether a value is a ConnectorConfig, also one of another copy of this package. */
export function isConnectorConfig(value: unknown): value is ConnectorConfig {
  return typeof fieldOf(value, "_createResource") === "function";
}
