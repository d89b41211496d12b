import type { TextForm } from "./text-form.ts";

/**
 * The form of one connector in the catalogue: what `sources/<code>.json` holds, and what
 * `connector.schema.json` checks. A setting is one entry of a connector's flat, dotted
 * `config` map on the wire.
 */
export interface Connector {
  /** Type code of the API, such as `sqlserveraws`. */
  readonly code: string;
  readonly kind: "source";
  /** Terraform's resource type without the provider's prefix: `source_sqlserver`. */
  readonly resource: string;
  /** Product spelling, as the API's `connector_display_name`: `SQL Server`. */
  readonly displayName: string;
  /** Stem of the constructs' class names: `SqlServer` gives `SqlServerConfig`. */
  readonly className: string;
  /** What a practitioner must know beyond the settings; Markdown sentences. */
  readonly notes?: readonly string[];
  readonly settings: readonly Setting[];
  /** What the API has dropped: still taken, with a warning, and never sent. */
  readonly retired?: readonly RetiredSetting[];
}

export interface Setting {
  /** Terraform's name: `database_hostname`. */
  readonly attribute: string;
  /** Key in the API's config map: `database.hostname.user.defined`. */
  readonly wire: string;
  readonly type: "string" | "int64" | "bool" | "map";
  /** Markdown, with units. */
  readonly description: string;
  /** Heading under which documentation lists it. */
  readonly group: string;
  /** What a text has to look like. @default anything */
  readonly form?: TextForm;
  /** Always demanded by the API: no default, no condition. @default false */
  readonly required?: boolean;
  /** Static default; absent: none, and the API may fill a value. */
  readonly default?: string | number | boolean;
  /** A secret: sensitive in Terraform, never logged. @default false */
  readonly sensitive?: boolean;
  /** Made by the platform, never sent. @default false */
  readonly readOnly?: boolean;
  /** Allowed values of a string. */
  readonly enum?: readonly string[];
  /** Inclusive bounds of a number: the API's own, else those of what can be meant. @default those of 64 bits */
  readonly min?: number;
  readonly max?: number;
  /** The API looks at the setting only where all of these hold. */
  readonly conditions?: readonly Condition[];
  /** The conditions were told from names and neighbouring texts; the API has not said so. @default false */
  readonly conditionsInferred?: boolean;
  /** Demanded by the API where the conditions hold. @default false */
  readonly requiredWhenVisible?: boolean;
  /** Older names that still work, with a warning. */
  readonly deprecatedNames?: readonly string[];
  /** Today's values by older ways to write them, which are still taken, with a warning. */
  readonly formerValues?: Readonly<Record<string, string>>;
  /**
   * What version 2 of the official provider sent where nothing was configured, where that is not
   * the default: a source that comes from there keeps it. Null: nothing.
   */
  readonly formerDefault?: string | number | boolean | null;
  /** No two sources, of whichever connectors, have the same value where these attributes are equal too. */
  readonly uniqueAmong?: readonly string[];
  /** A read-only value is made anew when one of these attributes changes. */
  readonly derivedFrom?: readonly string[];
  /** Of a map: the attributes of each element. On the wire such a map is JSON text. */
  readonly nested?: Readonly<Record<string, NestedSetting>>;
}

export interface RetiredSetting {
  readonly attribute: string;
  readonly type: "string" | "int64" | "bool";
  /** What it did. */
  readonly description: string;
}

export interface NestedSetting {
  readonly type: "int64";
  readonly required?: boolean;
  readonly min?: number;
  readonly description: string;
}

/** Holds when another setting of the connector has exactly this value. */
export interface Condition {
  readonly attribute: string;
  readonly equals: string | number | boolean;
}
