import type { OperationContext } from "../../src/terraform/index.ts";

const silent = (): void => undefined;

/** For operations that are called without Terraform. */
export const silentContext: OperationContext = {
  signal: new AbortController().signal,
  logger: { trace: silent, debug: silent, info: silent, warn: silent, error: silent },
  clientCapabilities: { deferralAllowed: false, writeOnlyAttributesAllowed: true },
  terraformVersion: "",
};
