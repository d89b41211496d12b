import { describeMeaning, type Setting } from "../../catalogue/index.ts";
import { integer, notBlank, type Attribute } from "../../terraform/index.ts";
import { versionName, writeOnlyName } from "./secret-settings.ts";

/**
 * The two attributes beside a secret's own: its write-only twin, and the twin's version. Terraform ≥ 1.11 keeps a
 * write-only value out of plan and state, so a user may need the version to say that the value has changed.
 */
export function secretTwins(setting: Setting): [string, Attribute][] {
  const { attribute, required } = setting;
  const [twin, version] = [writeOnlyName(attribute), versionName(attribute)];
  return [
    [
      twin,
      {
        type: "string",
        optional: true,
        sensitive: true,
        writeOnly: true,
        description:
          `${describeMeaning(setting)} Write-only: used instead of \`${attribute}\`, and never in a plan or state (Terraform and ` +
          `OpenTofu ≥ 1.11). A new value is noticed by itself, unless \`${version}\` is set.`,
        // A secret that is not required may be "", which means that there is none.
        validators: required === true ? [notBlank()] : [],
      },
    ],
    [
      version,
      {
        type: "number",
        optional: true,
        description: `If it is set, \`${twin}\` is sent again only when this number changes.`,
        validators: [integer()],
      },
    ],
  ];
}
