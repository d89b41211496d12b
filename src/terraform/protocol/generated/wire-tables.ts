// Generated from tfplugin6.txt by scripts/generate-wire.ts (npm run generate). Do not edit.

/** Messages by name, their fields as `number type name[ oneof]`; `[]` repeated, `{}` map, `?` optional. */
export const messages = {
  "google.protobuf.Timestamp": "1 int64 seconds;2 int32 nanos",
  "DynamicValue": "1 bytes msgpack;2 bytes json",
  "Diagnostic": "1 enum severity;2 string summary;3 string detail;4 AttributePath attribute",
  "FunctionError": "1 string text;2 ?int64 functionArgument",
  "AttributePath": "1 []AttributePath.Step steps",
  "AttributePath.Step": "1 string attributeName selector;2 string elementKeyString selector;3 int64 elementKeyInt selector",
  "StopProvider.Request": "",
  "StopProvider.Response": "1 string error",
  "RawState": "1 bytes json;2 {}string flatmap",
  "ResourceIdentitySchema": "1 int64 version;2 []ResourceIdentitySchema.IdentityAttribute identityAttributes",
  "ResourceIdentitySchema.IdentityAttribute": "1 string name;2 bytes type;3 bool requiredForImport;4 bool optionalForImport;5 string description",
  "ResourceIdentityData": "1 DynamicValue identityData",
  "ActionSchema": "1 Schema schema",
  "Schema": "1 int64 version;2 Schema.Block block",
  "Schema.Block": "1 int64 version;2 []Schema.Attribute attributes;3 []Schema.NestedBlock blockTypes;4 string description;5 enum descriptionKind;6 bool deprecated;7 string deprecationMessage;8 bool computed",
  "Schema.Attribute": "1 string name;2 bytes type;10 Schema.Object nestedType;3 string description;4 bool required;5 bool optional;6 bool computed;7 bool sensitive;8 enum descriptionKind;9 bool deprecated;11 bool writeOnly;12 string deprecationMessage",
  "Schema.NestedBlock": "1 string typeName;2 Schema.Block block;3 enum nesting;4 int64 minItems;5 int64 maxItems",
  "Schema.Object": "1 []Schema.Attribute attributes;3 enum nesting;4 int64 minItems;5 int64 maxItems",
  "Function": "1 []Function.Parameter parameters;2 Function.Parameter variadicParameter;3 Function.Return return;4 string summary;5 string description;6 enum descriptionKind;7 string deprecationMessage",
  "Function.Parameter": "1 string name;2 bytes type;3 bool allowNullValue;4 bool allowUnknownValues;5 string description;6 enum descriptionKind",
  "Function.Return": "1 bytes type",
  "ServerCapabilities": "1 bool planDestroy;2 bool getProviderSchemaOptional;3 bool moveResourceState;4 bool generateResourceConfig",
  "ClientCapabilities": "1 bool deferralAllowed;2 bool writeOnlyAttributesAllowed;3 bool storePlannedPrivate;4 bool computedBlocksAllowed",
  "Deferred": "1 enum reason",
  "GetMetadata.Request": "",
  "GetMetadata.Response": "1 ServerCapabilities serverCapabilities;2 []Diagnostic diagnostics;3 []GetMetadata.DataSourceMetadata dataSources;4 []GetMetadata.ResourceMetadata resources;5 []GetMetadata.FunctionMetadata functions;6 []GetMetadata.EphemeralMetadata ephemeralResources;7 []GetMetadata.ListResourceMetadata listResources;8 []GetMetadata.StateStoreMetadata stateStores;9 []GetMetadata.ActionMetadata actions",
  "GetMetadata.EphemeralMetadata": "1 string typeName",
  "GetMetadata.FunctionMetadata": "1 string name",
  "GetMetadata.DataSourceMetadata": "1 string typeName",
  "GetMetadata.ResourceMetadata": "1 string typeName",
  "GetMetadata.ListResourceMetadata": "1 string typeName",
  "GetMetadata.StateStoreMetadata": "1 string typeName",
  "GetMetadata.ActionMetadata": "1 string typeName",
  "GetProviderSchema.Request": "",
  "GetProviderSchema.Response": "1 Schema provider;2 {}Schema resourceSchemas;3 {}Schema dataSourceSchemas;7 {}Function functions;8 {}Schema ephemeralResourceSchemas;9 {}Schema listResourceSchemas;10 {}Schema stateStoreSchemas;11 {}ActionSchema actionSchemas;4 []Diagnostic diagnostics;5 Schema providerMeta;6 ServerCapabilities serverCapabilities",
  "ValidateProviderConfig.Request": "1 DynamicValue config",
  "ValidateProviderConfig.Response": "2 []Diagnostic diagnostics",
  "UpgradeResourceState.Request": "1 string typeName;2 int64 version;3 RawState rawState",
  "UpgradeResourceState.Response": "1 DynamicValue upgradedState;2 []Diagnostic diagnostics",
  "GetResourceIdentitySchemas.Request": "",
  "GetResourceIdentitySchemas.Response": "1 {}ResourceIdentitySchema identitySchemas;2 []Diagnostic diagnostics",
  "UpgradeResourceIdentity.Request": "1 string typeName;2 int64 version;3 RawState rawIdentity",
  "UpgradeResourceIdentity.Response": "1 ResourceIdentityData upgradedIdentity;2 []Diagnostic diagnostics",
  "ValidateResourceConfig.Request": "1 string typeName;2 DynamicValue config;3 ClientCapabilities clientCapabilities",
  "ValidateResourceConfig.Response": "1 []Diagnostic diagnostics",
  "ValidateDataResourceConfig.Request": "1 string typeName;2 DynamicValue config",
  "ValidateDataResourceConfig.Response": "1 []Diagnostic diagnostics",
  "ValidateEphemeralResourceConfig.Request": "1 string typeName;2 DynamicValue config",
  "ValidateEphemeralResourceConfig.Response": "1 []Diagnostic diagnostics",
  "ConfigureProvider.Request": "1 string terraformVersion;2 DynamicValue config;3 ClientCapabilities clientCapabilities",
  "ConfigureProvider.Response": "1 []Diagnostic diagnostics",
  "ReadResource.Request": "1 string typeName;2 DynamicValue currentState;3 bytes private;4 DynamicValue providerMeta;5 ClientCapabilities clientCapabilities;6 ResourceIdentityData currentIdentity",
  "ReadResource.Response": "1 DynamicValue newState;2 []Diagnostic diagnostics;3 bytes private;4 Deferred deferred;5 ResourceIdentityData newIdentity",
  "PlanResourceChange.Request": "1 string typeName;2 DynamicValue priorState;3 DynamicValue proposedNewState;4 DynamicValue config;5 bytes priorPrivate;6 DynamicValue providerMeta;7 ClientCapabilities clientCapabilities;8 ResourceIdentityData priorIdentity;9 bytes plannedPrivate",
  "PlanResourceChange.Response": "1 DynamicValue plannedState;2 []AttributePath requiresReplace;3 bytes plannedPrivate;4 []Diagnostic diagnostics;5 bool legacyTypeSystem;6 Deferred deferred;7 ResourceIdentityData plannedIdentity",
  "ApplyResourceChange.Request": "1 string typeName;2 DynamicValue priorState;3 DynamicValue plannedState;4 DynamicValue config;5 bytes plannedPrivate;6 DynamicValue providerMeta;7 ResourceIdentityData plannedIdentity",
  "ApplyResourceChange.Response": "1 DynamicValue newState;2 bytes private;3 []Diagnostic diagnostics;4 bool legacyTypeSystem;5 ResourceIdentityData newIdentity",
  "ImportResourceState.Request": "1 string typeName;2 string id;3 ClientCapabilities clientCapabilities;4 ResourceIdentityData identity",
  "ImportResourceState.ImportedResource": "1 string typeName;2 DynamicValue state;3 bytes private;4 ResourceIdentityData identity",
  "ImportResourceState.Response": "1 []ImportResourceState.ImportedResource importedResources;2 []Diagnostic diagnostics;3 Deferred deferred",
  "GenerateResourceConfig.Request": "1 string typeName;2 DynamicValue state",
  "GenerateResourceConfig.Response": "1 DynamicValue config;2 []Diagnostic diagnostics",
  "MoveResourceState.Request": "1 string sourceProviderAddress;2 string sourceTypeName;3 int64 sourceSchemaVersion;4 RawState sourceState;5 string targetTypeName;6 bytes sourcePrivate;7 RawState sourceIdentity;8 int64 sourceIdentitySchemaVersion",
  "MoveResourceState.Response": "1 DynamicValue targetState;2 []Diagnostic diagnostics;3 bytes targetPrivate;4 ResourceIdentityData targetIdentity",
  "ReadDataSource.Request": "1 string typeName;2 DynamicValue config;3 DynamicValue providerMeta;4 ClientCapabilities clientCapabilities",
  "ReadDataSource.Response": "1 DynamicValue state;2 []Diagnostic diagnostics;3 Deferred deferred",
  "OpenEphemeralResource.Request": "1 string typeName;2 DynamicValue config;3 ClientCapabilities clientCapabilities",
  "OpenEphemeralResource.Response": "1 []Diagnostic diagnostics;2 ?google.protobuf.Timestamp renewAt;3 DynamicValue result;4 ?bytes private;5 Deferred deferred",
  "RenewEphemeralResource.Request": "1 string typeName;2 ?bytes private",
  "RenewEphemeralResource.Response": "1 []Diagnostic diagnostics;2 ?google.protobuf.Timestamp renewAt;3 ?bytes private",
  "CloseEphemeralResource.Request": "1 string typeName;2 ?bytes private",
  "CloseEphemeralResource.Response": "1 []Diagnostic diagnostics",
  "GetFunctions.Request": "",
  "GetFunctions.Response": "1 {}Function functions;2 []Diagnostic diagnostics",
  "CallFunction.Request": "1 string name;2 []DynamicValue arguments",
  "CallFunction.Response": "1 DynamicValue result;2 FunctionError error",
  "ListResource.Request": "1 string typeName;2 DynamicValue config;3 bool includeResourceObject;4 int64 limit",
  "ListResource.Event": "1 ResourceIdentityData identity;2 string displayName;3 ?DynamicValue resourceObject;4 []Diagnostic diagnostic",
  "ValidateListResourceConfig.Request": "1 string typeName;2 DynamicValue config;3 DynamicValue includeResourceObject;4 DynamicValue limit",
  "ValidateListResourceConfig.Response": "1 []Diagnostic diagnostics",
  "ValidateStateStore.Request": "1 string typeName;2 DynamicValue config",
  "ValidateStateStore.Response": "1 []Diagnostic diagnostics",
  "ConfigureStateStore.Request": "1 string typeName;2 DynamicValue config;3 StateStoreClientCapabilities capabilities",
  "ConfigureStateStore.Response": "1 []Diagnostic diagnostics;2 StateStoreServerCapabilities capabilities",
  "StateStoreClientCapabilities": "1 int64 chunkSize",
  "StateStoreServerCapabilities": "1 int64 chunkSize",
  "ReadStateBytes.Request": "1 string typeName;2 string stateId",
  "ReadStateBytes.Response": "1 bytes bytes;2 int64 totalLength;3 StateRange range;4 []Diagnostic diagnostics",
  "WriteStateBytes.RequestChunk": "1 ?RequestChunkMeta meta;2 bytes bytes;3 int64 totalLength;4 StateRange range",
  "WriteStateBytes.Response": "1 []Diagnostic diagnostics",
  "RequestChunkMeta": "1 string typeName;2 string stateId",
  "StateRange": "1 int64 start;2 int64 end",
  "LockState.Request": "1 string typeName;2 string stateId;3 string operation",
  "LockState.Response": "1 string lockId;2 []Diagnostic diagnostics",
  "UnlockState.Request": "1 string typeName;2 string stateId;3 string lockId",
  "UnlockState.Response": "1 []Diagnostic diagnostics",
  "GetStates.Request": "1 string typeName",
  "GetStates.Response": "1 []string stateId;2 []Diagnostic diagnostics",
  "DeleteState.Request": "1 string typeName;2 string stateId",
  "DeleteState.Response": "1 []Diagnostic diagnostics",
  "PlanAction.Request": "1 string actionType;2 DynamicValue config;3 ClientCapabilities clientCapabilities",
  "PlanAction.Response": "1 []Diagnostic diagnostics;2 Deferred deferred",
  "InvokeAction.Request": "1 string actionType;2 DynamicValue config;3 ClientCapabilities clientCapabilities",
  "InvokeAction.Event": "1 InvokeAction.Event.Progress progress type;2 InvokeAction.Event.Completed completed type",
  "InvokeAction.Event.Progress": "1 string message",
  "InvokeAction.Event.Completed": "1 []Diagnostic diagnostics",
  "ValidateActionConfig.Request": "1 string typeName;2 DynamicValue config",
  "ValidateActionConfig.Response": "1 []Diagnostic diagnostics",
} as const;

