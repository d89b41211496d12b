/** Guards Terraform against exceptions of a resource's author, which become diagnostics. */
import type { OperationContext } from "../../context.ts";
import { error, type Diagnostic } from "../../diagnostic.ts";
import { describeException, stackOf } from "../../exception.ts";
import type { LoadedResource } from "../operation.ts";
import type { ProviderServer } from "../server.ts";

/** The error for an exception, which is a bug of the provider. The whole stack goes to the log. */
export function bug(
  resource: Pick<LoadedResource, "typeName">,
  operation: string,
  thrown: unknown,
  { logger }: OperationContext,
): Diagnostic {
  logger.error("exception", { type: resource.typeName, operation, stack: stackOf(thrown) });
  return error(
    `Bug in the provider: ${operation} of ${resource.typeName} failed`,
    `${describeException(thrown)}\n\nThis is not a mistake in your configuration. Nothing that the provider knows was lost: ` +
      "the state holds the last that is known. Please report this text to the provider's maintainers.",
  );
}

/** The error of every operation that needs a client, if there is none. Undefined: there is one. */
export function notConfigured(
  server: ProviderServer,
  resource: Pick<LoadedResource, "typeName">,
): Diagnostic | undefined {
  if (server.client !== undefined) return undefined;
  return error(
    "The provider is not configured",
    `${resource.typeName} needs the API, but the provider's configuration failed or was never sent. ` +
      "Mend the provider's own errors first.",
  );
}

/** Runs an author's own check of a configuration. An exception of the check becomes one error. */
export async function checkedBy(
  thing: Pick<LoadedResource, "typeName">,
  check: () => readonly Diagnostic[] | undefined | Promise<readonly Diagnostic[] | undefined>,
  context: OperationContext,
): Promise<readonly Diagnostic[]> {
  try {
    return (await check()) ?? [];
  } catch (thrown) {
    return [bug(thing, "validating", thrown, context)];
  }
}
