import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Setting } from "../../src/catalogue/index.ts";
import { catalogue } from "./connectors.ts";

interface Fixture {
  readonly connectors: readonly FixtureConnector[];
}

interface FixtureConnector {
  readonly code: string;
  readonly resource: string;
  readonly displayName: string;
  readonly attributes: readonly FixtureAttribute[];
  readonly deprecatedAliases: readonly { tf: string; replacedBy: string; replacementExists: boolean }[];
}

interface FixtureAttribute {
  readonly tf: string;
  readonly api: string;
  readonly type: string;
  readonly required: boolean;
  readonly hasDefault: boolean;
  readonly default: unknown;
  readonly sensitive: boolean;
  readonly readOnly: boolean;
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly doubt?: string;
  readonly conditions?: readonly { operator: string; tf: string; value: unknown }[];
  readonly conditionsNote?: string;
  readonly conditionsEvidence?: string;
  /** How the key was found. Absent for settings of version 3.0.0-beta.24. */
  readonly apiSource?: string;
  readonly backendRequiredWhenVisible?: boolean;
}

const fixture = JSON.parse(
  readFileSync(join(__dirname, "../fixtures/source-connectors.json"), "utf8"),
) as Fixture;

/**
 * The API's text calls these settings optional, although the official schema demands them. Nobody has seen whether the
 * API refuses a source without them. So they are optional here, and the API decides.
 */
const requirednessInDoubt = (attribute: FixtureAttribute): boolean =>
  attribute.doubt?.startsWith("required or optional?") ?? false;

/** Heartbeats no longer depend on the kind of snapshots, because they can go to Kafka only. */
const conditionsThatHold = (attribute: FixtureAttribute): FixtureAttribute["conditions"] =>
  attribute.conditionsNote?.includes("only heartbeat.enabled should still matter")
    ? attribute.conditions?.filter(({ tf }) => tf === "heartbeat_enabled")
    : attribute.conditions;

/** Names of version 2 that version 3 has renamed without keeping the old name. */
const formerNames: Readonly<Record<string, readonly string[]>> = {
  "dynamodb.table_include_list": ["table_include_list_user_defined"],
  "sqlserveraws.database_names": ["database_dbname"],
};

function expected(connector: FixtureConnector, attribute: FixtureAttribute): Partial<Setting> {
  // The platform makes read-only values whatever the other settings say.
  const conditions = attribute.readOnly ? [] : (conditionsThatHold(attribute) ?? []);
  const older = connector.deprecatedAliases
    .filter((alias) => alias.replacementExists && alias.replacedBy === attribute.tf)
    .map((alias) => alias.tf);
  const demanded = attribute.backendRequiredWhenVisible && conditions.length > 0 && !attribute.hasDefault;
  const former = formerNames[`${connector.code}.${attribute.tf}`] ?? [];
  return {
    attribute: attribute.tf,
    wire: attribute.api,
    ...(attribute.apiSource === "naming rule only" && { wireInferred: true }),
    type: attribute.type as Setting["type"],
    ...(attribute.required && !requirednessInDoubt(attribute) && { required: true }),
    ...(attribute.hasDefault && { default: attribute.default as string | number | boolean }),
    ...(attribute.sensitive && { sensitive: true }),
    ...(attribute.readOnly && { readOnly: true }),
    ...(attribute.enum && { enum: attribute.enum.map((value) => value.trim()) }),
    ...(attribute.min !== undefined && { min: attribute.min }),
    ...(attribute.max !== undefined && { max: attribute.max }),
    ...(conditions.length > 0 && {
      conditions: conditions.map(({ tf, value }) => ({ attribute: tf, equals: value as string | boolean })),
    }),
    // Conditions that the text of the field itself states do not count as inferred.
    ...(conditions.length > 0 &&
      ["weak", "analogy"].includes(attribute.conditionsEvidence ?? "") && { conditionsInferred: true }),
    ...(demanded && { requiredWhenVisible: true }),
    ...(older.length + former.length > 0 && { deprecatedNames: [...older, ...former] }),
  };
}

