import { error, type Diagnostic } from "../../../diagnostic.ts";
import { describeException } from "../../../exception.ts";

/** A request that cannot be read. Thrown in this ring only; the RPC answers its diagnostic. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.summary);
    this.diagnostic = diagnostic;
  }
}

/** The diagnostic for anything that an RPC throws. What is not a Refusal is a bug; its stack goes to the log alone. */
export function diagnosticFrom(thrown: unknown, rpc: string): Diagnostic {
  if (thrown instanceof Refusal) return thrown.diagnostic;
  return error(
    `Bug in the provider: ${rpc} failed`,
    `${describeException(thrown)}\n\nThis is not a mistake in your configuration. Please report this text to the provider's maintainers.`,
  );
}
