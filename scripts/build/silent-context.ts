import type { OperationContext } from "../../src/terraform/index.ts";

const silent = (): void => undefined;

/** The context of an operation that a script calls without Terraform. Its log goes nowhere. */
export const silentContext: OperationContext = {
  signal: new AbortController().signal,
  logger: { trace: silent, debug: silent, info: silent, warn: silent, error: silent },
  clientCapabilities: { deferralAllowed: false, writeOnlyAttributesAllowed: true },
  terraformVersion: "",
};
