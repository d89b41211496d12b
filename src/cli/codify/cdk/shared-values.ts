import { propertyName, type Connector, type Setting } from "../../../catalogue/index.ts";
import { isMap } from "../../../terraform/index.ts";
import type { NamedSource } from "../project.ts";
import { listCode, settingCode, textCode } from "./setting-code.ts";
import { property, type Code, type Member } from "./type-script.ts";

/** A constant that several sources use. */
export interface SharedValue {
  readonly name: string;
  readonly code: Code;
}

/** The values that repeat over sources, each as a constant. */
export interface SharedValues {
  /** In the order of their names. */
  readonly all: readonly SharedValue[];
  /**
   * The constant with the settings that belong to the switch of a setting, such as those of an SSH tunnel. Undefined if no
   * other source has the same.
   */
  readonly groupOf: (source: NamedSource, setting: Setting) => SharedValue | undefined;
  /** The constant for the text of a setting. */
  readonly textOf: (source: NamedSource, setting: Setting) => SharedValue | undefined;
  readonly tagsOf: (source: NamedSource) => SharedValue | undefined;
  readonly clusterOf: (source: NamedSource) => SharedValue | undefined;
}

/** A value that may be shared: how its constant would be called, the value, and how many sources have to have it. */
interface Candidate {
  readonly stem: string;
  readonly code: Code;
  readonly least: number;
}

/** A shorter text is read faster than the name of a constant. */
const shortestText = 8;

/** Finds the values that several sources have: settings that belong together, texts, tags and clusters. */
export function findSharedValues(sources: readonly NamedSource[]): SharedValues {
  const counts = new Map<string, { readonly candidate: Candidate; count: number }>();
  const keyOf = (candidate: Candidate): string => JSON.stringify(candidate);
  for (const candidate of sources.flatMap(candidatesOf)) {
    const known = counts.get(keyOf(candidate)) ?? { candidate, count: 0 };
    known.count++;
    counts.set(keyOf(candidate), known);
  }
  const named = new Map<string, SharedValue>();
  const numbers = new Map<string, number>();
  for (const [key, { candidate, count }] of counts) {
    if (count < candidate.least) continue;
    const number = (numbers.get(candidate.stem) ?? 0) + 1;
    numbers.set(candidate.stem, number);
    const name = number === 1 ? candidate.stem : `${candidate.stem}_${String(number)}`;
    named.set(key, { name, code: candidate.code });
  }
  const find = (candidate: Candidate | undefined): SharedValue | undefined =>
    candidate && named.get(keyOf(candidate));
  return {
    all: [...named.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    groupOf: (source, setting) => find(groupCandidate(source, switchOf(setting, source.connector))),
    textOf: (source, setting) => find(textCandidate(source, setting)),
    tagsOf: (source) => find(tagsCandidate(source)),
    clusterOf: (source) => find(clusterCandidate(source)),
  };
}

/** The switch that a setting belongs to: the setting itself, or the one that has to be on for the setting to count. */
function switchOf({ attribute, type, conditions = [] }: Setting, connector?: Connector): string | undefined {
  const isSwitch =
    type === "bool" && (connector?.settings ?? []).some((other) => countsWith(other, attribute));
  return isSwitch ? attribute : conditions.find(({ equals }) => equals === true)?.attribute;
}

function countsWith({ conditions = [] }: Setting, attribute: string): boolean {
  return conditions.some((condition) => condition.attribute === attribute && condition.equals === true);
}

function candidatesOf(source: NamedSource): Candidate[] {
  const all = source.connector?.settings ?? [];
  const switches = new Set(all.map((setting) => switchOf(setting, source.connector)));
  return [
    ...[...switches].map((name) => groupCandidate(source, name)),
    ...all.map((setting) => textCandidate(source, setting)),
    tagsCandidate(source),
    clusterCandidate(source),
  ].filter((candidate) => candidate !== undefined);
}

function groupCandidate(source: NamedSource, name: string | undefined): Candidate | undefined {
  const { connector, settings } = source;
  if (connector === undefined || name === undefined) return undefined;
  const members = connector.settings
    .filter((setting) => isShareable(setting) && switchOf(setting, connector) === name)
    .flatMap((setting): Member[] => {
      const value = settings.get(setting.attribute) ?? null;
      if (value === null || isMap(value)) return [];
      return [property(propertyName(setting.attribute), settingCode(value, setting, connector))];
    });
  if (members.length < 2) return undefined;
  return { stem: name.replace(/_enabled$/, "").toUpperCase(), code: { kind: "object", members }, least: 2 };
}

function textCandidate({ connector, settings }: NamedSource, setting: Setting): Candidate | undefined {
  const value = settings.get(setting.attribute);
  if (connector === undefined || typeof value !== "string" || !isShareable(setting)) return undefined;
  if (value.length < shortestText) return undefined;
  return { stem: setting.attribute.toUpperCase(), code: settingCode(value, setting, connector), least: 3 };
}

/** Whether a setting can be a constant. The class of a choice belongs to one connector alone. */
function isShareable({ enum: choices, sensitive }: Setting): boolean {
  return choices === undefined && sensitive !== true;
}

function tagsCandidate({ tags }: NamedSource): Candidate | undefined {
  return tags.length === 0 ? undefined : { stem: "TAGS", code: listCode(tags), least: 2 };
}

function clusterCandidate({ clusterId }: NamedSource): Candidate | undefined {
  return clusterId === undefined ? undefined : { stem: "KC_CLUSTER_ID", code: textCode(clusterId), least: 2 };
}
