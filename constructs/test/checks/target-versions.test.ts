import { Testing, TerraformStack, TerraformVariable } from "cdktf";
import { SecretValue, StreamkapProvider } from "../../src";
import { errorIn, failed, postgreSql } from "../support/problems";
import { hook } from "../support/synth";

describe("a write-only secret in an app that names its engines", () => {
  const errorFor = (targetVersions: unknown): string => {
    const app = Testing.app({ context: { targetVersions } });
    const stack = new TerraformStack(app, "streaming");
    new StreamkapProvider(stack, "streamkap", { useRegistry: true });
    const databasePassword = SecretValue.writeOnly(new TerraformVariable(stack, "v", {}).stringValue);
    hook(stack, "orders", { config: postgreSql({ databasePassword }) });
    return errorIn(() => {
      Testing.synth(stack, true);
    });
  };
  const problem = (declared: string): string =>
    failed(
      `databasePassword of PostgreSqlConfig is write-only, which takes Terraform or OpenTofu 1.11, but targetVersions ` +
        `has ${declared}. Raise it to ">=1.11.0" where nothing older deploys this stack, or use SecretValue.stored().`,
    );

  test.each([
    [{ terraform: ">=1.5.7", opentofu: ">=1.6.0" }, 'terraform ">=1.5.7" and opentofu ">=1.6.0"'],
    [{ terraform: ">=1.12.0", opentofu: "<2 >=1.10.2" }, 'opentofu "<2 >=1.10.2"'],
    [{ terraform: "~1.12 || 1.10.x" }, 'terraform "~1.12 || 1.10.x"'],
    [{ terraform: "^1" }, 'terraform "^1"'],
    [{ opentofu: "<2.0.0" }, 'opentofu "<2.0.0"'],
  ])("is refused with the targets %j", (targets, declared) => {
    expect(errorFor(targets)).toBe(problem(declared));
  });

  test.each([
    undefined,
    { terraform: ">=1.11.0", opentofu: ">= 1.11" },
    { opentofu: "^1.12 || 2.x" },
    { terraform: "<2 >=1.11.4" },
    "not our matter",
  ])("is accepted with the targets %j", (targets) => {
    expect(errorFor(targets)).toBe("");
  });
});
