/** RPCs of tfplugin6.Provider by name: bytes in, bytes out. */
import type { Logger } from "../context.ts";
import { stackOf } from "../exception.ts";
import type { Provider } from "../provider.ts";
import { getIdentitySchemas, getProviderSchemas, ProviderServer } from "../server/index.ts";
import { applyResourceChange } from "./apply-resource-change-rpc.ts";
import * as dataSourceRpcs from "./data-source-rpcs.ts";
import { decodeMessage } from "./decode-message.ts";
import { encodeIdentitySchemas } from "./encode-identity-schemas.ts";
import { encodeUntypedMessage } from "./encode-message.ts";
import { encodeProviderSchema } from "./encode-provider-schema.ts";
import { clientCapabilitiesFromProto } from "./from-proto.ts";
import { rpcs } from "./generated/wire-tables.ts";
import { upgradeResourceIdentity } from "./identity-rpcs.ts";
import type { MessageName } from "./message-type.ts";
import { moveResourceState } from "./move-resource-state-rpc.ts";
import * as providerRpcs from "./provider-rpcs.ts";
import { diagnosticFrom } from "./refusal.ts";
import * as resourceRpcs from "./resource-rpcs.ts";
import type { RpcCall, RpcHandler, RpcName, RpcRequest } from "./rpc.ts";
import { diagnosticsToProto } from "./to-proto.ts";

/**
 * @param waiting its signal is aborted when nobody waits for the answer any more
 * @throws Error where the request is not such a message
 */
export type RawRpc = (request: Uint8Array, waiting?: Waiting) => Promise<Uint8Array>;

interface Waiting {
  readonly signal: AbortSignal;
}

/** RPCs that a provider lacks are not in the map: a kind of things that it has not got, for one. */
export function createDispatch(provider: Provider<unknown>, logger: Logger): ReadonlyMap<string, RawRpc> {
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
  const raw = <Name extends RpcName>(name: Name, handler: RpcHandler<Name>): [string, RawRpc] => [
    name,
    rawRpc(name, (request, waiting) => handler(until(waiting, call), request), logger),
  ];
  const bytes = (
    name: "GetProviderSchema" | "GetResourceIdentitySchemas",
    encode: () => Promise<Uint8Array>,
  ): [string, RawRpc] => [
    name,
    () => encode().catch((thrown: unknown) => encodeFailure(`${name}.Response`, name, thrown, logger)),
  ];
  return new Map<string, RawRpc>([
    bytes("GetProviderSchema", async () =>
      encodeProviderSchema(await getProviderSchemas(server, undefined, call.context())),
    ),
    raw("GetMetadata", providerRpcs.getMetadata),
    bytes("GetResourceIdentitySchemas", async () =>
      encodeIdentitySchemas(await getIdentitySchemas(server, undefined, call.context())),
    ),
    raw("ValidateProviderConfig", providerRpcs.validateProviderConfig),
    raw("ConfigureProvider", providerRpcs.configureProvider),
    raw("StopProvider", providerRpcs.stopProvider),
    raw("ValidateResourceConfig", resourceRpcs.validateResourceConfig),
    raw("UpgradeResourceState", resourceRpcs.upgradeResourceState),
    raw("ReadResource", resourceRpcs.readResource),
    raw("PlanResourceChange", resourceRpcs.planResourceChange),
    raw("ApplyResourceChange", applyResourceChange),
    raw("ImportResourceState", resourceRpcs.importResourceState),
    raw("MoveResourceState", moveResourceState),
    raw("UpgradeResourceIdentity", upgradeResourceIdentity),
    // By name only: the map itself may be one that is loaded when it is read.
    ...("dataSources" in provider
      ? [
          raw("ValidateDataResourceConfig", dataSourceRpcs.validateDataResourceConfig),
          raw("ReadDataSource", dataSourceRpcs.readDataSource),
        ]
      : []),
  ]);
}

/** A call that its client gives up winds up as at StopProvider: nobody reads what more it could say. */
function until(waiting: Waiting | undefined, call: RpcCall): RpcCall {
  if (waiting === undefined) return call;
  return {
    ...call,
    context: (capabilities) => {
      const context = call.context(capabilities);
      let signal: AbortSignal | undefined;
      return {
        ...context,
        // Made when it is asked for: most operations are done before anybody could give them up.
        get signal() {
          return (signal ??= AbortSignal.any([context.signal, waiting.signal]));
        },
      };
    },
  };
}

function rawRpc<Name extends RpcName>(
  name: Name,
  handle: (request: RpcRequest<Name>, waiting: Waiting | undefined) => Promise<object>,
  logger: Logger,
): RawRpc {
  // The table's names, of one message each: only streams have more in them, and none is handled here.
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

/** A failure is answered as a diagnostic, because a gRPC error looks like a crash to the practitioner. */
function encodeFailure(responseName: MessageName, rpc: RpcName, thrown: unknown, logger: Logger): Uint8Array {
  const diagnostic = diagnosticFrom(thrown, rpc);
  logger.error("an RPC failed", { rpc, stack: stackOf(thrown) });
  // Each response has one of the two fields: StopProvider's alone has the second.
  return encodeUntypedMessage(responseName, {
    diagnostics: diagnosticsToProto([diagnostic]),
    error: diagnostic.summary,
  });
}
