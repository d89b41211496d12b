import { DefaultTokenResolver, Fn, StringConcat, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { problemOfText } from "./checks/value-problems";
import { ConnectorConfig, type L1Class } from "./connector-config";
import { nameClass } from "./names/class-name";
import { kindOf } from "./names/kind-of";
import { demandSecret } from "./secrets/demand-secret";
import { isSecretValue, problemOfSecret, type SecretValue } from "./secrets/secret-value";
import { settingsOf } from "./settings/setting-attributes";
import type { SettingRule, Settings } from "./settings/setting-rule";
import { isSet } from "./tokens/is-set";
import { problemOfSpread } from "./tokens/spread-problem";
import { isToken, problemOfShape } from "./tokens/token-shape";
import { isPlainObject } from "./tokens/token-text";

/**
 * Settings of a connector that has no class in this package, by the API's keys. Only Streamkap knows what the connector
 * takes, so the settings are checked when Terraform plans, and not when the app is synthesized.
 */
export class CustomConfig extends ConnectorConfig {
  /** @internal */
  public readonly _settings: Settings;

  /** @internal */
  public readonly _rules: readonly SettingRule[] = [];

  private readonly secrets: Settings;

  /**
   * Gives a source the settings of a connector that has no class.
   *
   * @param connector the API's code of the connector
   * @param settings key → value as text, such as `{ "database.hostname.user.defined": "db.example.com" }`. A token of a
   * map works too, such as what `Fn.merge()` gives
   * @param secrets the settings that are secret: key → SecretValue. All write-only secrets share one version
   */
  public constructor(
    connector: string,
    // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- jsii knows no Record
    settings: { [key: string]: string } = {},
    // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- jsii knows no Record
    secrets: { [key: string]: SecretValue } = {},
  ) {
    super(connector, "streamkap_source");
    this._settings = settingsOf(settings);
    this.secrets = settingsOf(secrets);
  }

  /** @internal */
  public _with(settings: Settings): ConnectorConfig {
    const isSecret = ([, value]: readonly [string, unknown]): boolean => isSecretValue(value);
    const own = Object.entries(settings);
    const [plain, secret] = [own.filter((entry) => !isSecret(entry)), own.filter(isSecret)];
    return new CustomConfig(
      this.connector,
      merged(this._settings, Object.fromEntries(plain)) as Record<string, string>,
      { ...this.secrets, ...Object.fromEntries(secret) } as Record<string, SecretValue>,
    );
  }

  /** @internal */
  public _problems(): string[] {
    return [
      problemOfText("connector of CustomConfig", this.connector),
      ...this.problemsOfSettings(),
      ...Object.entries(this.secrets).map(([key, value]) =>
        isSecretValue(value) ? problemOfSecret(value, `"${key}" of CustomConfig`) : undefined,
      ),
    ].filter((problem) => problem !== undefined);
  }

  /** @internal */
  protected _attributes(scope: IConstruct): Settings {
    demandEntries(this._settings, scope, "settings", true);
    demandEntries(this.secrets, scope, "secrets", false);
    const given = Object.entries(this.secrets).map(([key, value]) => ({
      key,
      ...secretIn(demandSecret(value, key, scope, "CustomConfig"), scope),
    }));
    const stored = given.filter(({ isWriteOnly }) => !isWriteOnly);
    const unstored = given.filter(({ isWriteOnly }) => isWriteOnly);
    const versions = unstored.map(({ key, version }) => ({ key, shown: shownVersion(version, scope) }));
    if (new Set(versions.map(({ shown }) => shown)).size > 1) {
      throw new Error(
        `${scope.node.path}: the write-only secrets of CustomConfig have one version together, but ` +
          `${versions.map(({ key, shown }) => `"${key}" has ${shown}`).join(", ")}. ` +
          `Give all of them the same, or none.`,
      );
    }
    return {
      connector: this.connector,
      config: isPlainObject(this._settings)
        ? mapOf(Object.entries(this._settings).filter(([, value]) => !isSecretValue(value)))
        : this._settings,
      configSecret: mapOf(stored.map(({ key, value }) => [key, value])),
      configSecretWo: mapOf(unstored.map(({ key, value }) => [key, value])),
      configSecretWoVersion: unstored[0]?.version,
    };
  }

  /** @internal */
  protected _l1(): L1Class {
    // eslint-disable-next-line @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports -- loaded when first needed
    return (require("./generated/source") as typeof import("./generated/source")).Source;
  }

  private problemsOfSettings(): (string | undefined)[] {
    if (isToken(this._settings)) {
      const problem = problemOfShape(this._settings, "map");
      return [problem === undefined ? undefined : `settings of CustomConfig ${problem}.`];
    }
    const spread = problemOfSpread(this._settings, "settings of CustomConfig");
    if (spread !== undefined) return [spread];
    return Object.entries(this._settings).map(([key, value]) => this.problemOfSetting(key, value));
  }

  private problemOfSetting(key: string, value: unknown): string | undefined {
    const what = `"${key}" of CustomConfig`;
    if (isSecretValue(value))
      return `${what} is a SecretValue. Give it with the secrets, the third argument.`;
    if (isSet(this.secrets[key])) return `${what} is given as a secret too. Keep one of the two.`;
    // The API takes empty text for no value.
    return value === "" ? undefined : problemOfText(what, value);
  }
}

nameClass(CustomConfig, "CustomConfig");

/** The settings of a fleet with those of one source in their place. The settings of the fleet may be a token. */
function merged(settings: Settings, own: Settings): unknown {
  return isToken(settings) ? Fn.merge([settings, own]) : { ...settings, ...own };
}

/** @throws Error where the values are no object with entries */
function demandEntries(values: unknown, scope: IConstruct, what: string, isTokenAllowed: boolean): void {
  if (isToken(values) ? isTokenAllowed : isPlainObject(values)) return;
  const kind = isToken(values) ? "a token" : kindOf(values);
  throw new Error(
    `${scope.node.path}: the ${what} of CustomConfig are ${kind}: they must be an object, with the connector's keys. ` +
      (what === "secrets" ? "Give each key its own SecretValue." : "Give each setting by its key."),
  );
}

interface GivenSecret {
  readonly value: unknown;
  readonly isWriteOnly: boolean;
  readonly version?: unknown;
}

function secretIn(secret: SecretValue, scope: IConstruct): GivenSecret {
  const { value, valueWo, valueWoVersion: version } = secret._attributesIn(scope, "value");
  return value === undefined ? { value: valueWo, isWriteOnly: true, version } : { value, isWriteOnly: false };
}

/** The version as Terraform will read it, so that two tokens of one variable are the same version. */
function shownVersion(version: unknown, scope: IConstruct): string {
  if (version === undefined) return "none";
  const resolver = new DefaultTokenResolver(new StringConcat());
  return String(Tokenization.resolve(version, { scope, resolver }));
}

function mapOf(entries: readonly (readonly [string, unknown])[]): Settings | undefined {
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
