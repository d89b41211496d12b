import type { Connector, Setting } from "../../catalogue/index.ts";

/** The secrets that a practitioner gives. Secrets that the platform makes are read-only and have no write-only twin. */
export function secretSettings({ settings }: Connector): Setting[] {
  return settings.filter(({ sensitive, readOnly }) => sensitive === true && readOnly !== true);
}

/** Name of a secret's write-only twin: the argument that gives the same secret, but is never stored. */
export function writeOnlyName(attribute: string): string {
  return `${attribute}_wo`;
}

/** Name of the argument by which a practitioner says that the write-only value has changed. */
export function versionName(attribute: string): string {
  return `${attribute}_wo_version`;
}

/** Whether an attribute is the version of a write-only secret. No setting of a connector has such a name. */
export function isVersionName(attribute: string): boolean {
  return attribute.endsWith("_wo_version");
}
