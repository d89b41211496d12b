import { formatPath, type Path } from "../../cty/index.ts";
import { error, type Diagnostic } from "../../diagnostic.ts";

/** What the author of a resource or data source did wrongly, as the word in the message. */
export type Deed = "planned" | "applied" | "read" | "imported";

/**
 * The error for a rule of the lifecycle that the author of a resource or data source broke. Terraform's own error
 * would blame the provider without saying what to do. The error names no value: a value may be a secret.
 *
 * @param path the attribute that breaks the rule. Empty: the whole object
 * @param problem what breaks the rule, as the end of a sentence without a full stop
 */
export function breach(
  { typeName }: { readonly typeName: string },
  done: Deed,
  path: Path,
  problem: string,
): Diagnostic {
  const where = path.length === 0 ? "" : `${formatPath(path)}: `;
  return error(
    `Bug in the provider: ${typeName} was ${done} wrongly`,
    `${where}${problem}. This is not a mistake in your configuration. Please report this text to the ` +
      "provider's maintainers.",
    path,
  );
}
