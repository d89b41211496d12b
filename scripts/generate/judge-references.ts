/** Judges what a JSON schema cannot judge: settings name each other, and connectors must differ. */
import type { Catalogue, Connector, Setting } from "../../src/catalogue/index.ts";
import { allows } from "./allows.ts";

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

/** Problems of one connector that has the form of the JSON schema, each with its setting. */
export function judgeReferences({ settings }: Connector): string[] {
  const byName = new Map(settings.map((setting) => [setting.attribute, setting]));
  const names = settings.flatMap(namesOf);
  const wires = settings.map(({ wire }) => wire);
  return settings.flatMap((setting) => {
    const { attribute, wire, min, max, conditions = [], uniqueAmong = [], derivedFrom = [] } = setting;
    const other = (name: string): Setting | undefined => (name === attribute ? undefined : byName.get(name));
    const problems = [
      ...namesOf(setting).flatMap((name) => [
        ...(names.filter((each) => each === name).length > 1 ? [`the name ${name} is used twice`] : []),
        ...(common.includes(name) ? [`every source has an attribute ${name} of its own`] : []),
        ...(reserved.includes(name) ? [`${name} is a name that Terraform or CDKTF keeps for itself`] : []),
      ]),
      ...(wires.filter((each) => each === wire).length > 1 ? [`the wire key ${wire} is used twice`] : []),
      ...((min ?? -Infinity) > (max ?? Infinity) ? [`min ${String(min)} is above max ${String(max)}`] : []),
      ...(setting.default !== undefined && !allows(setting, setting.default)
        ? [`the default ${JSON.stringify(setting.default)} is not a value that the setting allows`]
        : []),
      ...conditions.flatMap(({ attribute: name, equals }) => {
        const found = other(name);
        if (found === undefined) return [`a condition names ${name}, which is no other setting`];
        if (allows(found, equals)) return [];
        return [`a condition compares ${name} with ${JSON.stringify(equals)}, a value that it cannot have`];
      }),
      ...uniqueAmong.flatMap((name) => {
        const found = other(name);
        if (found !== undefined && (found.required ?? found.default !== undefined)) return [];
        return [`uniqueAmong names ${name}, which is no other setting that always has a value`];
      }),
      ...derivedFrom
        .filter((name) => byName.get(name) === undefined || byName.get(name)?.readOnly !== undefined)
        .map((name) => `derivedFrom names ${name}, which is no setting that a practitioner sets`),
    ];
    return problems.map((problem) => `setting "${attribute}": ${problem}`);
  });
}

/** Problems between connectors, by code: names that two connectors share, and attributes with two types. */
export function judgeTogether(catalogue: Catalogue): { code: string; problem: string }[] {
  const problems: { code: string; problem: string }[] = [];
  const seen = new Map<string, string>();
  const types = new Map<string, { type: string; code: string }>();
  for (const { code, resource, displayName, className, settings } of catalogue.values()) {
    const unique = { resource, displayName, className };
    for (const [key, value] of Object.entries(unique)) {
      // Two names that differ only in upper and lower case would be one file on some systems.
      const taken = seen.get(`${key} ${value.toLowerCase()}`);
      if (taken !== undefined) problems.push({ code, problem: `${key}: "${value}" is that of ${taken}` });
      seen.set(`${key} ${value.toLowerCase()}`, code);
    }
    for (const { attribute, type } of settings) {
      const first = types.get(attribute) ?? { type, code };
      types.set(attribute, first);
      if (first.type === type) continue;
      const problem = `setting "${attribute}", type: is ${type} here and ${first.type} in ${first.code}; it must be the same`;
      problems.push({ code, problem });
    }
  }
  return problems;
}

/** All names of a connector's attributes in Terraform, with former names and write-only twins. */
function namesOf({ attribute, sensitive, deprecatedNames = [] }: Setting): string[] {
  return [
    attribute,
    ...deprecatedNames,
    ...(sensitive ? [`${attribute}_wo`, `${attribute}_wo_version`] : []),
  ];
}
