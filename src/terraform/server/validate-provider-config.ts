import { validateConfig } from "../schema/index.ts";
import type { Diagnosed, ValidateProviderConfigRequest } from "./operation.ts";
import type { Operation } from "./server.ts";

/** The provider block alone, without calling the API. Values may be unknown. */
export const validateProviderConfig: Operation<ValidateProviderConfigRequest, Diagnosed> = async (
  server,
  { config },
  context,
) => {
  const { schema } = await server.providerSchema();
  const diagnostics = validateConfig(config, schema.block, context.clientCapabilities);
  const more = (await server.provider.validateConfig?.(config, context)) ?? [];
  return { diagnostics: [...diagnostics, ...more] };
};
