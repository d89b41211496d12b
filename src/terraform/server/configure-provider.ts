import type { ConfigureProviderRequest, Diagnosed } from "./operation.ts";
import type { Operation } from "./server.ts";

/**
 * Makes the client that later operations are handed. The last call wins: debug mode calls again and
 * again, once for each command, and what stopped the last command does not stop this one.
 */
export const configureProvider: Operation<ConfigureProviderRequest, Diagnosed> = async (
  server,
  { config },
  context,
) => {
  server.begin();
  const { client, diagnostics = [] } = await server.provider.configure(config, {
    ...context,
    signal: server.signal,
  });
  server.client = client;
  return { diagnostics };
};
