import type { Setting } from "../../catalogue/index.ts";
import { draw } from "../hex-id.ts";
import { platformValue, placeholderOf } from "./platform-values.ts";
import type { Quirks } from "../quirks.ts";
import type { SourceRecord } from "../records/index.ts";

/** A value of a setting in an answer. */
export type EchoedValue = string | number | bigint | boolean | null;

/** What the config of an answer depends on, besides the source. */
export interface EchoContext {
  readonly seed: number;
  readonly quirks: Quirks;
  /** The number of this answer among those of the source. Values that vary from answer to answer depend on it. */
  readonly turn: number;
  /** Whether this is the answer to the POST that made the source. */
  readonly first: boolean;
  /** How secrets are shown. `redacted` is for the simulator's own books. */
  readonly secrets: "clear" | "null" | "masked" | "redacted";
}

/** The config of an answer: the stored values, and those that the platform makes. */
export function echoConfig(source: SourceRecord, context: EchoContext): Record<string, EchoedValue> {
  const { quirks } = context;
  const own = source.connector.settings.map((setting): [string, EchoedValue] => [
    setting.wire,
    echo(setting, source, context),
  ]);
  return { ...(quirks.extraDefaults === true && unknownKeys(source)), ...Object.fromEntries(own) };
}

/**
 * Keys that no definition names. Among them is the computed twin `X` of each key `X.user.defined`, which may differ
 * from it, for example for a host behind a tunnel.
 */
function unknownKeys({ config }: SourceRecord): Record<string, EchoedValue> {
  const computed = [...config].flatMap(([key, value]): [string, EchoedValue][] => {
    const twin = key.replace(/\.user\.defined$/, "");
    return twin === key ? [] : [[twin, value]];
  });
  return { "streamkap.revision": "3", ...Object.fromEntries(computed) };
}

function echo(setting: Setting, source: SourceRecord, context: EchoContext): EchoedValue {
  const { seed, quirks, first, secrets, turn } = context;
  const placeholder = quirks.placeholders === true && first ? placeholderOf(setting) : undefined;
  if (placeholder !== undefined) return placeholder;
  const made = source.config.get(setting.wire) ?? platformValue(setting, source, context);
  const value = made ?? (quirks.extraDefaults === true ? filledIn(setting) : null);
  if (value === null) return null;
  if (setting.sensitive === true && secrets !== "clear") return hidden[secrets];
  if (quirks.enumBlanks === true && setting.enum !== undefined) return ` ${value}`;
  const native =
    quirks.values === "native" ||
    (quirks.values === "mixed" && draw(seed, `${source.id}/${setting.wire}/${String(turn)}`) < 8);
  return native ? toNative(setting, value) : value;
}

const hidden = { null: null, masked: "********", redacted: "***" } as const;

function toNative(setting: Setting, value: string): EchoedValue {
  if (setting.type === "bool") return value === "true";
  if (setting.type !== "int64") return value;
  const number = BigInt(value);
  return Number.isSafeInteger(Number(number)) ? Number(number) : number;
}

/**
 * The value that the platform might fill in for a key without a default that was left out. It cannot invent secrets.
 */
function filledIn(setting: Setting): string | null {
  if (setting.sensitive === true || setting.readOnly === true || setting.required === true) return null;
  switch (setting.type) {
    case "bool":
      return "false";
    case "int64":
      return String(setting.min ?? 1);
    case "string":
      return setting.enum?.[0] ?? `platform ${setting.wire}`;
  }
}
