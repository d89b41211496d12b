import { stopProvider as stop } from "../../../server/index.ts";
import type { RpcHandler } from "../rpc.ts";

export const stopProvider: RpcHandler<"StopProvider"> = async ({ server, context }) => {
  await stop(server, undefined, context());
  return {};
};
