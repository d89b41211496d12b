import * as fc from "fast-check";
import type { Condition, Connector, Setting } from "../../../src/catalogue/index.ts";
import { commonArguments } from "./random-common.ts";
import { settingValue } from "./random-values.ts";
import { settables, type Settable } from "./settable.ts";
import type { Argument, Configuration, SourceCase } from "./stack-case.ts";

/** A source as it is created and as it is changed. */
type Side = "before" | "after";
type BySide<T> = Readonly<Record<Side, T>>;

/** The random choices for a setting, whether or not the configuration has it in the end. */
interface Drawn {
  readonly value: BySide<Argument>;
  readonly isChanged: boolean;
  readonly isGiven: BySide<boolean>;
  /** Which of its names is used, as an index modulo the number of names. */
  readonly name: BySide<number>;
  readonly isWriteOnly: BySide<boolean>;
  readonly version: BySide<number | undefined>;
}

/** What the engine of a random source can do. */
export interface SourceOptions {
  /** Whether the engine has write-only arguments. */
  readonly writeOnly: boolean;
}

/**
 * A random source of a connector. It has what the API demands, nothing that the API refuses, and otherwise random
 * settings.
 */
export function sourceCase(connector: Connector, options: SourceOptions): fc.Arbitrary<SourceCase> {
  const all = settables(connector);
  return fc
    .record({
      common: bySide(commonArguments(connector.code)),
      keepsCommon: fc.boolean(),
      settings: fc.tuple(...all.map(({ setting }) => drawn(setting))),
    })
    .map(({ common, keepsCommon, settings }) => {
      const side = (name: Side): Configuration => ({
        ...common[keepsCommon ? "before" : name],
        ...settingsOf(all, settings, name, options),
      });
      return { connector: connector.code, before: side("before"), after: side("after") };
    });
}

function bySide<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<BySide<T>> {
  return fc.record({ before: arbitrary, after: arbitrary });
}

function drawn(setting: Setting): fc.Arbitrary<Drawn> {
  // Most settings stay as they are, because a single change has to show as well.
  const given = fc.constantFrom(
    { before: true, after: true },
    { before: true, after: true },
    { before: true, after: false },
    { before: false, after: true },
    { before: false, after: false },
    { before: false, after: false },
  );
  return fc.record({
    value: bySide(settingValue(setting)),
    isChanged: fc.constantFrom(true, false, false),
    isGiven: given,
    name: bySide(fc.nat({ max: 1 })),
    isWriteOnly: bySide(fc.boolean()),
    version: bySide(fc.constantFrom(undefined, 1, 2)),
  });
}

function settingsOf(
  all: readonly Settable[],
  settings: readonly Drawn[],
  side: Side,
  { writeOnly }: SourceOptions,
): Configuration {
  const pairs = all.flatMap((settable, index) => {
    const own = settings[index];
    return own === undefined ? [] : [{ ...settable, own, value: own.value[own.isChanged ? side : "before"] }];
  });
  const chosen = new Map<string, Argument>();
  const isDemanded = ({ required, requiredWhenVisible, conditions = [] }: Setting): boolean =>
    required === true ||
    (requiredWhenVisible === true && conditions.every((condition) => holds(condition, chosen, all)));
  for (const { setting, own, value } of pairs) if (own.isGiven[side]) chosen.set(setting.attribute, value);
  // A demanded setting may make the conditions of another one hold, so this is repeated until no setting is added.
  for (let before = -1; before < chosen.size;) {
    before = chosen.size;
    for (const { setting, value } of pairs)
      if (!chosen.has(setting.attribute) && isDemanded(setting)) chosen.set(setting.attribute, value);
  }
  return Object.fromEntries(
    pairs.flatMap(({ setting, names, twin, own }): [string, Argument][] => {
      const value = chosen.get(setting.attribute);
      if (value === undefined) return [];
      if (twin === undefined || !writeOnly || !own.isWriteOnly[side]) {
        return [[names[own.name[side] % names.length] ?? setting.attribute, value]];
      }
      const version = own.version[side];
      const { name, version: counter } = twin;
      return [
        [name, value],
        ...(counter === undefined || version === undefined ? [] : ([[counter, version]] as const)),
      ] as [string, Argument][];
    }),
  );
}

/** Whether a condition holds. The API takes "" for null, and so fills in the default. */
function holds(
  { attribute, equals }: Condition,
  chosen: ReadonlyMap<string, Argument>,
  all: readonly Settable[],
): boolean {
  const given = chosen.get(attribute);
  // JSON can compare these values: a setting that conditions name is a choice or a boolean, and never a bigint.
  const usual = all.find(({ setting }) => setting.attribute === attribute)?.setting.default;
  const effective = given === undefined || given === "" ? usual : given;
  return effective !== undefined && JSON.stringify(effective) === JSON.stringify(equals);
}
