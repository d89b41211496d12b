/**
 * The provider's operations in our own types: what each is asked and what it answers. The
 * protocol ring converts RPC messages into these and back, field by field.
 */
import type { ObjectType, ObjectValue, Path } from "../cty/index.ts";
import type { DataSource } from "../data-source.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { IdentitySchema } from "../identity.ts";
import type { ImportTarget, Resource } from "../resource.ts";
import type { Schema } from "../schema/index.ts";

/** A managed resource whose loader has run. */
export interface LoadedResource {
  readonly typeName: string;
  readonly resource: Resource<unknown>;
  readonly schema: Schema;
  /** The type of its configuration, plan and state. */
  readonly type: ObjectType;
}

/** A data source whose loader has run. */
export interface LoadedDataSource {
  readonly typeName: string;
  readonly dataSource: DataSource<unknown>;
  readonly schema: Schema;
  /** The type of its configuration and state. */
  readonly type: ObjectType;
}

export interface Diagnosed {
  readonly diagnostics: readonly Diagnostic[];
}

export interface ServerCapabilities {
  /** PlanResourceChange is wanted for a destroy too. */
  readonly planDestroy: boolean;
  /** Terraform may use a schema that it has from an earlier process. */
  readonly getProviderSchemaOptional: boolean;
  readonly moveResourceState: boolean;
}

export interface Metadata extends Diagnosed {
  readonly serverCapabilities: ServerCapabilities;
  /** Type names. */
  readonly resources: readonly string[];
  readonly dataSources: readonly string[];
}

/** All schemas, not yet encoded. */
export interface ProviderSchemas {
  readonly serverCapabilities: ServerCapabilities;
  readonly provider: Schema;
  readonly resources: ReadonlyMap<string, Schema>;
  readonly dataSources: ReadonlyMap<string, Schema>;
}

/** By type name; resources without an identity are not in it. */
export type IdentitySchemas = ReadonlyMap<string, IdentitySchema>;

export interface ValidateProviderConfigRequest {
  readonly config: ObjectValue;
}

export interface ConfigureProviderRequest {
  readonly config: ObjectValue;
  readonly terraformVersion: string;
}

export interface ValidateResourceConfigRequest {
  readonly resource: LoadedResource;
  readonly config: ObjectValue;
}

export interface UpgradeResourceStateRequest {
  readonly resource: LoadedResource;
  /** Schema version that wrote the state; Terraform sends every state, of the current version too. */
  readonly version: number;
  /** The state's JSON text, as bytes: numbers in it may be larger than a double. */
  readonly rawState: Uint8Array;
}

export interface UpgradeResourceStateResponse extends Diagnosed {
  readonly upgradedState: ObjectValue | null;
}

export interface ReadResourceRequest {
  readonly resource: LoadedResource;
  readonly currentState: ObjectValue;
  readonly private: Uint8Array;
}

export interface ReadResourceResponse extends Diagnosed {
  readonly newState: ObjectValue | null;
  readonly private: Uint8Array;
}

export interface PlanResourceChangeRequest {
  readonly resource: LoadedResource;
  /** Null: a create. */
  readonly priorState: ObjectValue | null;
  /** Null: a destroy. */
  readonly proposedNewState: ObjectValue | null;
  readonly config: ObjectValue | null;
  readonly priorPrivate: Uint8Array;
}

export interface PlanResourceChangeResponse extends Diagnosed {
  readonly plannedState: ObjectValue | null;
  readonly requiresReplace: readonly Path[];
  readonly plannedPrivate: Uint8Array;
}

export interface ApplyResourceChangeRequest {
  readonly resource: LoadedResource;
  readonly priorState: ObjectValue | null;
  /** Null: a destroy. */
  readonly plannedState: ObjectValue | null;
  readonly config: ObjectValue | null;
  readonly plannedPrivate: Uint8Array;
}

export interface ApplyResourceChangeResponse extends Diagnosed {
  readonly newState: ObjectValue | null;
  readonly private: Uint8Array;
}

export type ImportResourceStateRequest = { readonly resource: LoadedResource } & ImportTarget;

export interface ImportResourceStateResponse extends Diagnosed {
  readonly importedResources: readonly ImportedResource[];
}

export interface ImportedResource {
  readonly typeName: string;
  readonly state: ObjectValue;
  readonly private: Uint8Array;
}

export interface MoveResourceStateRequest {
  /** Where it goes. */
  readonly resource: LoadedResource;
  readonly sourceProviderAddress: string;
  readonly sourceTypeName: string;
  readonly sourceVersion: number;
  /** JSON text, as bytes. */
  readonly sourceState: Uint8Array;
  readonly sourcePrivate: Uint8Array;
}

export interface MoveResourceStateResponse extends Diagnosed {
  readonly targetState: ObjectValue | null;
  readonly targetPrivate: Uint8Array;
}

export interface UpgradeResourceIdentityRequest {
  readonly resource: LoadedResource;
  readonly version: number;
  /** JSON text, as bytes. */
  readonly rawIdentity: Uint8Array;
}

export interface UpgradeResourceIdentityResponse extends Diagnosed {
  readonly upgradedIdentity: ObjectValue | null;
}

export interface ValidateDataSourceConfigRequest {
  readonly dataSource: LoadedDataSource;
  readonly config: ObjectValue;
}

export interface ReadDataSourceRequest {
  readonly dataSource: LoadedDataSource;
  readonly config: ObjectValue;
}

export interface ReadDataSourceResponse extends Diagnosed {
  readonly state: ObjectValue | null;
}
