import { stopProvider } from "../../../server/index.ts";
import type { RpcHandler } from "../rpc.ts";

export const stopProviderRpc: RpcHandler<"StopProvider"> = async ({ server, context }) => {
  await stopProvider(server, undefined, context());
  return {};
};
