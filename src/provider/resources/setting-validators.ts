/** Validators that hold a setting's value against the catalogue. */
import { hasForm, textForms, type Setting, type TextForm } from "../../catalogue/index.ts";
import { error, formatPath, integer, notBlank, oneOf, type Validator } from "../../terraform/index.ts";

/** The validators of a setting's attribute. */
export function settingValidators(setting: Setting): Validator[] {
  switch (setting.type) {
    case "bool":
      return [];
    case "int64":
      return [integer(setting)];
    case "string":
      return [
        ...(setting.required === true ? [notBlank()] : []),
        ...(setting.enum === undefined ? [] : [choice(setting.enum, setting.formerValues)]),
        ...(setting.form === undefined ? [] : [form(setting.form)]),
      ];
  }
}

function choice(values: readonly string[], former: Setting["formerValues"] = {}): Validator {
  const present = oneOf(values);
  return (value, target) => (typeof value === "string" && value in former ? [] : present(value, target));
}

function form(name: TextForm): Validator {
  return (value, { path, sensitive }) =>
    typeof value !== "string" || hasForm(name, value)
      ? []
      : [error(`Invalid value for ${formatPath(path)}`, formProblem(name, value, sensitive), path)];
}

/** What is wrong with a text. A text with an `@` is not shown, because a password may stand before the `@`. */
export function formProblem(name: TextForm, value: string, sensitive = false): string {
  const found = sensitive || value.includes("@") ? "The value" : JSON.stringify(value);
  return `${found} is not allowed: it must be ${textForms[name].words}.`;
}
