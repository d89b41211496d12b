import type { Operation } from "../server.ts";

/**
 * Stops the operations under way, as at Ctrl-C. Answers at once. The operations see their signal aborted: they finish
 * the API request that they are in, wait for nothing more, and answer with what they know.
 */
export const stopProvider: Operation<undefined, undefined> = (server) => {
  server.stop();
  return Promise.resolve(undefined);
};
