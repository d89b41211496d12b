import { Token } from "cdktf";
import { isTerraformName, NAME_RULE } from "../names/terraform-name";
import { problemOfSecret, type SecretValue } from "../secrets/secret-value";
import type { SettingRule, Settings } from "../settings/setting-rule";
import { problemsOfSettings } from "./setting-problems";
import { problemOfDuration, problemOfText } from "./value-problems";

const RULES: readonly SettingRule[] = [
  { property: "host", type: "string" },
  { property: "clientId", type: "string" },
  { property: "adminTenantId", type: "string" },
  { property: "adminServiceId", type: "string" },
  { property: "caCerts", type: "string" },
  { property: "wait", type: "string", oneOf: ["active", "server", "none"] },
  { property: "secretReturned", type: "bool" },
  { property: "shareReads", type: "bool" },
  { property: "requestTimeout", type: "string" },
  { property: "maxRetries", type: "int64", min: 0, max: 20 },
  { property: "maxConcurrentRequests", type: "int64", min: 1, max: 100 },
  { property: "journalDir", type: "string" },
  { property: "alias", type: "string" },
];

/** What is wrong with the properties of a StreamkapProvider. */
export function problemsOfProvider(attributes: Settings, secret: SecretValue | undefined): string[] {
  const texts = ["host", "clientId", "adminTenantId", "adminServiceId", "caCerts", "journalDir", "alias"];
  return [
    ...problemsOfSettings(RULES, attributes, "StreamkapProvider"),
    ...texts
      .filter((property) => attributes[property] === "")
      .map((property) => problemOfText(property, "", true)),
    problemOfHost(attributes.host),
    problemOfAlias(attributes.alias),
    typeof attributes.requestTimeout === "string"
      ? problemOfDuration("requestTimeout", attributes.requestTimeout)
      : undefined,
    secret && problemOfSecret(secret, "secret of StreamkapProvider"),
  ].filter((problem) => problem !== undefined);
}

function problemOfAlias(alias: unknown): string | undefined {
  if (typeof alias !== "string" || alias === "" || Token.isUnresolved(alias) || isTerraformName(alias)) {
    return undefined;
  }
  return `alias is ${JSON.stringify(alias)}: Terraform wants ${NAME_RULE}, such as "eu_west".`;
}

function problemOfHost(host: unknown): string | undefined {
  if (
    typeof host !== "string" ||
    host === "" ||
    Token.isUnresolved(host) ||
    /^(https?:\/\/[^\s/]|\$\{)/.test(host)
  ) {
    return undefined;
  }
  return `host is ${JSON.stringify(host)}: it must be a URL, such as "https://api.streamkap.com".`;
}
