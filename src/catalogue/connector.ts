import type { TextForm } from "./text-form.ts";

/**
 * A connector of the catalogue, as `sources/<code>.json` holds it and `connector.schema.json` checks it. Each of its
 * settings is one entry of the API's `config`, which is a flat map with dotted keys.
 */
export interface Connector {
  /** Type code of the API, such as `sqlserveraws`. */
  readonly code: string;
  readonly kind: "source";
  /** Terraform's resource type without the provider's prefix: `source_sqlserver`. */
  readonly resource: string;
  /** Name of the product, as in the API's `connector_display_name`: `SQL Server`. */
  readonly displayName: string;
  /** Stem of the constructs' class names: `SqlServer` gives `SqlServerConfig`. */
  readonly className: string;
  /** Heading under which the documentation lists the connector. Documentation only: the plugin goes without it. */
  readonly category?: Category;
  /**
   * What a user must know besides the settings, as sentences in Markdown. Documentation only: the plugin goes without it.
   */
  readonly notes?: readonly string[];
  /**
   * Settings of the example in the documentation, in the order of the example. They are written as in Terraform's JSON
   * syntax: a secret is `${var.<name>}`. Documentation only: the plugin goes without it.
   */
  readonly example?: Readonly<Record<string, string | number | boolean>>;
  readonly settings: readonly Setting[];
  /** Settings that the API has dropped. The provider accepts them with a warning, and never sends them. */
  readonly retired?: readonly RetiredSetting[];
}

/** Headings of the documentation. */
export type Category = "Databases" | "Files and streams" | "Applications and webhooks";

/** A setting of a connector. */
export interface Setting {
  /** Terraform's name: `database_hostname`. */
  readonly attribute: string;
  /** Key in the API's config map: `database.hostname.user.defined`. */
  readonly wire: string;
  /**
   * The key was inferred from the attribute's name, and nobody has seen it. It is sent only with another value than the
   * default, because the API may refuse a key that it does not know. @default false
   */
  readonly wireInferred?: boolean;
  readonly type: "string" | "int64" | "bool";
  /** What the setting does, in Markdown, with units. */
  readonly description: string;
  /** Heading under which the documentation lists the setting. Documentation only: the plugin goes without it. */
  readonly group?: string;
  /** What a text has to look like. @default anything */
  readonly form?: TextForm;
  /** The API always demands a value. The setting has neither a default nor conditions. @default false */
  readonly required?: boolean;
  /** The API's default. Absent if there is none; then the API may fill in a value. */
  readonly default?: string | number | boolean;
  /**
   * An answer without a value means the default: sources that are older than the setting have no value. @default false
   */
  readonly absentIsDefault?: boolean;
  /** The value is a secret. It is sensitive in Terraform, and never logged. @default false */
  readonly sensitive?: boolean;
  /** The platform makes the value, and the provider never sends it. @default false */
  readonly readOnly?: boolean;
  /** The allowed values of a string. @default any */
  readonly enum?: readonly string[];
  /** The least allowed number: the API's own bound, or else that of a sensible value. @default that of 64 bits */
  readonly min?: number;
  /** The greatest allowed number, as `min`. @default that of 64 bits */
  readonly max?: number;
  /** The API looks at the setting only if all of these hold. @default always */
  readonly conditions?: readonly Condition[];
  /** The conditions were inferred from names and neighbouring texts. The API has not stated them. @default false */
  readonly conditionsInferred?: boolean;
  /** The API demands a value if the conditions hold. @default false */
  readonly requiredWhenVisible?: boolean;
  /** Older names, which the provider accepts with a warning. */
  readonly deprecatedNames?: readonly string[];
  /** Older ways to write a value, each with today's value. The provider accepts them with a warning. */
  readonly formerValues?: Readonly<Record<string, string>>;
  /**
   * The value that version 2 of the official provider sent if nothing was configured. A source that comes from there
   * keeps it. Null stands for no value. Absent if that provider sent the default.
   */
  readonly formerDefault?: string | number | boolean | null;
  /** Two sources, of whichever connectors, cannot have the same value if they are equal in these attributes too. */
  readonly uniqueAmong?: readonly string[];
  /** The platform makes the read-only value anew when one of these attributes changes. */
  readonly derivedFrom?: readonly string[];
}

/** A setting that the API has dropped. */
export interface RetiredSetting {
  readonly attribute: string;
  readonly type: "string" | "int64" | "bool" | "map";
  /** What the setting did. */
  readonly description: string;
  /** The attributes of each element of a map. */
  readonly nested?: Readonly<Record<string, NestedSetting>>;
}

/** An attribute of each element of a map. */
export interface NestedSetting {
  readonly type: "int64";
  readonly required?: boolean;
  readonly min?: number;
  readonly description: string;
}

/** A condition that holds if another setting of the connector has exactly this value. */
export interface Condition {
  readonly attribute: string;
  readonly equals: string | number | boolean;
}