/** Fields that the fixture does not have, or that it words in another way. */
const ownWords = new Set([
  ...[
    "description",
    "group",
    "form",
    "absentIsDefault",
    "derivedFrom",
    "nested",
    "formerDefault",
    "formerValues",
    "uniqueAmong",
  ],
]);

const comparable = (setting: Setting, { min, max }: FixtureAttribute): object => {
  const ownBounds = min === undefined && max === undefined ? ["min", "max"] : [];
  return Object.fromEntries(
    Object.entries(setting).filter(([key]) => !ownWords.has(key) && !ownBounds.includes(key)),
  );
};

// The collected definitions lack connectors that came later. scripts/generate/judge-catalogue.ts judges those.
describe("src/catalogue/sources", () => {
  it.each(fixture.connectors.map((connector) => [connector.code, connector] as const))(
    "has for %s the settings of its collected definition",
    (code, connector) => {
      const ours = catalogue.get(code);
      expect(ours).toMatchObject({
        code,
        resource: connector.resource.replace(/^streamkap_/, ""),
        displayName: connector.displayName,
      });
      expect(ours?.settings.map((setting, at) => comparable(setting, connector.attributes[at]!))).toEqual(
        connector.attributes.map((attribute) => expected(connector, attribute)),
      );
    },
  );

  it("bounds numbers that the API does not bound: a port by 1 and 65535, and a size or a time by 0", () => {
    const unbounded = fixture.connectors.flatMap(({ code, attributes }) =>
      attributes.flatMap(({ type, tf, min, max }) =>
        type === "int64" && min === undefined && max === undefined
          ? catalogue.get(code)!.settings.filter(({ attribute }) => attribute === tf)
          : [],
      ),
    );
    const [ports, others] = [true, false].map((isPort) =>
      unbounded.filter(({ attribute }) => /(^|_)port$/.test(attribute) === isPort),
    );
    expect(new Set(ports!.map(({ min, max }) => `${String(min)}..${String(max)}`))).toEqual(
      new Set(["1..65535"]),
    );
    expect(others!.filter(({ min, max }) => min === undefined || min < 0 || max !== undefined)).toEqual([]);
    expect([ports!.length, others!.length]).toEqual([31, 23]);
  });

  it("takes an empty answer for the default in the settings that are newer than many sources", () => {
    const newer = fixture.connectors.flatMap(({ code, attributes }) =>
      attributes.filter(({ apiSource }) => apiSource !== undefined).map(({ tf }) => `${code}.${tf}`),
    );
    const marked = [...catalogue.values()].flatMap(({ code, settings }) =>
      settings
        .filter(({ absentIsDefault }) => absentIsDefault === true)
        .map(({ attribute }) => `${code}.${attribute}`),
    );
    expect(new Set(marked)).toEqual(new Set(newer));
    expect(marked).toHaveLength(35);
  });

  it("gives each host name a form", () => {
    const hosts = [...catalogue.values()]
      .flatMap(({ settings }) => settings)
      .filter(
        ({ type, readOnly, attribute }) => type === "string" && !readOnly && /host(name)?$/.test(attribute),
      );
    expect(hosts.filter(({ form }) => form === undefined).map(({ attribute }) => attribute)).toEqual([]);
    expect(hosts.length).toBeGreaterThan(20);
  });

  it("needs no other comparison than equality, because collected conditions have no other", () => {
    const operators = fixture.connectors
      .flatMap((connector) => connector.attributes)
      .flatMap((attribute) => attribute.conditions ?? [])
      .map((condition) => condition.operator);
    expect(new Set(operators)).toEqual(new Set(["EQ"]));
  });

  it("makes only four settings optional that the official schema demands", () => {
    const doubtful = fixture.connectors.flatMap((connector) =>
      connector.attributes
        .filter(requirednessInDoubt)
        .map((attribute) => `${connector.code}.${attribute.tf}`),
    );
    expect(doubtful.sort()).toEqual([
      "redis.redis_password",
      "redis.redis_username",
      "vitess.database_password",
      "vitess.database_user",
    ]);
  });
});
