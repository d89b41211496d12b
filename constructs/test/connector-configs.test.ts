import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as streamkap from "../src";
import type { SettingRule } from "../src/settings/setting-rule";
import { hook, synth } from "./support/synth";

interface CatalogueEntry {
  readonly code: string;
  readonly resource: string;
  readonly className: string;
}

const sources = join(__dirname, "../../src/catalogue/sources");
const catalogue = readdirSync(sources)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(join(sources, name), "utf8")) as CatalogueEntry);

type ConfigClass = new (props: Readonly<Record<string, unknown>>) => streamkap.ConnectorConfig;

/** A value that a rule allows. */
function valueOf(rule: SettingRule): unknown {
  if (rule.secret === true) return streamkap.SecretValue.fromVariable("secret");
  switch (rule.type) {
    case "string":
      return rule.oneOf?.at(-1) ?? "text";
    case "int64":
      return rule.max ?? rule.min ?? 7;
    case "bool":
      return true;
  }
}

const valuesOf = (rules: readonly SettingRule[]): Record<string, unknown> =>
  Object.fromEntries(
    rules.filter(({ oldNameOf }) => oldNameOf === undefined).map((rule) => [rule.property, valueOf(rule)]),
  );

describe("the config class of each connector", () => {
  test.each(catalogue)("$className makes the resource of its connector", ({ code, resource, className }) => {
    const Config = (streamkap as unknown as Record<string, ConfigClass>)[`${className}Config`]!;
    const rules = new Config({})._rules;
    const config = new Config(valuesOf(rules));
    expect(config).toMatchObject({ connector: code, typeName: `streamkap_${resource}` });

    const { resource: made } = synth((stack) => {
      hook(stack, "source", { config });
    });
    const [attributes] = Object.values(made[`streamkap_${resource}`] ?? {});
    const missing = Object.keys(valuesOf(rules))
      .map((property) => property.replace(/[^a-z]/gi, "").toLowerCase())
      .filter(
        (property) =>
          !Object.keys(attributes as object).some((name) => name.replace(/[^a-z]/g, "") === property),
      );
    expect(missing).toEqual([]);
  });

  test.each(catalogue)("$className names the required settings that it lacks", ({ className }) => {
    const Config = (streamkap as unknown as Record<string, ConfigClass>)[`${className}Config`]!;
    const required = new Config({})._rules.filter((rule) => rule.required === true);
    const problems = new Config({})._problems().filter((problem) => problem.endsWith("which is required."));
    expect(problems).toEqual(
      required.map(({ property }) => `${className}Config lacks ${property}, which is required.`),
    );
  });

  test.each(catalogue)("$className takes former names as well", ({ className }) => {
    const Config = (streamkap as unknown as Record<string, ConfigClass>)[`${className}Config`]!;
    const rules = new Config({})._rules;
    const renamed: Readonly<Record<string, string>> = Object.fromEntries(
      rules.flatMap(({ oldNameOf, property }) =>
        oldNameOf === undefined ? [] : [[oldNameOf, property] as const],
      ),
    );
    const values = Object.entries(valuesOf(rules)).map(
      ([name, value]) => [renamed[name] ?? name, value] as const,
    );
    expect(new Config(Object.fromEntries(values))._problems()).toEqual([]);
  });
});
