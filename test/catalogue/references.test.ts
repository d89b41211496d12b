import type { Setting } from "../../src/catalogue/index.ts";
import { catalogue } from "./connectors.ts";

const connectors = [...catalogue.values()].map((connector) => [connector.code, connector] as const);

/** Attributes that every source has besides the settings of its connector. */
const common = (
  "id name connector connector_status connector_display_name created_timestamp created_from sub_id tenant_id " +
  "service_id topic_ids topics topic_map tasks task_statuses desired_state wait kc_cluster_id tags timeouts revision"
).split(" ");

/** Meta-arguments, and names Terraform reserves for the future or that CDKTF's constructs already have. */
const reserved = (
  "connection count depends_on for_each lifecycle provider provisioner source version locals providers " +
  "node tf_resource_type friendly_unique_id fqn scope"
).split(" ");

const names = (setting: Setting): string[] => [setting.attribute, ...(setting.deprecatedNames ?? [])];

const fits = (setting: Setting, value: unknown): boolean =>
  setting.type === "string"
    ? typeof value === "string" && (setting.enum?.includes(value) ?? true)
    : setting.type === "bool"
      ? typeof value === "boolean"
      : typeof value === "number" &&
        value >= (setting.min ?? -Infinity) &&
        value <= (setting.max ?? Infinity);

describe.each(connectors)("%s", (_code, connector) => {
  const attributes = new Map(connector.settings.map((setting) => [setting.attribute, setting]));

  it("uses each name once, older names and write-only twins included", () => {
    const all = connector.settings.flatMap((setting) => [
      ...names(setting),
      ...(setting.sensitive ? [`${setting.attribute}_wo`, `${setting.attribute}_wo_version`] : []),
    ]);
    expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
  });

  it("uses each wire key once", () => {
    const keys = connector.settings.map((setting) => setting.wire);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it("takes no common and no reserved name", () => {
    const taken = connector.settings.flatMap(names).filter((name) => [...common, ...reserved].includes(name));
    expect(taken).toEqual([]);
  });

  it("has defaults within its own limits", () => {
    const wrong = connector.settings.filter(
      (setting) => setting.default !== undefined && !fits(setting, setting.default),
    );
    expect(wrong.map((setting) => setting.attribute)).toEqual([]);
  });

  it("has bounds in order", () => {
    const wrong = connector.settings.filter(({ min, max }) => (min ?? -Infinity) > (max ?? Infinity));
    expect(wrong.map((setting) => setting.attribute)).toEqual([]);
  });

  it("has conditions on other settings, with values these can have", () => {
    const wrong = connector.settings.flatMap((setting) =>
      (setting.conditions ?? []).filter(({ attribute, equals }) => {
        const other = attributes.get(attribute);
        return other === undefined || other === setting || !fits(other, equals);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("has unique values among other settings that always have a value", () => {
    const wrong = connector.settings
      .flatMap((setting) => (setting.uniqueAmong ?? []).map((attribute) => ({ setting, attribute })))
      .filter(({ setting, attribute }) => {
        const other = attributes.get(attribute);
        return other === undefined || other === setting || !(other.required ?? other.default !== undefined);
      });
    expect(wrong).toEqual([]);
  });

  it("derives values from other settings that a practitioner sets", () => {
    const wrong = connector.settings
      .flatMap((setting) => setting.derivedFrom ?? [])
      .filter((attribute) => attributes.get(attribute)?.readOnly !== undefined || !attributes.has(attribute));
    expect(wrong).toEqual([]);
  });
});

describe("the whole catalogue", () => {
  it.each([
    ["code", (code: string) => code],
    ["resource", (code: string) => catalogue.get(code)?.resource],
    ["display name", (code: string) => catalogue.get(code)?.displayName],
    ["class name", (code: string) => catalogue.get(code)?.className.toLowerCase()],
  ])("has each %s once", (_name, read) => {
    const values = [...catalogue.keys()].map(read);
    expect(new Set(values).size).toBe(values.length);
  });

  it("gives every attribute one type", () => {
    const types = new Map<string, Set<string>>();
    for (const setting of [...catalogue.values()].flatMap((connector) => connector.settings)) {
      types.set(setting.attribute, (types.get(setting.attribute) ?? new Set()).add(setting.type));
    }
    expect([...types].filter(([, seen]) => seen.size > 1)).toEqual([]);
  });
});
