/**
 * The methods of tfplugin6.Provider. Schemas were encoded at build time, so answering them loads no operation: one
 * launch in each command asks for the schemas alone.
 */
import type { Logger } from "../../context.ts";
import { stackOf } from "../../exception.ts";
import type { Provider } from "../../provider.ts";
import type { Ending } from "./ending.ts";
import type { RpcHandle } from "../rpcs/index.ts";
import { unimplemented, type Call, type Method } from "../grpc/index.ts";

const prefix = "/tfplugin6.Provider/";

/**
 * Returns a function that finds a method by its path. Undefined: the path belongs to another service. A method that
 * the provider lacks is found, and answers UNIMPLEMENTED when it is called.
 */
export function createProviderMethods(
  provider: Provider<unknown>,
  logger: Logger,
  ending: Ending,
): (path: string) => Method | undefined {
  let dispatch: Promise<ReadonlyMap<string, RpcHandle>> | undefined;
  const operation = async (rpc: string, request: Uint8Array, call: Call): Promise<Uint8Array> => {
    dispatch ??= import("../rpcs/index.ts").then(({ createDispatch }) => createDispatch(provider, logger));
    const handle = (await dispatch).get(rpc);
    if (handle === undefined) throw unimplemented(prefix + rpc);
    return handle(request, call);
  };
  /**
   * The answer that was encoded at build time. Undefined: there is none, or its file is broken; then the answer is
   * encoded now.
   */
  const encoded = async (rpc: string): Promise<Uint8Array | undefined> => {
    try {
      if (rpc === "GetProviderSchema") return await provider.encodedSchema?.();
      if (rpc === "GetResourceIdentitySchemas") return await provider.encodedIdentitySchemas?.();
    } catch (thrown) {
      logger.error("an encoded schema could not be read", { rpc, stack: stackOf(thrown) });
    }
    return undefined;
  };
  return (path) => {
    if (!path.startsWith(prefix)) return undefined;
    const rpc = path.slice(prefix.length);
    return {
      kind: "unary",
      handle: async (request, call) => {
        const bytes = await encoded(rpc);
        if (bytes !== undefined) return bytes;
        const answer = operation(rpc, request, call);
        return rpc === "ApplyResourceChange" ? ending.waitFor(answer, call.closed) : answer;
      },
    };
  };
}
