import { type TerraformStack, TerraformVariable } from "cdktf";
import { DesiredState, StreamkapProvider } from "../../src";
import { postgreSql } from "../support/problems";
import { hook, synth } from "../support/synth";

describe("one name of two sources", () => {
  const duplicate = (second: string, first: string, name: string): string =>
    `Validation failed with the following errors:\n  [streaming/${second}] name is "${name}", which streaming/${first} has ` +
    `too. A tenant has one source of a name: give each its own.`;

  test("is an error of each source of one provider except the first", () => {
    expect(() =>
      synth((stack) => {
        hook(stack, "one", { name: "orders" });
        hook(stack, "two", { name: "orders", config: postgreSql({}), desiredState: DesiredState.ACTIVE });
      }),
    ).toThrow(duplicate("two", "one", "orders"));
  });

  const cases: Record<string, (stack: TerraformStack) => void> = {
    "if the sources have two providers": (stack) => {
      const eu = new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu" });
      hook(stack, "one", { name: "orders" });
      hook(stack, "two", { name: "orders", provider: eu });
    },
    "if the name is not known yet": (stack) => {
      const name = new TerraformVariable(stack, "name", {}).stringValue;
      hook(stack, "one", { name });
      hook(stack, "two", { name });
    },
    "if one source was moved to the other": (stack) => {
      hook(stack, "one", { name: "orders" }).resource.moveTo("orders");
      hook(stack, "two", { name: "orders" }).resource.addMoveTarget("orders");
    },
    "if one source was removed again": (stack) => {
      hook(stack, "one", { name: "orders" });
      stack.node.tryRemoveChild("one");
      stack.node.tryRemoveChild("streamkap-sources-ready");
      hook(stack, "two", { name: "orders" });
    },
  };
  test.each(Object.entries(cases))("is no error %s", (_name, build) => {
    expect(() => synth(build)).not.toThrow();
  });
});
