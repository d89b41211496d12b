/** The RPCs that are answered UNIMPLEMENTED, and why. A test fails if an RPC is neither answered nor named here. */
export const unanswered: Readonly<Record<string, string>> = {
  GenerateResourceConfig:
    "The client does this itself where a provider does not: it writes the configuration of an import from the state.",
  ValidateEphemeralResourceConfig: "The provider has no ephemeral resources.",
  OpenEphemeralResource: "The provider has no ephemeral resources.",
  RenewEphemeralResource: "The provider has no ephemeral resources.",
  CloseEphemeralResource: "The provider has no ephemeral resources.",
  ListResource: "The provider has no list resources.",
  ValidateListResourceConfig: "The provider has no list resources.",
  GetFunctions: "The provider has no functions.",
  CallFunction: "The provider has no functions.",
  ValidateStateStoreConfig: "The provider stores no states.",
  ConfigureStateStore: "The provider stores no states.",
  ReadStateBytes: "The provider stores no states.",
  WriteStateBytes: "The provider stores no states.",
  LockState: "The provider stores no states.",
  UnlockState: "The provider stores no states.",
  GetStates: "The provider stores no states.",
  DeleteState: "The provider stores no states.",
  PlanAction: "The provider has no actions.",
  InvokeAction: "The provider has no actions.",
  ValidateActionConfig: "The provider has no actions.",
};
