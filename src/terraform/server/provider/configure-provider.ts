import { bug } from "../lifecycle/index.ts";
import type { ConfigureProviderRequest, Diagnosed } from "../operation.ts";
import type { Operation } from "../server.ts";

/**
 * Makes the client that later operations are handed. The last call counts: in debug mode Terraform calls once for
 * each command. A stop of the last command does not stop this one.
 */
export const configureProvider: Operation<ConfigureProviderRequest, Diagnosed> = async (
  server,
  { config },
  context,
) => {
  server.begin();
  const { provider } = server;
  // `context` was made before `begin`, so its signal may be the one that stopped the last command.
  const signal = server.signal;
  try {
    const { client, diagnostics = [] } = await provider.configure(config, { ...context, signal });
    server.client = client;
    return { diagnostics };
  } catch (thrown) {
    return { diagnostics: [bug({ typeName: provider.address }, "configuring", thrown, context)] };
  }
};
