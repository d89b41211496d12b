import { stopProvider } from "../../../server/index.ts";
import type { RpcHandler } from "../rpc.ts";

/** Has neither a request nor a response to convert. */
export const stopProviderRpc: RpcHandler<"StopProvider"> = async ({ server, context }) => {
  await stopProvider(server, undefined, context());
  return {};
};
