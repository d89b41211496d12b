import { describeMeaning, type Setting } from "../../catalogue/index.ts";
import { integer, notBlank, type Attribute } from "../../terraform/index.ts";
import { versionName, writeOnlyName } from "./secret-settings.ts";

/**
 * The two companions of a secret: Terraform ≥ 1.11 keeps a write-only value out of plan and state,
 * so that it takes something else to see that it changed.
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
          `${describeMeaning(setting)} Write-only: in the place of \`${attribute}\`, and never in a plan or state (Terraform and ` +
          `OpenTofu ≥ 1.11). A new value is noticed by itself, unless \`${version}\` is set.`,
        // Of one that may be left out, "" means that there is none.
        validators: required === true ? [notBlank()] : [],
      },
    ],
    [
      version,
      {
        type: "number",
        optional: true,
        description: `Set it, and \`${twin}\` is sent again only when this number changes.`,
        validators: [integer()],
      },
    ],
  ];
}
