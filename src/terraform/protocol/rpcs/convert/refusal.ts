import { error, type Diagnostic } from "../../../diagnostic.ts";
import { describeException } from "../../../exception.ts";

/** A request cannot be read; thrown inside this ring only, and answered as the diagnostic it carries. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.summary);
    this.diagnostic = diagnostic;
  }
}

/** Anything thrown that is not a Refusal is a bug, and says so. Its stack stays here. */
export function diagnosticFrom(thrown: unknown, rpc: string): Diagnostic {
  if (thrown instanceof Refusal) return thrown.diagnostic;
  return error(
    `Bug in the provider: ${rpc} failed`,
    `${describeException(thrown)}\n\nThis is not a mistake in your configuration. Please report this text to the provider's maintainers.`,
  );
}
