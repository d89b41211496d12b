/** RPCs of tfplugin6.Provider by name: bytes in, bytes out. */
import type { Logger } from "../../context.ts";
import { stackOf } from "../../exception.ts";
import type { Provider } from "../../provider.ts";
import { getIdentitySchemas, getProviderSchemas, ProviderServer } from "../../server/index.ts";
import { rpcs } from "../generated/wire-tables.ts";
import { decodeMessage, encodeUntypedMessage, type MessageName } from "../messages/index.ts";
import { encodeIdentitySchemas } from "./convert/encode-identity-schemas.ts";
import { encodeProviderSchema } from "./convert/encode-provider-schema.ts";
import { clientCapabilitiesFromProto } from "./convert/from-proto.ts";
import { diagnosticFrom } from "./convert/refusal.ts";
import { diagnosticsToProto } from "./convert/to-proto.ts";
import { readDataSourceRpc } from "./data-sources/read-data-source.ts";
import { validateDataResourceConfigRpc } from "./data-sources/validate-data-resource-config.ts";
import { configureProviderRpc } from "./provider/configure-provider.ts";
import { getMetadataRpc } from "./provider/get-metadata.ts";
import { stopProviderRpc } from "./provider/stop-provider.ts";
import { validateProviderConfigRpc } from "./provider/validate-provider-config.ts";
import { applyResourceChangeRpc } from "./resources/apply-resource-change.ts";
import { importResourceStateRpc } from "./resources/import-resource-state.ts";
import { moveResourceStateRpc } from "./resources/move-resource-state.ts";
import { planResourceChangeRpc } from "./resources/plan-resource-change.ts";
import { readResourceRpc } from "./resources/read-resource.ts";
import { upgradeResourceIdentityRpc } from "./resources/upgrade-resource-identity.ts";
import { upgradeResourceStateRpc } from "./resources/upgrade-resource-state.ts";
import { validateResourceConfigRpc } from "./resources/validate-resource-config.ts";
import type { RpcCall, RpcHandler, RpcName, RpcRequest } from "./rpc.ts";

/**
 * One RPC as bytes: an encoded request in, an encoded response out.
 *
 * @param waiting its signal is aborted when nobody waits for the answer any more
 * @throws Error where the bytes are not a message of the RPC's request
 */
export type RpcHandle = (request: Uint8Array, waiting?: Waiting) => Promise<Uint8Array>;

interface Waiting {
  readonly signal: AbortSignal;
}

/**
 * The RPCs by name. An RPC that the provider lacks is not in the map, such as those of data sources where it has
 * none.
 */
export function createDispatch(provider: Provider<unknown>, logger: Logger): ReadonlyMap<string, RpcHandle> {
  const server = new ProviderServer(provider);
  let client = { terraformVersion: "", capabilities: clientCapabilitiesFromProto(undefined) };
  const call: RpcCall = {
    server,
    context: (capabilities = client.capabilities) => ({
      signal: server.signal,
      logger,
      clientCapabilities: capabilities,
      terraformVersion: client.terraformVersion,
    }),
    remember: (configured) => {
      client = configured;
    },
  };
  const handle = <Name extends RpcName>(name: Name, handler: RpcHandler<Name>): [string, RpcHandle] => [
    name,
    rpcHandle(name, (request, waiting) => handler(until(waiting, call), request), logger),
  ];
  const bytes = (
    name: "GetProviderSchema" | "GetResourceIdentitySchemas",
    encode: () => Promise<Uint8Array>,
  ): [string, RpcHandle] => [
    name,
    () => encode().catch((thrown: unknown) => encodeFailure(`${name}.Response`, name, thrown, logger)),
  ];
  return new Map<string, RpcHandle>([
    bytes("GetProviderSchema", async () =>
      encodeProviderSchema(await getProviderSchemas(server, undefined, call.context())),
    ),
    handle("GetMetadata", getMetadataRpc),
    bytes("GetResourceIdentitySchemas", async () =>
      encodeIdentitySchemas(await getIdentitySchemas(server, undefined, call.context())),
    ),
    handle("ValidateProviderConfig", validateProviderConfigRpc),
    handle("ConfigureProvider", configureProviderRpc),
    handle("StopProvider", stopProviderRpc),
    handle("ValidateResourceConfig", validateResourceConfigRpc),
    handle("UpgradeResourceState", upgradeResourceStateRpc),
    handle("ReadResource", readResourceRpc),
    handle("PlanResourceChange", planResourceChangeRpc),
    handle("ApplyResourceChange", applyResourceChangeRpc),
    handle("ImportResourceState", importResourceStateRpc),
    handle("MoveResourceState", moveResourceStateRpc),
    handle("UpgradeResourceIdentity", upgradeResourceIdentityRpc),
    // `in` does not read the property: reading it may load the data sources.
    ...("dataSources" in provider
      ? [
          handle("ValidateDataResourceConfig", validateDataResourceConfigRpc),
          handle("ReadDataSource", readDataSourceRpc),
        ]
      : []),
  ]);
}

/**
 * The call with a signal that is also aborted when the client gives the call up: the operation then stops as at
 * StopProvider.
 */
function until(waiting: Waiting | undefined, call: RpcCall): RpcCall {
  if (waiting === undefined) return call;
  return {
    ...call,
    context: (capabilities) => {
      const context = call.context(capabilities);
      let signal: AbortSignal | undefined;
      return {
        ...context,
        // Made on demand: most operations never ask for a signal.
        get signal() {
          return (signal ??= AbortSignal.any([context.signal, waiting.signal]));
        },
      };
    },
  };
}

function rpcHandle<Name extends RpcName>(
  name: Name,
  handle: (request: RpcRequest<Name>, waiting: Waiting | undefined) => Promise<object>,
  logger: Logger,
): RpcHandle {
  // The table holds two message names for a unary RPC. Streaming RPCs are not handled here.
  const [requestName, responseName] = rpcs[name] as readonly [MessageName, MessageName];
  return async (bytes, waiting) => {
    const request = decodeMessage(requestName, bytes) as RpcRequest<Name>;
    try {
      return encodeUntypedMessage(responseName, await handle(request, waiting));
    } catch (thrown) {
      return encodeFailure(responseName, name, thrown, logger);
    }
  };
}

/** Answers a failure as a diagnostic: Terraform shows a gRPC error as a crash of the provider. */
function encodeFailure(responseName: MessageName, rpc: RpcName, thrown: unknown, logger: Logger): Uint8Array {
  const diagnostic = diagnosticFrom(thrown, rpc);
  logger.error("an RPC failed", { rpc, stack: stackOf(thrown) });
  // Every response has `diagnostics`, except StopProvider's, which has `error`.
  return encodeUntypedMessage(responseName, {
    diagnostics: diagnosticsToProto([diagnostic]),
    error: diagnostic.summary,
  });
}
