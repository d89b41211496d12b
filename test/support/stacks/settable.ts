import type { Catalogue, Connector, Setting } from "../../../src/catalogue/index.ts";
import { connectorSchema } from "../../../src/provider/resources/connector-schema.ts";
import type { StackCase } from "./stack-case.ts";

/** A setting that a user can set, and the arguments with which that can be done. */
export interface Settable {
  readonly setting: Setting;
  /** The present name of the argument, and then the deprecated ones. */
  readonly names: readonly string[];
  /** The write-only argument for the same secret, and the argument that counts its values. */
  readonly twin?: { readonly name: string; readonly version: string | undefined };
}

/**
 * The settings of a connector that a user can set. Whether a secret has a write-only argument is read from its schema.
 */
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

/** Whether a stack has write-only arguments, which not every engine knows. */
export function usesWriteOnly({ sources }: StackCase, catalogue: Catalogue): boolean {
  return sources.some(({ connector: code, before, after }) => {
    const connector = catalogue.get(code);
    const twins = connector === undefined ? [] : settables(connector).flatMap(({ twin }) => twin?.name ?? []);
    return twins.some((name) => name in before || name in after);
  });
}
