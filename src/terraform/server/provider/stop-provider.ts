import type { Operation } from "../server.ts";

/**
 * Ctrl-C. Answers at once; operations in flight see their signal aborted, finish the request they
 * are in, skip what is left to wait for, and answer with what they know.
 */
export const stopProvider: Operation<undefined, undefined> = (server) => {
  server.stop();
  return Promise.resolve(undefined);
};
