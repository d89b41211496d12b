/**
 * Makes an L1 without the stacks that cdktf keeps for error messages. For each attribute that is a map or a block, cdktf
 * writes the whole stack out as text, which takes half of the time and a third of the memory of an L1. The stacks of an L1 name
 * the same lines of this package each time. Messages about a source name its path instead.
 */
export function withoutCreationStacks<Made>(make: () => Made): Made {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- put back as it was, and never called from here
  const { captureStackTrace } = Error;
  // cdktf takes a stack that is not there for an empty one. Errors have their stacks without this function.
  Error.captureStackTrace = () => undefined;
  try {
    return make();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}
