import { quoted } from "../quoted.ts";
import { block, reference } from "./hcl/hcl-text.ts";
import type { NamedSource } from "./project.ts";

/** A variable that a user has to fill in. */
export interface SecretVariable {
  readonly name: string;
  /** The secrets that it holds. A variable of type `map(string)` has them as its keys. */
  readonly keys: readonly string[];
  readonly type: "string" | "map(string)";
}

/** The variables of a source, one for each secret. */
export function variablesOf({ variables }: NamedSource): SecretVariable[] {
  return [...variables].map(([key, name]) => ({ name, keys: [key], type: "string" }));
}

/**
 * The text of the example of a variable file: each variable, with an empty value to be filled in.
 *
 * @param variables of a source
 */
export function variableExamples(
  sources: readonly NamedSource[],
  variables: (source: NamedSource) => readonly SecretVariable[],
): string {
  const groups = sources
    .filter((source) => source.secrets.length > 0)
    .map((source) => `# The source ${quoted(source.name)}\n${variables(source).map(example).join("")}`);
  return `# Fill in the values, and keep the file out of version control. Each one can also be given as an
# environment variable, TF_VAR_<name>. A value of several lines is written as <<EOT … EOT.

${groups.join("\n")}`;
}

function example({ name, keys, type }: SecretVariable): string {
  if (type === "string") return `# ${keys.join(", ")}\n${name} = ""\n`;
  return block(
    `${name} =`,
    keys.map((key) => reference(quoted(key), '""')),
  );
}
