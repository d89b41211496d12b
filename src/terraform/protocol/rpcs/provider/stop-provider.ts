import { stopProvider } from "../../../server/index.ts";
import type { RpcHandler } from "../rpc.ts";

/**
 * Has neither a request nor a response to convert. Terraform calls it at the first Ctrl-C and waits for the calls under
 * way. The answer comes at once, and those calls then end by themselves.
 */
export const stopProviderRpc: RpcHandler<"StopProvider"> = async ({ server, context }) => {
  await stopProvider(server, undefined, context());
  return {};
};
