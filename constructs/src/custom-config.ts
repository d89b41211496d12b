import type { IConstruct } from "constructs";
import { ConnectorConfig, type L1Class } from "./connector-config";
import { isSecretValue, problemOfSecret, type SecretValue } from "./secret-value";
import { demandSecret } from "./setting-attributes";
import type { SettingRule, Settings } from "./setting-rule";
import { problemOfText } from "./value-problems";
import { isSet } from "./unknown-properties";

/**
 * Settings of a connector that has no class of its own here, by the API's own keys. What the
 * connector takes is known to Streamkap alone, and checked when Terraform plans.
 */
export class CustomConfig extends ConnectorConfig {
  /** @internal */
  public readonly _settings: Settings;

  /** @internal */
  public readonly _rules: readonly SettingRule[] = [];

  private readonly secrets: Settings;

  /**
   * @param connector the API's code of the connector
   * @param settings such as `{ "database.hostname.user.defined": "db.example.com" }`; all values are texts
   * @param secrets settings that are secret, by their keys as well. Write-only ones have one version together
   */
  public constructor(
    connector: string,
    // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- jsii knows no Record
    settings: { [key: string]: string } = {},
    // eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- jsii knows no Record
    secrets: { [key: string]: SecretValue } = {},
  ) {
    super(connector, "streamkap_source");
    this._settings = { ...settings };
    this.secrets = { ...secrets };
  }

  /** @internal */
  public _with(settings: Settings): ConnectorConfig {
    const isSecret = ([, value]: readonly [string, unknown]): boolean => isSecretValue(value);
    const own = Object.entries(settings);
    const [plain, secret] = [own.filter((entry) => !isSecret(entry)), own.filter(isSecret)];
    return new CustomConfig(
      this.connector,
      { ...this._settings, ...Object.fromEntries(plain) } as Record<string, string>,
      { ...this.secrets, ...Object.fromEntries(secret) } as Record<string, SecretValue>,
    );
  }

  /** @internal */
  public _problems(): string[] {
    return [
      problemOfText("connector of CustomConfig", this.connector),
      ...present(this._settings).map(([key, value]) => this.problemOfSetting(key, value)),
      ...present(this.secrets).map(([key, value]) =>
        isSecretValue(value) ? problemOfSecret(value, `"${key}" of CustomConfig`) : undefined,
      ),
    ].filter((problem) => problem !== undefined);
  }

  /** @internal */
  protected _attributes(scope: IConstruct): Settings {
    const given = present(this.secrets).map(([key, value]) => ({
      key,
      ...secretIn(demandSecret(value, key, scope, "CustomConfig"), scope),
    }));
    const stored = given.filter(({ isWriteOnly }) => !isWriteOnly);
    const unstored = given.filter(({ isWriteOnly }) => isWriteOnly);
    const versions = new Set(unstored.map(({ version }) => version));
    if (versions.size > 1) {
      throw new Error(
        `${scope.node.path}: the write-only secrets of CustomConfig have one version together, but ` +
          `${unstored.map(({ key, version }) => `"${key}" has ${version === undefined ? "none" : String(version)}`).join(", ")}. ` +
          `Give all of them the same, or none.`,
      );
    }
    const [version] = versions;
    return {
      connector: this.connector,
      config: mapOf(present(this._settings)),
      configSecret: mapOf(stored.map(({ key, value }) => [key, value])),
      configSecretWo: mapOf(unstored.map(({ key, value }) => [key, value])),
      configSecretWoVersion: version,
    };
  }

  /** @internal */
  protected _l1(): L1Class {
    // eslint-disable-next-line @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports -- loaded when first needed
    return (require("./generated/source") as typeof import("./generated/source")).Source;
  }

  private problemOfSetting(key: string, value: unknown): string | undefined {
    const what = `"${key}" of CustomConfig`;
    if (isSecretValue(value))
      return `${what} is a SecretValue. Give it with the secrets, the third argument.`;
    if (isSet(this.secrets[key])) return `${what} is given as a secret too. Keep one of the two.`;
    // Empty text is what the API takes for none.
    return value === "" ? undefined : problemOfText(what, value);
  }
}

interface GivenSecret {
  readonly value: unknown;
  readonly isWriteOnly: boolean;
  readonly version?: number;
}

function secretIn(secret: SecretValue, scope: IConstruct): GivenSecret {
  const { value, valueWo, valueWoVersion } = secret._attributesIn(scope, "value");
  if (value !== undefined) return { value, isWriteOnly: false };
  const version = typeof valueWoVersion === "number" ? valueWoVersion : undefined;
  return { value: valueWo, isWriteOnly: true, version };
}

/** Other languages than TypeScript give null for what is left out. */
function present(values: Settings): [string, unknown][] {
  return Object.entries(values).filter(([, value]) => isSet(value));
}

function mapOf(entries: readonly (readonly [string, unknown])[]): Settings | undefined {
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
