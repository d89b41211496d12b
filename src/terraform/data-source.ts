/** What the author of a data source writes: something that is read, and never changed. */
import type { ObjectValue } from "./cty/index.ts";
import type { OperationContext } from "./context.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Schema } from "./schema/index.ts";

export interface DataSource<Client> {
  readonly schema: Schema;

  /** Never called while something in the configuration is unknown: Terraform then reads during apply. */
  read(request: DataSourceRequest<Client>, context: OperationContext): Promise<DataSourceResponse>;

  /** Rules over several attributes. Values may be unknown: no error about those. */
  validateConfig?(config: ObjectValue, context: OperationContext): readonly Diagnostic[];
}

export interface DataSourceRequest<Client> {
  readonly client: Client;
  /** Wholly known; defaults stand where the practitioner has said nothing. */
  readonly config: ObjectValue;
}

export interface DataSourceResponse {
  /** What was found. Attributes that it does not name are as configured, or null. Null with an error only. */
  readonly state: ObjectValue | null;
  readonly diagnostics?: readonly Diagnostic[];
}
