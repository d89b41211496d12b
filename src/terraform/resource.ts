/**
 * What the author of a managed resource writes. The server does the rest: it plans defaults and
 * unknowns, keeps what was planned, and never lets an object that exists fall out of the state.
 *
 * Values in requests: the server fills every field. An object holds every attribute of the schema. A value that is
 * not set is null. Only a plan and a configuration can hold unknown values; a state never does.
 */
import type { JsonObject, ObjectValue, Path } from "./cty/index.ts";
import type { OperationContext } from "./context.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { ResourceIdentity } from "./identity.ts";
import type { Schema } from "./schema/index.ts";

/** Plain JSON data that is kept with a resource in the state and shown to nobody. It is not encrypted. */
export type PrivateData = Readonly<Record<string, unknown>>;

/**
 * One type of managed resource. `Client` is what the provider's `configure` has made. An exception of any method is
 * reported as a bug of the provider; return diagnostics for everything else.
 */
export interface Resource<Client> {
  /** The resource's attributes and blocks, and the version of its stored state. */
  readonly schema: Schema;

  /**
   * Makes the object. Call `progress` with the state as soon as the object exists: then no failure can lose the
   * object.
   */
  create(request: CreateRequest<Client>, context: OperationContext): Promise<ChangeResponse>;

  /** Returns the object as it is now, or a null state if the object is gone. */
  read(request: ReadRequest<Client>, context: OperationContext): Promise<ReadResponse>;

  /** Changes the object. Called only if the plan differs from the state. */
  update(request: UpdateRequest<Client>, context: OperationContext): Promise<ChangeResponse>;

  /** Deletes the object. An object that is already gone is a success. An error keeps the object in the state. */
  delete(request: DeleteRequest<Client>, context: OperationContext): Promise<DeleteResponse>;

  /**
   * Checks rules over several attributes. Called at validate and before each plan, without a client.
   *
   * @param config as written: defaults are not filled in. Values may be unknown; report no error about an unknown
   *   value
   * @default only the schema's rules are checked
   */
  validateConfig?(config: ObjectValue, context: OperationContext): readonly Diagnostic[];

  /**
   * Changes the plan of a create or an update after the schema's rules were applied. Called twice for one change: at
   * plan, and again at apply, when the unknown values of the configuration are known. What was known in the first
   * plan must be the same in the second.
   *
   * @default the plan that follows from the schema
   */
  modifyPlan?(
    request: ModifyPlanRequest<Client>,
    context: OperationContext,
  ): ModifyPlanResponse | Promise<ModifyPlanResponse>;

  /**
   * Makes the first state of an object that is imported. Terraform reads the object afterwards.
   *
   * @default the id goes to the attribute `id`, an identity to the attributes of the same names
   */
  importState?(request: ImportRequest<Client>, context: OperationContext): Promise<ImportResponse>;

  /**
   * What identifies the object without its state. Only Terraform and OpenTofu from 1.12 ask for it.
   *
   * @default the resource has no identity
   */
  readonly identity?: ResourceIdentity;

  /**
   * Changes a stored state before it is read by the schema: renamed attributes, other spellings. Terraform sends
   * every state through this method, so it must accept what it has returned before.
   *
   * @default missing attributes become null, and attributes that the schema lacks are dropped
   */
  upgradeState?(stored: StoredState): StoredStateResponse;

  /**
   * Takes over a state of another resource type or of another provider: a `moved` block, from Terraform 1.8 and
   * OpenTofu 1.10. The answer is read as leniently as a stored state. Terraform then sends it through {@link
   * upgradeState}, so one function may serve both.
   *
   * @default nothing can be moved to this resource
   */
  moveState?(moved: MovedState): StoredStateResponse | NotMovable;
}

/** A state as it was written: by an older version of this resource, or by another provider. */
export interface StoredState {
  /** The state's JSON, which may fit no schema of today. No digit of a number is lost. */
  readonly rawState: JsonObject;
  /** Version of the schema that wrote the state. */
  readonly version: number;
}

/** A state that a `moved` block brings from another resource type or another provider. */
export interface MovedState extends StoredState {
  /** Address of the provider that wrote the state, such as `registry.terraform.io/example/notes`. */
  readonly providerAddress: string;
  /** Resource type that wrote the state, such as `notes_note`. */
  readonly typeName: string;
  /** Private data of the state. Empty if another provider wrote it. */
  readonly private: PrivateData;
}

/** Answer of {@link Resource.upgradeState} and {@link Resource.moveState}. */
export interface StoredStateResponse {
  /** The state as JSON for today's schema. The server fills in what is missing as null. Null only with an error. */
  readonly state: JsonObject | null;
  /** Private data of a moved state. Ignored in an upgrade. @default empty */
  readonly private?: PrivateData;
  /** An error fails the plan and leaves the stored state as it is. @default none */
  readonly diagnostics?: readonly Diagnostic[];
}

/** Answer of {@link Resource.moveState} to a state that it does not take. */
export interface NotMovable {
  /** What can be moved, such as `notes_note of registry.terraform.io/example/notes`. */
  readonly supported: readonly string[];
}