/** The RPCs of tfplugin6.Provider: names of request and response; `stream` where there are many. */
export const rpcs = {
  GetMetadata: ["GetMetadata.Request","GetMetadata.Response"],
  GetProviderSchema: ["GetProviderSchema.Request","GetProviderSchema.Response"],
  ValidateProviderConfig: ["ValidateProviderConfig.Request","ValidateProviderConfig.Response"],
  ValidateResourceConfig: ["ValidateResourceConfig.Request","ValidateResourceConfig.Response"],
  ValidateDataResourceConfig: ["ValidateDataResourceConfig.Request","ValidateDataResourceConfig.Response"],
  UpgradeResourceState: ["UpgradeResourceState.Request","UpgradeResourceState.Response"],
  GetResourceIdentitySchemas: ["GetResourceIdentitySchemas.Request","GetResourceIdentitySchemas.Response"],
  UpgradeResourceIdentity: ["UpgradeResourceIdentity.Request","UpgradeResourceIdentity.Response"],
  ConfigureProvider: ["ConfigureProvider.Request","ConfigureProvider.Response"],
  ReadResource: ["ReadResource.Request","ReadResource.Response"],
  PlanResourceChange: ["PlanResourceChange.Request","PlanResourceChange.Response"],
  ApplyResourceChange: ["ApplyResourceChange.Request","ApplyResourceChange.Response"],
  ImportResourceState: ["ImportResourceState.Request","ImportResourceState.Response"],
  MoveResourceState: ["MoveResourceState.Request","MoveResourceState.Response"],
  ReadDataSource: ["ReadDataSource.Request","ReadDataSource.Response"],
  GenerateResourceConfig: ["GenerateResourceConfig.Request","GenerateResourceConfig.Response"],
  ValidateEphemeralResourceConfig: ["ValidateEphemeralResourceConfig.Request","ValidateEphemeralResourceConfig.Response"],
  OpenEphemeralResource: ["OpenEphemeralResource.Request","OpenEphemeralResource.Response"],
  RenewEphemeralResource: ["RenewEphemeralResource.Request","RenewEphemeralResource.Response"],
  CloseEphemeralResource: ["CloseEphemeralResource.Request","CloseEphemeralResource.Response"],
  ListResource: ["ListResource.Request","stream ListResource.Event"],
  ValidateListResourceConfig: ["ValidateListResourceConfig.Request","ValidateListResourceConfig.Response"],
  GetFunctions: ["GetFunctions.Request","GetFunctions.Response"],
  CallFunction: ["CallFunction.Request","CallFunction.Response"],
  ValidateStateStoreConfig: ["ValidateStateStore.Request","ValidateStateStore.Response"],
  ConfigureStateStore: ["ConfigureStateStore.Request","ConfigureStateStore.Response"],
  ReadStateBytes: ["ReadStateBytes.Request","stream ReadStateBytes.Response"],
  WriteStateBytes: ["stream WriteStateBytes.RequestChunk","WriteStateBytes.Response"],
  LockState: ["LockState.Request","LockState.Response"],
  UnlockState: ["UnlockState.Request","UnlockState.Response"],
  GetStates: ["GetStates.Request","GetStates.Response"],
  DeleteState: ["DeleteState.Request","DeleteState.Response"],
  PlanAction: ["PlanAction.Request","PlanAction.Response"],
  InvokeAction: ["InvokeAction.Request","stream InvokeAction.Event"],
  ValidateActionConfig: ["ValidateActionConfig.Request","ValidateActionConfig.Response"],
  StopProvider: ["StopProvider.Request","StopProvider.Response"],
} as const;

