import type { Connector } from "../../../src/catalogue/index.ts";
import { changedFullSettings, fullSettings } from "../full-configuration.ts";
import type { Argument, Configuration, StackCase } from "../stacks/stack-case.ts";

/** A secret of every stack. It must be in no output. */
export const secretValue = "sample-value";

/** The provider block of a stack under faults. Few tries and short ones, so that a fault that lasts ends soon. */
const provider: Configuration = { max_retries: 2, request_timeout: "5s" };

/** A stack with one source of each connector, in which every setting is set. Names need escaping in HTML. */
export function faultStack(connectors: readonly Connector[], timeout: string): StackCase {
  const configuration = ({ code }: Connector, settings: ReadonlyMap<string, unknown>): Configuration => ({
    name: `${code} & <co>`,
    timeouts: { create: timeout, update: timeout, delete: timeout },
    ...(Object.fromEntries(settings) as Readonly<Record<string, Argument>>),
  });
  return {
    provider,
    quirks: {},
    deployTimeMs: 0,
    sources: connectors.map((connector) => ({
      connector: connector.code,
      before: configuration(connector, fullSettings(connector, "fault")),
      after: configuration(connector, changedFullSettings(connector, "fault")),
    })),
  };
}
