import type { Connector, Setting } from "../../../src/catalogue/index.ts";
import { connectorSchema } from "../../../src/provider/connector-schema.ts";

/** A setting that a user may give, and the arguments by which that can be done. */
export interface Settable {
  readonly setting: Setting;
  /** Its present name, then deprecated ones. */
  readonly names: readonly string[];
  /** The write-only argument for the same secret, and the one that counts its values. */
  readonly twin?: { readonly name: string; readonly version: string | undefined };
}

/** Told by the schema that the engine sees: whatever secrets have a write-only twin there. */
export function settables(connector: Connector): Settable[] {
  const { attributes } = connectorSchema(connector).block;
  const startingWith = (stem: string, writeOnly: boolean): string | undefined =>
    Object.keys(attributes).find(
      (name) => name.startsWith(`${stem}_`) && (attributes[name]?.writeOnly ?? false) === writeOnly,
    );
  return connector.settings
    .filter(({ readOnly }) => readOnly !== true)
    .map((setting) => {
      const { attribute, deprecatedNames = [], sensitive } = setting;
      const own = { setting, names: [attribute, ...deprecatedNames] };
      const name = sensitive === true ? startingWith(attribute, true) : undefined;
      return name === undefined ? own : { ...own, twin: { name, version: startingWith(name, false) } };
    });
}
