import { formatPath, type Path } from "../../cty/index.ts";
import { error, type Diagnostic } from "../../diagnostic.ts";

/**
 * A rule of the lifecycle that the author of a resource or data source broke. Terraform would
 * blame the provider in words of its own, without saying what to do. No value is named: it may be a
 * secret.
 *
 * @param done what happened to it: `planned`, `applied`, `read`, `imported`
 */
export function breach(
  { typeName }: { readonly typeName: string },
  done: string,
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
