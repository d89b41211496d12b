/** Where in a value something is: the steps from its root, as in tfplugin6 `AttributePath`. */
export type Path = readonly Step[];

/** Elements of a set have no address; a path into one ends at the set. */
export type Step = { readonly attribute: string } | { readonly key: string } | { readonly index: number };

export const root: Path = [];

/** The path of attributes from the root: `attributePath("timeouts", "create")`. */
export function attributePath(...names: readonly string[]): Path {
  return names.map((attribute) => ({ attribute }));
}

/** The path as HCL writes a reference: `tables["dbo.Orders"].chunks`, `hosts[0]`. */
export function formatPath(path: Path): string {
  return path
    .map((step, position) => {
      if ("attribute" in step) return position === 0 ? step.attribute : `.${step.attribute}`;
      return "key" in step ? `[${JSON.stringify(step.key)}]` : `[${String(step.index)}]`;
    })
    .join("");
}

/** Says where in a value the problem is. Its message never names the value: that may be a secret. */
export class ValueError extends Error {
  override readonly name = "ValueError";
}

/** @param problem in words that do not name the value */
export function errorAt(path: Path, problem: string): ValueError {
  return new ValueError(path.length === 0 ? problem : `${formatPath(path)}: ${problem}`);
}