/** What a create is given. Everything in it is as planned. */
export interface CreateRequest<Client> {
  /** Made by the provider's `configure`. Never undefined: without a client the server answers an error. */
  readonly client: Client;
  /**
   * The write-only values that the plan was given. No plan can hold them. Every other attribute is null: a change
   * does what the plan holds, and the configuration may say something else, because Terraform takes what
   * `ignore_changes` names out of the configuration of the plan and leaves it in that of the apply. Wholly known.
   */
  readonly config: ObjectValue;
  /**
   * What Terraform has shown to the practitioner: the values that the change must reach. A value is unknown if it was
   * planned unknown: the answer decides it. Write-only values are null.
   */
  readonly plannedState: ObjectValue;
  /**
   * `plannedPrivate` as `modifyPlan` returned it last.
   *
   * @default the private data of the prior state, empty at create
   */
  readonly plannedPrivate: PrivateData;
  /**
   * Notes the best known state. The server stores it if this operation throws or answers without a state. May be
   * called again; the last call counts.
   *
   * @param privateData `plannedPrivate` if it is left out
   */
  readonly progress: (state: ObjectValue, privateData?: PrivateData) => void;
}

/** What an update is given. */
export interface UpdateRequest<Client> extends CreateRequest<Client> {
  /** The state before, as the last read or change stored it. Wholly known. */
  readonly priorState: ObjectValue;
  /**
   * The write-only values that `ignore_changes` has kept from the plan. Every other attribute is null. They are there
   * to be recognised, as in a text that must not show them, and never to be sent. Wholly known.
   */
  readonly withheldConfig: ObjectValue;
}

/** Answer of a create or an update. */
export interface ChangeResponse {
  /**
   * The object as it is after the change, with every attribute. Where the plan was known, the server stores the
   * planned value. An unknown value is stored as null, and is an error. Null with an error at create: nothing exists,
   * whatever `progress` said. At update, null keeps what `progress` said last, else the prior state.
   */
  readonly newState: ObjectValue | null;
  /** @default the planned private data */
  readonly private?: PrivateData;
  /** An error does not undo the state. At create, Terraform then marks the object as tainted. @default none */
  readonly diagnostics?: readonly Diagnostic[];
}

/** What a read is given. */
export interface ReadRequest<Client> {
  /** Made by the provider's `configure`. Never undefined: without a client the server answers an error. */
  readonly client: Client;
  /** The stored state. Wholly known. After an import it is the state that {@link Resource.importState} made. */
  readonly state: ObjectValue;
  /** Private data of the state. Empty if another provider wrote it. */
  readonly private: PrivateData;
}

/** Answer of a read. */
export interface ReadResponse {
  /**
   * The object as it is now, with every attribute, wholly known. Keep the state's value if the API shows the same
   * meaning in another form. Null: the object is gone, and Terraform removes it from the state.
   */
  readonly newState: ObjectValue | null;
  /** @default the private data of the request */
  readonly private?: PrivateData;
  /** An error keeps the stored state and its private data. @default none */
  readonly diagnostics?: readonly Diagnostic[];
}

/** What a delete is given. There is neither a plan nor a configuration. */
export interface DeleteRequest<Client> {
  /** Made by the provider's `configure`. Never undefined: without a client the server answers an error. */
  readonly client: Client;
  /** The stored state. Wholly known. */
  readonly priorState: ObjectValue;
  /** Private data of the state. Empty if another provider wrote it. */
  readonly private: PrivateData;
}

/** Answer of a delete. */
export interface DeleteResponse {
  /** An error keeps the object in the state. @default none */
  readonly diagnostics?: readonly Diagnostic[];
}

/** What {@link Resource.modifyPlan} is given. */
export interface ModifyPlanRequest<Client> {
  /**
   * Made by the provider's `configure`. Undefined if there was no configuration, or `configure` returned no client,
   * as it may while the provider's own configuration is unknown.
   */
  readonly client: Client | undefined;
  /**
   * The configuration, with write-only values and without defaults. Values may be unknown. Where `ignore_changes`
   * names an argument, Terraform has put the prior state's value, which is null for a write-only argument.
   */
  readonly config: ObjectValue;
  /**
   * The stored state, wholly known. Null: the plan is a create. A replacement is planned as an update, then as a
   * create.
   */
  readonly priorState: ObjectValue | null;
  /** The plan that follows from the schema. A value is unknown if the apply decides it. Write-only values are null. */
  readonly plannedState: ObjectValue;
  /** Private data of the stored state. Empty at create, and if another provider wrote the state. */
  readonly priorPrivate: PrivateData;
}

/** Answer of {@link Resource.modifyPlan}. */
export interface ModifyPlanResponse {
  /**
   * The plan, with every attribute. A configured value stays as configured. A computed value that the configuration
   * leaves out may be anything: known if the apply surely answers the same, else unknown. The server removes
   * write-only values.
   */
  readonly plannedState: ObjectValue;
  /** Handed to the change. Stored only if the change happens. @default the prior private data */
  readonly plannedPrivate?: PrivateData;
  /** Attributes that force a new object, besides those that the schema names. Ignored at create. @default none */
  readonly requiresReplace?: readonly Path[];
  /** An error fails the plan; the rest of the answer is then ignored. @default none */
  readonly diagnostics?: readonly Diagnostic[];
}

/** What {@link Resource.importState} is given. The client is never undefined. */
export type ImportRequest<Client> = { readonly client: Client } & ImportTarget;

/** The object to import. Terraform gives either an id or an identity. */
export type ImportTarget =
  /** As written in `terraform import` or in `import { id = … }`. */
  | { readonly id: string; readonly identity?: undefined }
  /** As written in `import { identity = { … } }`. What an import requires is set; the rest may be null. */
  | { readonly id?: undefined; readonly identity: ObjectValue };

/** Answer of {@link Resource.importState}. */
export interface ImportResponse {
  /**
   * What the read that follows needs to find the object. Attributes that are left out are null. Null only with an
   * error.
   */
  readonly state: ObjectValue | null;
  /** @default empty */
  readonly private?: PrivateData;
  /** An error fails the import. @default none */
  readonly diagnostics?: readonly Diagnostic[];
}
