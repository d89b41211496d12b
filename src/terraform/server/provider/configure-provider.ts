import { bug } from "../lifecycle/index.ts";
import type { ConfigureProviderRequest, Diagnosed } from "../operation.ts";
import type { Operation } from "../server.ts";

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
  const { provider } = server;
  // The context was made before the walk began, and holds the end of the last one.
  const signal = server.signal;
  try {
    const { client, diagnostics = [] } = await provider.configure(config, { ...context, signal });
    server.client = client;
    return { diagnostics };
  } catch (thrown) {
    return { diagnostics: [bug({ typeName: provider.address }, "configuring", thrown, context)] };
  }
};
