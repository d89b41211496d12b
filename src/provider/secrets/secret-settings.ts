import type { Connector, Setting } from "../../catalogue/index.ts";

/** Secrets that the practitioner gives: those of the platform's own making have no twin. */
export function secretSettings({ settings }: Connector): Setting[] {
  return settings.filter(({ sensitive, readOnly }) => sensitive === true && readOnly !== true);
}

/** Name of the argument that gives the same secret without its ever being stored. */
export function writeOnlyName(attribute: string): string {
  return `${attribute}_wo`;
}

/** Name of the argument by which the practitioner says that the write-only value is another one. */
export function versionName(attribute: string): string {
  return `${attribute}_wo_version`;
}

/** No setting's own name ends so. */
export function isVersionName(attribute: string): boolean {
  return attribute.endsWith("_wo_version");
}
