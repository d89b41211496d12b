/**
 * The requests and responses of the provider's operations, in our own types. The protocol ring converts the messages
 * of tfplugin6 into these and back, field by field. Terraform fills the requests, so their values are as tfplugin6
 * has them; what an author of a resource is given instead is in ../resource.ts.
 *
 * Objects of a configuration or of a plan can hold unknown values. Objects of a state never do. Private data are
 * bytes here: lifecycle/private-data.ts knows their form.
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

/** A response with errors and warnings. */
export interface Diagnosed {
  readonly diagnostics: readonly Diagnostic[];
}

/** What this provider can do beyond the first version of the protocol. */
export interface ServerCapabilities {
  /** Terraform is to call PlanResourceChange for a destroy too. */
  readonly planDestroy: boolean;
  /** Terraform may skip GetProviderSchema and use the schemas of an earlier process. */
  readonly getProviderSchemaOptional: boolean;
  /** Terraform may call MoveResourceState. */
  readonly moveResourceState: boolean;
}

/** The names of everything that the provider has. */
export interface Metadata extends Diagnosed {
  readonly serverCapabilities: ServerCapabilities;
  /** Type names. */
  readonly resources: readonly string[];
  readonly dataSources: readonly string[];
}

/** All schemas, not yet encoded: resources and data sources by type name. */
export interface ProviderSchemas {
  readonly serverCapabilities: ServerCapabilities;
  readonly provider: Schema;
  readonly resources: ReadonlyMap<string, Schema>;
  readonly dataSources: ReadonlyMap<string, Schema>;
}

/** The schemas of identities by type name. A resource without an identity is not in the map. */
export type IdentitySchemas = ReadonlyMap<string, IdentitySchema>;

/** The provider block. Values may be unknown. */
export interface ValidateProviderConfigRequest {
  readonly config: ObjectValue;
}

/** The provider block at the begin of a plan or an apply. Values may be unknown in a plan. */
export interface ConfigureProviderRequest {
  readonly config: ObjectValue;
  /** Such as `1.11.4`. */
  readonly terraformVersion: string;
}

/** One resource block. Values may be unknown. */
export interface ValidateResourceConfigRequest {
  readonly resource: LoadedResource;
  readonly config: ObjectValue;
}

/** A stored state, which Terraform sends before it sends anything else about the object. */
export interface UpgradeResourceStateRequest {
  readonly resource: LoadedResource;
  /** Schema version that wrote the state. Terraform also sends states of the current version. */
  readonly version: number;
  /** The state's JSON text as bytes. Numbers in it may hold more digits than a double. */
  readonly rawState: Uint8Array;
}

/** The state of today's schema. */
export interface UpgradeResourceStateResponse extends Diagnosed {
  /** Null with an error. */
  readonly upgradedState: ObjectValue | null;
}

/** A state to compare with the API. */
export interface ReadResourceRequest {
  readonly resource: LoadedResource;
  readonly currentState: ObjectValue;
  readonly private: Uint8Array;
}

/** The object as the API has it. */
export interface ReadResourceResponse extends Diagnosed {
  /** Null: the object is gone. */
  readonly newState: ObjectValue | null;
  readonly private: Uint8Array;
}

/** A change to be planned. */
export interface PlanResourceChangeRequest {
  readonly resource: LoadedResource;
  /** The stored state. Null: a create. */
  readonly priorState: ObjectValue | null;
  /**
   * Terraform's proposal: configured values as configured, computed ones as in the prior state, or null at create.
   * Null: a destroy.
   */
  readonly proposedNewState: ObjectValue | null;
  /** Null: a destroy. */
  readonly config: ObjectValue | null;
  readonly priorPrivate: Uint8Array;
}

/** A planned change. */
export interface PlanResourceChangeResponse extends Diagnosed {
  /** Known values must come out of the apply unchanged. Null: a destroy. */
  readonly plannedState: ObjectValue | null;
  /** Attributes whose change forces a new object. */
  readonly requiresReplace: readonly Path[];
  /** Handed back with the apply. */
  readonly plannedPrivate: Uint8Array;
}

/** A planned change to be made. */
export interface ApplyResourceChangeRequest {
  readonly resource: LoadedResource;
  /** Null: a create. */
  readonly priorState: ObjectValue | null;
  /** As the second plan of the apply answered it. Null: a destroy. */
  readonly plannedState: ObjectValue | null;
  /** Wholly known. Null: a destroy. */
  readonly config: ObjectValue | null;
  readonly plannedPrivate: Uint8Array;
}

/** What a change has led to. With an error: as far as the change got. */
export interface ApplyResourceChangeResponse extends Diagnosed {
  /** Null: the object does not exist. */
  readonly newState: ObjectValue | null;
  readonly private: Uint8Array;
}

/** An object to be imported, by id or by identity. */
export type ImportResourceStateRequest = { readonly resource: LoadedResource } & ImportTarget;

/** What was imported. Terraform reads each of them afterwards. */
export interface ImportResourceStateResponse extends Diagnosed {
  /** Empty with an error. */
  readonly importedResources: readonly ImportedResource[];
}

/** One imported object, with a state that need not be complete. */
export interface ImportedResource {
  readonly typeName: string;
  readonly state: ObjectValue;
  readonly private: Uint8Array;
}

/** A state of another resource type or of another provider, which a `moved` block brings. */
export interface MoveResourceStateRequest {
  /** The resource that is to take the state. */
  readonly resource: LoadedResource;
  readonly sourceProviderAddress: string;
  readonly sourceTypeName: string;
  /** Schema version that wrote the state. */
  readonly sourceVersion: number;
  /** The state's JSON text as bytes. */
  readonly sourceState: Uint8Array;
  readonly sourcePrivate: Uint8Array;
}

/** The state that was taken over. */
export interface MoveResourceStateResponse extends Diagnosed {
  /** Null with an error. */
  readonly targetState: ObjectValue | null;
  readonly targetPrivate: Uint8Array;
}

/** A stored identity of another version than today's. */
export interface UpgradeResourceIdentityRequest {
  readonly resource: LoadedResource;
  /** Schema version that wrote the identity. */
  readonly version: number;
  /** The identity's JSON text as bytes. */
  readonly rawIdentity: Uint8Array;
}

/** The identity of today's schema. */
export interface UpgradeResourceIdentityResponse extends Diagnosed {
  /** Null with an error, and if the resource has no identity. */
  readonly upgradedIdentity: ObjectValue | null;
}

/** One data block. Values may be unknown. */
export interface ValidateDataSourceConfigRequest {
  readonly dataSource: LoadedDataSource;
  readonly config: ObjectValue;
}

/** One data block to be read. Terraform sends it once its values are known. */
export interface ReadDataSourceRequest {
  readonly dataSource: LoadedDataSource;
  readonly config: ObjectValue;
}

/** What a data block stands for. */
export interface ReadDataSourceResponse extends Diagnosed {
  /** Null with an error. */
  readonly state: ObjectValue | null;
}
