import { configClassName, propertyName, type Setting } from "../../../catalogue/index.ts";
import { isMap } from "../../../terraform/index.ts";
import type { NamedSource, Project } from "../project.ts";
import { listCode, mapCode, settingCode, textCode, valueCode } from "./setting-code.ts";
import type { SharedValue, SharedValues } from "./shared-values.ts";
import { call, literal, property, statement, type Code, type Member } from "./type-script.ts";

/** The statement that adds a source to the stack and imports it, with the comments above. */
export function sourceStatement(source: NamedSource, project: Project, shared: SharedValues): string {
  const { identifier, id, remarks } = source;
  const made = call(
    "new StreamkapSource",
    name("stack"),
    literal(identifier),
    props(source, project, shared),
  );
  const comments = remarks.map((remark) => `  // ${remark.replaceAll(/\s+/g, " ")}\n`).join("");
  return comments + statement(made, "  ", `.resource.importFrom(${JSON.stringify(id)})`);
}

function props(source: NamedSource, project: Project, shared: SharedValues): Code {
  const { desiredState, clusterId, tags } = source;
  const [cluster, ownTags] = [shared.clusterOf(source), shared.tagsOf(source)];
  const members = [
    property("name", textCode(source.name)),
    ...(desiredState === undefined
      ? []
      : [property("desiredState", member("DesiredState", desiredState.toUpperCase()))]),
    ...(clusterId === undefined
      ? []
      : [property("kcClusterId", cluster ? name(cluster.name) : textCode(clusterId))]),
    ...(tags.length === 0 ? [] : [property("tags", ownTags ? name(ownTags.name) : listCode(tags))]),
    // An import tells no `wait`, so a source with one of its own would be updated.
    property("wait", member("Wait", "AS_PROVIDER")),
    property(
      "config",
      source.connector === undefined ? custom(source, project) : typed(source, project, shared),
    ),
  ];
  return { kind: "object", members };
}

/** The settings in the order of the catalogue. A shared group stands where its first setting would stand. */
function typed(source: NamedSource, project: Project, shared: SharedValues): Code {
  const { connector, settings, variables } = source;
  if (connector === undefined) return call("");
  const spread = new Set<SharedValue>();
  const members = connector.settings.flatMap((setting): Member[] => {
    const variable = variables.get(setting.attribute);
    const key = propertyName(setting.attribute);
    if (variable !== undefined) return [property(key, secret(variable, project))];
    const value = settings.get(setting.attribute) ?? null;
    if (value === null) return [];
    const group = isGrouped(setting, isMap(value)) ? shared.groupOf(source, setting) : undefined;
    if (group === undefined) {
      const text = shared.textOf(source, setting);
      return [property(key, text ? name(text.name) : settingCode(value, setting, connector))];
    }
    if (spread.has(group)) return [];
    spread.add(group);
    return [{ value: name(group.name) }];
  });
  const className = `new ${configClassName(connector)}`;
  return members.length === 0 ? call(className) : call(className, { kind: "object", members });
}

/** Whether a setting is in the constant of its group, if there is one. */
function isGrouped({ enum: choices }: Setting, isMapValue: boolean): boolean {
  return choices === undefined && !isMapValue;
}

/** The settings of a connector without a class, by the keys of the API. */
function custom({ code, settings, variables }: NamedSource, project: Project): Code {
  const plain = mapCode([...settings].map(([key, value]) => [key, valueCode(value)] as const));
  if (variables.size === 0)
    return settings.size === 0
      ? call("new CustomConfig", literal(code))
      : call("new CustomConfig", literal(code), plain);
  const secrets = mapCode([...variables].map(([key, variable]) => [key, secret(variable, project)] as const));
  return call("new CustomConfig", literal(code), plain, secrets);
}

function secret(variable: string, { writeOnly }: Project): Code {
  const factory = writeOnly ? "writeOnlyFromVariable" : "fromVariable";
  return call(`SecretValue.${factory}`, literal(variable));
}

function name(text: string): Code {
  return { kind: "text", text };
}

function member(owner: string, constant: string): Code {
  return { kind: "movable", text: `${owner}.${constant}` };
}
