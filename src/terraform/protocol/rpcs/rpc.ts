/** What the RPCs share: the types of their requests and responses from the wire table, and how they find a resource. */
import type { ClientCapabilities, OperationContext } from "../../context.ts";
import { error } from "../../diagnostic.ts";
import type { LoadedDataSource, LoadedResource, ProviderServer } from "../../server/index.ts";
import type { MessageInput } from "../messages/index.ts";
import type { Messages, rpcs } from "../generated/wire-tables.ts";
import { Refusal } from "./convert/refusal.ts";

/** Name of an RPC of tfplugin6.Provider. */
export type RpcName = keyof typeof rpcs;

type MessageOf<Name> = Name extends keyof Messages ? Messages[Name] : never;
/** The request message of an RPC. */
export type RpcRequest<Name extends RpcName> = MessageOf<(typeof rpcs)[Name][0]>;
/** The response message of an RPC. Fields may be left out. */
export type RpcResponse<Name extends RpcName> = MessageInput<MessageOf<(typeof rpcs)[Name][1]>>;

/** Answers one RPC: converts the request, calls the operation, converts the response. */
export type RpcHandler<Name extends RpcName> = (
  rpc: RpcCall,
  request: RpcRequest<Name>,
) => Promise<RpcResponse<Name>>;

/** What every RPC is given besides its request. */
export interface RpcCall {
  readonly server: ProviderServer;
  /**
   * Makes the context of the operation.
   *
   * @param capabilities those of the request
   * @default those of the last ConfigureProvider
   */
  readonly context: (capabilities?: ClientCapabilities) => OperationContext;
  /** Keeps what ConfigureProvider says of the client, for the RPCs after it. */
  readonly remember: (client: { terraformVersion: string; capabilities: ClientCapabilities }) => void;
}

/**
 * The resource of a type name.
 *
 * @throws Refusal where the provider has no such resource
 */
export async function findResource(server: ProviderServer, typeName: string): Promise<LoadedResource> {
  const found = await server.resource(typeName);
  return found ?? throwUnknownType(server, "resource", typeName, Object.keys(server.provider.resources));
}

/**
 * The data source of a type name.
 *
 * @throws Refusal where the provider has no such data source
 */
export async function findDataSource(server: ProviderServer, typeName: string): Promise<LoadedDataSource> {
  const found = await server.dataSource(typeName);
  return (
    found ?? throwUnknownType(server, "data source", typeName, Object.keys(server.provider.dataSources ?? {}))
  );
}

function throwUnknownType(
  { provider }: ProviderServer,
  kind: string,
  typeName: string,
  names: readonly string[],
): never {
  throw new Refusal(
    error(
      `Unknown ${kind} type ${typeName}`,
      `The provider ${provider.address} ${provider.version} has no ${kind} ${typeName}. ` +
        (names.length === 0 ? "It has none at all." : `It has: ${names.join(", ")}.`),
    ),
  );
}
