/** A place in a value: the steps to it from the value's root, as in tfplugin6 `AttributePath`. */
export type Path = readonly Step[];

/** One step of a path. Elements of a set have no address, so a path into a set ends at the set. */
export type Step = { readonly attribute: string } | { readonly key: string } | { readonly index: number };

/** The path of the whole value. */
export const root: Path = [];

/** The path that leads through attributes from the root, such as `attributePath("timeouts", "create")`. */
export function attributePath(...names: readonly string[]): Path {
  return names.map((attribute) => ({ attribute }));
}

/** The path as HCL writes a reference, such as `tables["dbo.Orders"].chunks` or `hosts[0]`. */
export function formatPath(path: Path): string {
  return path
    .map((step, position) => {
      if ("attribute" in step) return position === 0 ? step.attribute : `.${step.attribute}`;
      return "key" in step ? `[${JSON.stringify(step.key)}]` : `[${String(step.index)}]`;
    })
    .join("");
}

/** A problem at a place in a value. The message never holds the value, which may be a secret. */
export class ValueError extends Error {
  override readonly name = "ValueError";
}

/**
 * The error for a problem at a path.
 *
 * @param problem must not hold the value
 */
export function errorAt(path: Path, problem: string): ValueError {
  return new ValueError(path.length === 0 ? problem : `${formatPath(path)}: ${problem}`);
}
