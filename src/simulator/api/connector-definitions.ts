import type { Catalogue, Connector, Setting } from "../../catalogue/index.ts";
import type { Route } from "../http/index.ts";

/** GET /sources/connectors: the settings of each connector, grouped by its display name. */
export function connectorRoute(catalogue: Catalogue): Route {
  return {
    method: "GET",
    path: "/sources/connectors",
    handle: ({ query }) => {
      const code = query.get("connector_code");
      const connectors = [...catalogue.values()].filter(
        (connector) => code === null || connector.code === code,
      );
      return {
        body: Object.fromEntries(connectors.map((connector) => [connector.displayName, define(connector)])),
      };
    },
  };
}

function define(connector: Connector): object {
  const wireKeys = new Map(connector.settings.map((setting) => [setting.attribute, setting.wire]));
  return {
    connector: connector.code,
    display_name: connector.displayName,
    config: connector.settings.map((setting) => ({
      name: setting.wire,
      description: setting.description,
      // The API demands a required setting only if its conditions are met.
      required: Boolean(setting.required ?? setting.requiredWhenVisible),
      user_defined: true,
      encrypt: setting.sensitive ?? false,
      set_once: false,
      display_name: displayName(setting.wire),
      tab: setting.group,
      conditions: (setting.conditions ?? []).map(({ attribute, equals }) => ({
        operator: "EQ",
        config: wireKeys.get(attribute),
        value: equals,
      })),
      value: defineValue(setting),
    })),
  };
}

function defineValue(setting: Setting): object {
  return {
    control: control(setting),
    ...(setting.default !== undefined && { default: wireDefault(setting.default) }),
    ...(setting.enum && { raw_values: setting.enum }),
    ...(setting.min !== undefined && { min: setting.min }),
    ...(setting.max !== undefined && { max: setting.max }),
    ...(setting.readOnly && { readonly: true }),
  };
}

/** The default as the API's definitions have it, where that of a number is a text. */
function wireDefault(value: string | number | boolean): string | boolean {
  return typeof value === "number" ? String(value) : value;
}

/** A number with this maximum is a port, which is typed in. Other numbers with a maximum are chosen with a slider. */
const largestPort = 65_535;

function control(setting: Setting): string {
  if (setting.sensitive) return "password";
  if (setting.enum) return "one-select";
  switch (setting.type) {
    case "int64":
      return setting.max === undefined || setting.max === largestPort ? "number" : "slider";
    case "bool":
      return "toggle";
    case "string":
      return "string";
  }
}

/** `database.hostname.user.defined` is shown as "Database Hostname". */
function displayName(wire: string): string {
  return wire
    .replace(/\.user\.(defined|displayed)$/, "")
    .split(/[._]/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(" ");
}
