import { Fn, type TerraformStack, TerraformVariable } from "cdktf";
import { PostgreSqlDatabaseSslmode } from "../../src";
import { type Loose, mongoDb, postgreSql } from "../support/problems";
import { hook, synth } from "../support/synth";

describe("the validation of values that synth does not know", () => {
  const cases: Record<string, (stack: TerraformStack) => Loose> = {
    "a number": (stack) => ({
      config: mongoDb({ cursorOversizeSkipThreshold: new TerraformVariable(stack, "v", {}).numberValue }),
    }),
    "a switch that other settings depend on": (stack) => ({
      config: postgreSql({ sshEnabled: new TerraformVariable(stack, "v", {}).booleanValue }),
    }),
    "a choice": (stack) => ({
      config: postgreSql({
        databaseSslmode: PostgreSqlDatabaseSslmode.of(new TerraformVariable(stack, "v", {}).stringValue),
      }),
    }),
    "text with an unknown part": (stack) => ({
      name: `orders-${new TerraformVariable(stack, "v", {}).stringValue}`,
      config: postgreSql({
        slotName: Fn.join("_", ["slot", new TerraformVariable(stack, "v2", {}).stringValue]),
      }),
    }),
    "tags, and a time-out": (stack) => ({
      tags: new TerraformVariable(stack, "v", {}).listValue,
      timeouts: { create: new TerraformVariable(stack, "v2", {}).stringValue },
    }),
    "an expression by hand": () => ({ config: postgreSql({ slotName: "${terraform.workspace}_slot" }) }),
    "a directive by hand": () => ({
      config: postgreSql({ slotName: "%{ if true }a%{ else }b%{ endif }" }),
    }),
    "text that is escaped already": () => ({ config: postgreSql({ slotName: "$${ and %%{" }) }),
  };
  test.each(Object.entries(cases))("accepts %s", (_name, props) => {
    expect(() =>
      synth((stack) => {
        hook(stack, "orders", props(stack));
      }),
    ).not.toThrow();
  });
});