export const enums = {
  "Diagnostic.Severity": {"INVALID":0,"ERROR":1,"WARNING":2},
  "StringKind": {"PLAIN":0,"MARKDOWN":1},
  "Schema.NestedBlock.NestingMode": {"INVALID":0,"SINGLE":1,"LIST":2,"SET":3,"MAP":4,"GROUP":5},
  "Schema.Object.NestingMode": {"INVALID":0,"SINGLE":1,"LIST":2,"SET":3,"MAP":4},
  "Deferred.Reason": {"UNKNOWN":0,"RESOURCE_CONFIG_UNKNOWN":1,"PROVIDER_CONFIG_UNKNOWN":2,"ABSENT_PREREQ":3},
} as const;

/** Messages as they are decoded: scalars without presence are never undefined. */
export interface Messages {
  readonly "google.protobuf.Timestamp": {
    readonly seconds: number | bigint;
    readonly nanos: number | bigint;
  };
  readonly "DynamicValue": {
    readonly msgpack: Uint8Array;
    readonly json: Uint8Array;
  };
  readonly "Diagnostic": {
    readonly severity: number;
    readonly summary: string;
    readonly detail: string;
    readonly attribute?: Messages["AttributePath"] | undefined;
  };
  readonly "FunctionError": {
    readonly text: string;
    readonly functionArgument?: number | bigint | undefined;
  };
  readonly "AttributePath": {
    readonly steps: readonly (Messages["AttributePath.Step"])[];
  };
  readonly "AttributePath.Step": {
    readonly attributeName?: string | undefined;
    readonly elementKeyString?: string | undefined;
    readonly elementKeyInt?: number | bigint | undefined;
  };
  readonly "StopProvider.Request": {
  };
  readonly "StopProvider.Response": {
    readonly error: string;
  };
  readonly "RawState": {
    readonly json: Uint8Array;
    readonly flatmap: ReadonlyMap<string, string>;
  };
  readonly "ResourceIdentitySchema": {
    readonly version: number | bigint;
    readonly identityAttributes: readonly (Messages["ResourceIdentitySchema.IdentityAttribute"])[];
  };
  readonly "ResourceIdentitySchema.IdentityAttribute": {
    readonly name: string;
    readonly type: Uint8Array;
    readonly requiredForImport: boolean;
    readonly optionalForImport: boolean;
    readonly description: string;
  };
  readonly "ResourceIdentityData": {
    readonly identityData?: Messages["DynamicValue"] | undefined;
  };
  readonly "ActionSchema": {
    readonly schema?: Messages["Schema"] | undefined;
  };
  readonly "Schema": {
    readonly version: number | bigint;
    readonly block?: Messages["Schema.Block"] | undefined;
  };
  readonly "Schema.Block": {
    readonly version: number | bigint;
    readonly attributes: readonly (Messages["Schema.Attribute"])[];
    readonly blockTypes: readonly (Messages["Schema.NestedBlock"])[];
    readonly description: string;
    readonly descriptionKind: number;
    readonly deprecated: boolean;
    readonly deprecationMessage: string;
    readonly computed: boolean;
  };
  readonly "Schema.Attribute": {
    readonly name: string;
    readonly type: Uint8Array;
    readonly nestedType?: Messages["Schema.Object"] | undefined;
    readonly description: string;
    readonly required: boolean;
    readonly optional: boolean;
    readonly computed: boolean;
    readonly sensitive: boolean;
    readonly descriptionKind: number;
    readonly deprecated: boolean;
    readonly writeOnly: boolean;
    readonly deprecationMessage: string;
  };
  readonly "Schema.NestedBlock": {
    readonly typeName: string;
    readonly block?: Messages["Schema.Block"] | undefined;
    readonly nesting: number;
    readonly minItems: number | bigint;
    readonly maxItems: number | bigint;
  };
  readonly "Schema.Object": {
    readonly attributes: readonly (Messages["Schema.Attribute"])[];
    readonly nesting: number;
    readonly minItems: number | bigint;
    readonly maxItems: number | bigint;
  };
  readonly "Function": {
    readonly parameters: readonly (Messages["Function.Parameter"])[];
    readonly variadicParameter?: Messages["Function.Parameter"] | undefined;
    readonly return?: Messages["Function.Return"] | undefined;
    readonly summary: string;
    readonly description: string;
    readonly descriptionKind: number;
    readonly deprecationMessage: string;
  };
  readonly "Function.Parameter": {
    readonly name: string;
    readonly type: Uint8Array;
    readonly allowNullValue: boolean;
    readonly allowUnknownValues: boolean;
    readonly description: string;
    readonly descriptionKind: number;
  };
  readonly "Function.Return": {
    readonly type: Uint8Array;
  };
  readonly "ServerCapabilities": {
    readonly planDestroy: boolean;
    readonly getProviderSchemaOptional: boolean;
    readonly moveResourceState: boolean;
    readonly generateResourceConfig: boolean;
  };
  readonly "ClientCapabilities": {
    readonly deferralAllowed: boolean;
    readonly writeOnlyAttributesAllowed: boolean;
    readonly storePlannedPrivate: boolean;
    readonly computedBlocksAllowed: boolean;
  };
  readonly "Deferred": {
    readonly reason: number;
  };
  readonly "GetMetadata.Request": {
  };
  readonly "GetMetadata.Response": {
    readonly serverCapabilities?: Messages["ServerCapabilities"] | undefined;
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
    readonly dataSources: readonly (Messages["GetMetadata.DataSourceMetadata"])[];
    readonly resources: readonly (Messages["GetMetadata.ResourceMetadata"])[];
    readonly functions: readonly (Messages["GetMetadata.FunctionMetadata"])[];
    readonly ephemeralResources: readonly (Messages["GetMetadata.EphemeralMetadata"])[];
    readonly listResources: readonly (Messages["GetMetadata.ListResourceMetadata"])[];
    readonly stateStores: readonly (Messages["GetMetadata.StateStoreMetadata"])[];
    readonly actions: readonly (Messages["GetMetadata.ActionMetadata"])[];
  };
  readonly "GetMetadata.EphemeralMetadata": {
    readonly typeName: string;
  };
  readonly "GetMetadata.FunctionMetadata": {
    readonly name: string;
  };
  readonly "GetMetadata.DataSourceMetadata": {
    readonly typeName: string;
  };
  readonly "GetMetadata.ResourceMetadata": {
    readonly typeName: string;
  };
  readonly "GetMetadata.ListResourceMetadata": {
    readonly typeName: string;
  };
  readonly "GetMetadata.StateStoreMetadata": {
    readonly typeName: string;
  };
  readonly "GetMetadata.ActionMetadata": {
    readonly typeName: string;
  };
  readonly "GetProviderSchema.Request": {
  };
  readonly "GetProviderSchema.Response": {
    readonly provider?: Messages["Schema"] | undefined;
    readonly resourceSchemas: ReadonlyMap<string, Messages["Schema"]>;
    readonly dataSourceSchemas: ReadonlyMap<string, Messages["Schema"]>;
    readonly functions: ReadonlyMap<string, Messages["Function"]>;
    readonly ephemeralResourceSchemas: ReadonlyMap<string, Messages["Schema"]>;
    readonly listResourceSchemas: ReadonlyMap<string, Messages["Schema"]>;
    readonly stateStoreSchemas: ReadonlyMap<string, Messages["Schema"]>;
    readonly actionSchemas: ReadonlyMap<string, Messages["ActionSchema"]>;
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
    readonly providerMeta?: Messages["Schema"] | undefined;
    readonly serverCapabilities?: Messages["ServerCapabilities"] | undefined;
  };
  readonly "ValidateProviderConfig.Request": {
    readonly config?: Messages["DynamicValue"] | undefined;
  };
  readonly "ValidateProviderConfig.Response": {
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "UpgradeResourceState.Request": {
    readonly typeName: string;
    readonly version: number | bigint;
    readonly rawState?: Messages["RawState"] | undefined;
  };
  readonly "UpgradeResourceState.Response": {
    readonly upgradedState?: Messages["DynamicValue"] | undefined;
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "GetResourceIdentitySchemas.Request": {
  };
  readonly "GetResourceIdentitySchemas.Response": {
    readonly identitySchemas: ReadonlyMap<string, Messages["ResourceIdentitySchema"]>;
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "UpgradeResourceIdentity.Request": {
    readonly typeName: string;
    readonly version: number | bigint;
    readonly rawIdentity?: Messages["RawState"] | undefined;
  };
  readonly "UpgradeResourceIdentity.Response": {
    readonly upgradedIdentity?: Messages["ResourceIdentityData"] | undefined;
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "ValidateResourceConfig.Request": {
    readonly typeName: string;
    readonly config?: Messages["DynamicValue"] | undefined;
    readonly clientCapabilities?: Messages["ClientCapabilities"] | undefined;
  };
  readonly "ValidateResourceConfig.Response": {
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "ValidateDataResourceConfig.Request": {
    readonly typeName: string;
    readonly config?: Messages["DynamicValue"] | undefined;
  };
  readonly "ValidateDataResourceConfig.Response": {
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "ValidateEphemeralResourceConfig.Request": {
    readonly typeName: string;
    readonly config?: Messages["DynamicValue"] | undefined;
  };
  readonly "ValidateEphemeralResourceConfig.Response": {
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "ConfigureProvider.Request": {
    readonly terraformVersion: string;
    readonly config?: Messages["DynamicValue"] | undefined;
    readonly clientCapabilities?: Messages["ClientCapabilities"] | undefined;
  };
  readonly "ConfigureProvider.Response": {
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "ReadResource.Request": {
    readonly typeName: string;
    readonly currentState?: Messages["DynamicValue"] | undefined;
    readonly private: Uint8Array;
    readonly providerMeta?: Messages["DynamicValue"] | undefined;
    readonly clientCapabilities?: Messages["ClientCapabilities"] | undefined;
    readonly currentIdentity?: Messages["ResourceIdentityData"] | undefined;
  };
  readonly "ReadResource.Response": {
    readonly newState?: Messages["DynamicValue"] | undefined;
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
    readonly private: Uint8Array;
    readonly deferred?: Messages["Deferred"] | undefined;
    readonly newIdentity?: Messages["ResourceIdentityData"] | undefined;
  };
  readonly "PlanResourceChange.Request": {
    readonly typeName: string;
    readonly priorState?: Messages["DynamicValue"] | undefined;
    readonly proposedNewState?: Messages["DynamicValue"] | undefined;
    readonly config?: Messages["DynamicValue"] | undefined;
    readonly priorPrivate: Uint8Array;
    readonly providerMeta?: Messages["DynamicValue"] | undefined;
    readonly clientCapabilities?: Messages["ClientCapabilities"] | undefined;
    readonly priorIdentity?: Messages["ResourceIdentityData"] | undefined;
    readonly plannedPrivate: Uint8Array;
  };
  readonly "PlanResourceChange.Response": {
    readonly plannedState?: Messages["DynamicValue"] | undefined;
    readonly requiresReplace: readonly (Messages["AttributePath"])[];
    readonly plannedPrivate: Uint8Array;
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
    readonly legacyTypeSystem: boolean;
    readonly deferred?: Messages["Deferred"] | undefined;
    readonly plannedIdentity?: Messages["ResourceIdentityData"] | undefined;
  };
  readonly "ApplyResourceChange.Request": {
    readonly typeName: string;
    readonly priorState?: Messages["DynamicValue"] | undefined;
    readonly plannedState?: Messages["DynamicValue"] | undefined;
    readonly config?: Messages["DynamicValue"] | undefined;
    readonly plannedPrivate: Uint8Array;
    readonly providerMeta?: Messages["DynamicValue"] | undefined;
    readonly plannedIdentity?: Messages["ResourceIdentityData"] | undefined;
  };
  readonly "ApplyResourceChange.Response": {
    readonly newState?: Messages["DynamicValue"] | undefined;
    readonly private: Uint8Array;
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
    readonly legacyTypeSystem: boolean;
    readonly newIdentity?: Messages["ResourceIdentityData"] | undefined;
  };
  readonly "ImportResourceState.Request": {
    readonly typeName: string;
    readonly id: string;
    readonly clientCapabilities?: Messages["ClientCapabilities"] | undefined;
    readonly identity?: Messages["ResourceIdentityData"] | undefined;
  };
  readonly "ImportResourceState.ImportedResource": {
    readonly typeName: string;
    readonly state?: Messages["DynamicValue"] | undefined;
    readonly private: Uint8Array;
    readonly identity?: Messages["ResourceIdentityData"] | undefined;
  };
  readonly "ImportResourceState.Response": {
    readonly importedResources: readonly (Messages["ImportResourceState.ImportedResource"])[];
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
    readonly deferred?: Messages["Deferred"] | undefined;
  };
  readonly "GenerateResourceConfig.Request": {
    readonly typeName: string;
    readonly state?: Messages["DynamicValue"] | undefined;
  };
  readonly "GenerateResourceConfig.Response": {
    readonly config?: Messages["DynamicValue"] | undefined;
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "MoveResourceState.Request": {
    readonly sourceProviderAddress: string;
    readonly sourceTypeName: string;
    readonly sourceSchemaVersion: number | bigint;
    readonly sourceState?: Messages["RawState"] | undefined;
    readonly targetTypeName: string;
    readonly sourcePrivate: Uint8Array;
    readonly sourceIdentity?: Messages["RawState"] | undefined;
    readonly sourceIdentitySchemaVersion: number | bigint;
  };
  readonly "MoveResourceState.Response": {
    readonly targetState?: Messages["DynamicValue"] | undefined;
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
    readonly targetPrivate: Uint8Array;
    readonly targetIdentity?: Messages["ResourceIdentityData"] | undefined;
  };
  readonly "ReadDataSource.Request": {
    readonly typeName: string;
    readonly config?: Messages["DynamicValue"] | undefined;
    readonly providerMeta?: Messages["DynamicValue"] | undefined;
    readonly clientCapabilities?: Messages["ClientCapabilities"] | undefined;
  };
  readonly "ReadDataSource.Response": {
    readonly state?: Messages["DynamicValue"] | undefined;
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
    readonly deferred?: Messages["Deferred"] | undefined;
  };
  readonly "OpenEphemeralResource.Request": {
    readonly typeName: string;
    readonly config?: Messages["DynamicValue"] | undefined;
    readonly clientCapabilities?: Messages["ClientCapabilities"] | undefined;
  };
  readonly "OpenEphemeralResource.Response": {
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
    readonly renewAt?: Messages["google.protobuf.Timestamp"] | undefined;
    readonly result?: Messages["DynamicValue"] | undefined;
    readonly private?: Uint8Array | undefined;
    readonly deferred?: Messages["Deferred"] | undefined;
  };
  readonly "RenewEphemeralResource.Request": {
    readonly typeName: string;
    readonly private?: Uint8Array | undefined;
  };
  readonly "RenewEphemeralResource.Response": {
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
    readonly renewAt?: Messages["google.protobuf.Timestamp"] | undefined;
    readonly private?: Uint8Array | undefined;
  };
  readonly "CloseEphemeralResource.Request": {
    readonly typeName: string;
    readonly private?: Uint8Array | undefined;
  };
  readonly "CloseEphemeralResource.Response": {
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "GetFunctions.Request": {
  };
  readonly "GetFunctions.Response": {
    readonly functions: ReadonlyMap<string, Messages["Function"]>;
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "CallFunction.Request": {
    readonly name: string;
    readonly arguments: readonly (Messages["DynamicValue"])[];
  };
  readonly "CallFunction.Response": {
    readonly result?: Messages["DynamicValue"] | undefined;
    readonly error?: Messages["FunctionError"] | undefined;
  };
  readonly "ListResource.Request": {
    readonly typeName: string;
    readonly config?: Messages["DynamicValue"] | undefined;
    readonly includeResourceObject: boolean;
    readonly limit: number | bigint;
  };
  readonly "ListResource.Event": {
    readonly identity?: Messages["ResourceIdentityData"] | undefined;
    readonly displayName: string;
    readonly resourceObject?: Messages["DynamicValue"] | undefined;
    readonly diagnostic: readonly (Messages["Diagnostic"])[];
  };
  readonly "ValidateListResourceConfig.Request": {
    readonly typeName: string;
    readonly config?: Messages["DynamicValue"] | undefined;
    readonly includeResourceObject?: Messages["DynamicValue"] | undefined;
    readonly limit?: Messages["DynamicValue"] | undefined;
  };
  readonly "ValidateListResourceConfig.Response": {
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "ValidateStateStore.Request": {
    readonly typeName: string;
    readonly config?: Messages["DynamicValue"] | undefined;
  };
  readonly "ValidateStateStore.Response": {
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "ConfigureStateStore.Request": {
    readonly typeName: string;
    readonly config?: Messages["DynamicValue"] | undefined;
    readonly capabilities?: Messages["StateStoreClientCapabilities"] | undefined;
  };
  readonly "ConfigureStateStore.Response": {
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
    readonly capabilities?: Messages["StateStoreServerCapabilities"] | undefined;
  };
  readonly "StateStoreClientCapabilities": {
    readonly chunkSize: number | bigint;
  };
  readonly "StateStoreServerCapabilities": {
    readonly chunkSize: number | bigint;
  };
  readonly "ReadStateBytes.Request": {
    readonly typeName: string;
    readonly stateId: string;
  };
  readonly "ReadStateBytes.Response": {
    readonly bytes: Uint8Array;
    readonly totalLength: number | bigint;
    readonly range?: Messages["StateRange"] | undefined;
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "WriteStateBytes.RequestChunk": {
    readonly meta?: Messages["RequestChunkMeta"] | undefined;
    readonly bytes: Uint8Array;
    readonly totalLength: number | bigint;
    readonly range?: Messages["StateRange"] | undefined;
  };
  readonly "WriteStateBytes.Response": {
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "RequestChunkMeta": {
    readonly typeName: string;
    readonly stateId: string;
  };
  readonly "StateRange": {
    readonly start: number | bigint;
    readonly end: number | bigint;
  };
  readonly "LockState.Request": {
    readonly typeName: string;
    readonly stateId: string;
    readonly operation: string;
  };
  readonly "LockState.Response": {
    readonly lockId: string;
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "UnlockState.Request": {
    readonly typeName: string;
    readonly stateId: string;
    readonly lockId: string;
  };
  readonly "UnlockState.Response": {
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "GetStates.Request": {
    readonly typeName: string;
  };
  readonly "GetStates.Response": {
    readonly stateId: readonly (string)[];
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "DeleteState.Request": {
    readonly typeName: string;
    readonly stateId: string;
  };
  readonly "DeleteState.Response": {
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "PlanAction.Request": {
    readonly actionType: string;
    readonly config?: Messages["DynamicValue"] | undefined;
    readonly clientCapabilities?: Messages["ClientCapabilities"] | undefined;
  };
  readonly "PlanAction.Response": {
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
    readonly deferred?: Messages["Deferred"] | undefined;
  };
  readonly "InvokeAction.Request": {
    readonly actionType: string;
    readonly config?: Messages["DynamicValue"] | undefined;
    readonly clientCapabilities?: Messages["ClientCapabilities"] | undefined;
  };
  readonly "InvokeAction.Event": {
    readonly progress?: Messages["InvokeAction.Event.Progress"] | undefined;
    readonly completed?: Messages["InvokeAction.Event.Completed"] | undefined;
  };
  readonly "InvokeAction.Event.Progress": {
    readonly message: string;
  };
  readonly "InvokeAction.Event.Completed": {
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
  readonly "ValidateActionConfig.Request": {
    readonly typeName: string;
    readonly config?: Messages["DynamicValue"] | undefined;
  };
  readonly "ValidateActionConfig.Response": {
    readonly diagnostics: readonly (Messages["Diagnostic"])[];
  };
}
