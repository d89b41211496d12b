/** What the author of a data source writes: something that is read, and never changed. */
import type { ObjectValue } from "./cty/index.ts";
import type { OperationContext } from "./context.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Schema } from "./schema/index.ts";

/** One type of data source. `Client` is what the provider's `configure` has made. */
export interface DataSource<Client> {
  /** Its arguments, and the attributes that a read fills. */
  readonly schema: Schema;

  /**
   * Finds what a data block stands for. Not called while a value in the block is unknown: Terraform then waits for
   * apply.
   */
  read(request: DataSourceRequest<Client>, context: OperationContext): Promise<DataSourceResponse>;

  /**
   * Checks rules over several attributes, without a client.
   *
   * @param config as written: defaults are not filled in. Values may be unknown; report no error about an unknown
   *   value
   * @default only the schema's rules are checked
   */
  validateConfig?(config: ObjectValue, context: OperationContext): readonly Diagnostic[];
}

/** What {@link DataSource.read} is given. The server fills every field. */
export interface DataSourceRequest<Client> {
  /** Made by the provider's `configure`. Never undefined: without a client the server answers an error. */
  readonly client: Client;
  /**
   * The data block, wholly known. Defaults stand where the practitioner has set nothing; other unset values are null.
   */
  readonly config: ObjectValue;
}

/** Answer of {@link DataSource.read}. */
export interface DataSourceResponse {
  /**
   * What was found, wholly known. A configured value must stay as configured. Attributes that are left out are as
   * configured, or null. Null only with an error.
   */
  readonly state: ObjectValue | null;
  /** An error fails the read. @default none */
  readonly diagnostics?: readonly Diagnostic[];
}
