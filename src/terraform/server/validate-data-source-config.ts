import { validateConfig } from "../schema/index.ts";
import type { Diagnosed, ValidateDataSourceConfigRequest } from "./operation.ts";
import type { Operation } from "./server.ts";

/** One data block alone, before the provider is configured. Values may be unknown. */
export const validateDataSourceConfig: Operation<ValidateDataSourceConfigRequest, Diagnosed> = (
  _server,
  { dataSource, config },
  context,
) => {
  const diagnostics = validateConfig(config, dataSource.schema.block, context.clientCapabilities);
  const more = dataSource.dataSource.validateConfig?.(config, context) ?? [];
  return Promise.resolve({ diagnostics: [...diagnostics, ...more] });
};
