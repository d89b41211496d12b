/**
 * What the author of a managed resource writes. The server does the rest: it plans defaults and
 * unknowns, keeps what was planned, and never lets an object that exists fall out of the state.
 */
import type { JsonObject, ObjectValue, Path } from "./cty/index.ts";
import type { OperationContext } from "./context.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { ResourceIdentity } from "./identity.ts";
import type { Schema } from "./schema/index.ts";

/** Bytes kept with a resource in the state, unseen by the practitioner; here as plain JSON data. */
export type PrivateData = Readonly<Record<string, unknown>>;

export interface Resource<Client> {
  readonly schema: Schema;

  /** Makes the object. `progress` the state as soon as it exists: from then on it cannot be lost. */
  create(request: CreateRequest<Client>, context: OperationContext): Promise<ChangeResponse>;

  /** The object as it is now; a null state where it is gone. */
  read(request: ReadRequest<Client>, context: OperationContext): Promise<ReadResponse>;

  /** Only called when something differs. */
  update(request: UpdateRequest<Client>, context: OperationContext): Promise<ChangeResponse>;

  /** Gone already is a success. An error keeps the object in the state. */
  delete(request: DeleteRequest<Client>, context: OperationContext): Promise<DeleteResponse>;

  /** Rules over several attributes. Values may be unknown: no error about those. */
  validateConfig?(config: ObjectValue, context: OperationContext): readonly Diagnostic[];

  /** Changes the plan after the schema's rules are applied. Not called for a destroy. */
  modifyPlan?(
    request: ModifyPlanRequest<Client>,
    context: OperationContext,
  ): ModifyPlanResponse | Promise<ModifyPlanResponse>;

  /** @default the id goes to the attribute `id`, or an identity to the attributes of its names; read fills the rest */
  importState?(request: ImportRequest<Client>, context: OperationContext): Promise<ImportResponse>;

  /** What the object is known by, besides the state (Terraform and OpenTofu ≥ 1.12; older ones never ask). */
  readonly identity?: ResourceIdentity;

  /**
   * A last look at a stored state before it is read by the schema: renamed attributes, changed
   * spellings. Missing attributes become null and unknown ones are dropped without it. Must accept
   * what it returned before: Terraform sends every state through here.
   */
  upgradeState?(stored: StoredState): StoredStateResponse;

  /**
   * A state of another resource type or another provider's (a `moved` block, Terraform ≥ 1.8, OpenTofu
   * ≥ 1.10). Read as leniently as a stored state, and sent through {@link upgradeState} afterwards: one
   * function may do for both.
   *
   * @default nothing can be moved here
   */
  moveState?(moved: MovedState): StoredStateResponse | NotMovable;
}

/** A state as an older version of this resource, or another provider, has written it. */
export interface StoredState {
  /** No digit of a number is lost. */
  readonly rawState: JsonObject;
  /** Of the schema that wrote it. */
  readonly version: number;
}

export interface MovedState extends StoredState {
  /** Such as `registry.terraform.io/streamkap-com/streamkap`. */
  readonly providerAddress: string;
  readonly typeName: string;
  /** Empty where another provider wrote it. */
  readonly private: PrivateData;
}

export interface StoredStateResponse {
  /** Null with an error. */
  readonly state: JsonObject | null;
  /** Of a move only. @default empty */
  readonly private?: PrivateData;
  readonly diagnostics?: readonly Diagnostic[];
}

/** The resource takes no state of this kind. */
export interface NotMovable {
  /** What it takes, such as `streamkap_source_mysql of registry.terraform.io/streamkap-com/streamkap`. */
  readonly supported: readonly string[];
}

export interface CreateRequest<Client> {
  readonly client: Client;
  /**
   * The write-only values that the plan was given, which are in no plan. Every other attribute is null:
   * a change does what the plan holds, and the configuration may say something else. Terraform takes what
   * `ignore_changes` names out of the configuration of the plan, and leaves it in that of the apply.
   */
  readonly config: ObjectValue;
  /** What the practitioner was promised, and all that a change does; unknown where the answer decides. */
  readonly plannedState: ObjectValue;
  readonly plannedPrivate: PrivateData;
  /** Remembers the best known state, used when this operation ends in an exception. */
  readonly progress: (state: ObjectValue, privateData?: PrivateData) => void;
}

export interface UpdateRequest<Client> extends CreateRequest<Client> {
  readonly priorState: ObjectValue;
  /**
   * The write-only values that `ignore_changes` has kept from the plan, with every other attribute null.
   * They are there to be recognised, as in a text that must not show them, and never to be sent.
   */
  readonly withheldConfig: ObjectValue;
}

export interface ChangeResponse {
  /**
   * The object as it is after the change. Wherever the plan was known the plan wins. Null with an
   * error at create: nothing exists, or exists any more, whatever `progress` said.
   */
  readonly newState: ObjectValue | null;
  /** @default the planned private data */
  readonly private?: PrivateData;
  readonly diagnostics?: readonly Diagnostic[];
}

export interface ReadRequest<Client> {
  readonly client: Client;
  readonly state: ObjectValue;
  readonly private: PrivateData;
}

export interface ReadResponse {
  readonly newState: ObjectValue | null;
  /** @default unchanged */
  readonly private?: PrivateData;
  readonly diagnostics?: readonly Diagnostic[];
}

export interface DeleteRequest<Client> {
  readonly client: Client;
  readonly priorState: ObjectValue;
  readonly private: PrivateData;
}

export interface DeleteResponse {
  readonly diagnostics?: readonly Diagnostic[];
}

export interface ModifyPlanRequest<Client> {
  /** Undefined while the provider's configuration is unknown or absent. */
  readonly client: Client | undefined;
  /** Where `ignore_changes` names an argument, it has the prior state's value, and null for a write-only one. */
  readonly config: ObjectValue;
  /** Null: a create. */
  readonly priorState: ObjectValue | null;
  readonly plannedState: ObjectValue;
  readonly priorPrivate: PrivateData;
}

export interface ModifyPlanResponse {
  readonly plannedState: ObjectValue;
  readonly plannedPrivate?: PrivateData;
  readonly requiresReplace?: readonly Path[];
  readonly diagnostics?: readonly Diagnostic[];
}

/** By id, as `terraform import` and `import { id = … }` say it, or by identity, `import { identity = { … } }`. */
export type ImportRequest<Client> = { readonly client: Client } & ImportTarget;

export type ImportTarget =
  | { readonly id: string; readonly identity?: undefined }
  | { readonly id?: undefined; readonly identity: ObjectValue };

export interface ImportResponse {
  /** Null with an error. Attributes that it does not name are null. */
  readonly state: ObjectValue | null;
  readonly private?: PrivateData;
  readonly diagnostics?: readonly Diagnostic[];
}
