import { validateConfig } from "../../schema/index.ts";
import { checkedBy } from "../lifecycle/index.ts";
import type { Diagnosed, ValidateDataSourceConfigRequest } from "../operation.ts";
import type { Operation } from "../server.ts";

/** Validates one data block on its own, before the provider is configured. Values may be unknown. */
export const validateDataSourceConfig: Operation<ValidateDataSourceConfigRequest, Diagnosed> = async (
  _server,
  { dataSource, config },
  context,
) => {
  const diagnostics = validateConfig(config, dataSource.schema.block, context.clientCapabilities);
  const more = await checkedBy(
    dataSource,
    () => dataSource.dataSource.validateConfig?.(config, context),
    context,
  );
  return { diagnostics: [...diagnostics, ...more] };
};
