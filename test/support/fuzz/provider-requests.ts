import { readCatalogue } from "../../../src/catalogue/index.ts";
import { createStreamkapProvider } from "../../../src/provider/index.ts";
import { encodeMsgpack, nullObject, unknown, type ObjectValue } from "../../../src/terraform/cty/index.ts";
import type { Logger } from "../../../src/terraform/context.ts";
import { decodeMessage } from "../../../src/terraform/protocol/messages/decode-message.ts";
import { encodeUntypedMessage } from "../../../src/terraform/protocol/messages/encode-message.ts";
import type { MessageName } from "../../../src/terraform/protocol/messages/message-type.ts";
import { createDispatch } from "../../../src/terraform/protocol/rpcs/dispatch.ts";
import { impliedType } from "../../../src/terraform/schema/index.ts";
import { catalogueFolder } from "../paths.ts";

/** A request of Terraform, and the part of it that is changed. */
export interface ProviderRequest {
  readonly rpc: string;
  /** The bytes that are changed: the whole request, or the private data or the stored state in it. */
  readonly part: "request" | "private" | "state";
  readonly bytes: Uint8Array;
  /** The request with other bytes in the place of `bytes`. */
  readonly around: (bytes: Uint8Array) => Uint8Array;
}

const ignore = (): void => undefined;
const silent: Logger = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };
const provider = createStreamkapProvider({
  version: "0.0.0",
  catalogue: () => readCatalogue(catalogueFolder),
  environment: {},
});
const dispatch = createDispatch(provider, silent);
const types = ["streamkap_source_webhook", "streamkap_source", "streamkap_sources_ready"];

let made: Promise<readonly ProviderRequest[]> | undefined;

/** Requests as Terraform sends them, for a provider whose host is not known, which calls no API. */
export function providerRequests(): Promise<readonly ProviderRequest[]> {
  return (made ??= makeRequests());
}

/**
 * Sends a request whose part is replaced.
 *
 * @throws TypeError if the answer tells of an exception that is a bug
 */
export async function callProvider({ rpc, around }: ProviderRequest, bytes: Uint8Array): Promise<void> {
  const answer = await dispatch.get(rpc)?.(around(bytes));
  const response = decodeMessage(`${rpc}.Response` as MessageName, answer ?? Buffer.alloc(0));
  const diagnostics = "diagnostics" in response ? response.diagnostics : [];
  for (const { summary, detail } of diagnostics) {
    if (/unexpected \w*(TypeError|RangeError|ReferenceError)/i.test(summary + detail)) {
      throw new TypeError(`${summary}: ${detail}`);
    }
  }
}

async function makeRequests(): Promise<readonly ProviderRequest[]> {
  const schema = await provider.schema();
  const host = new Map([...nullObject(impliedType(schema.block)), ["host", unknown] as const]);
  await send("ConfigureProvider", {
    terraformVersion: "1.11.4",
    config: value(host, impliedType(schema.block)),
  });
  return (await Promise.all(types.map(requestsOf))).flat();
}

async function requestsOf(typeName: string): Promise<ProviderRequest[]> {
  const resource = await provider.resources[typeName]?.();
  if (resource === undefined) throw new Error(`there is no ${typeName}`);
  const type = impliedType(resource.schema.block);
  const own = {
    name: "a",
    connector: "newdb",
    config: new Map([["a", "b"]]),
    source_ids: ["66a0c0ffee0000000000beef"],
  };
  const config: ObjectValue = new Map(
    [...nullObject(type)].map(([name, none]) => [name, name in own ? own[name as keyof typeof own] : none]),
  );
  const plan = {
    typeName,
    priorState: value(null, type),
    proposedNewState: value(config, type),
    config: value(config, type),
  };
  const planned = decodeMessage(
    "PlanResourceChange.Response",
    (await send("PlanResourceChange", plan)) ?? Buffer.alloc(0),
  );
  const state = { msgpack: planned.plannedState?.msgpack ?? Buffer.alloc(0) };
  const update = { ...plan, priorState: value(config, type), priorPrivate: planned.plannedPrivate };
  const whole = (rpc: string, message: object): ProviderRequest => ({
    rpc,
    part: "request",
    bytes: encode(rpc, message),
    around: (bytes) => bytes,
  });
  const stored = JSON.stringify(
    Object.fromEntries([...config].map(([name, own_]) => [name, typeof own_ === "string" ? own_ : null])),
  );
  return [
    whole("ValidateResourceConfig", { typeName, config: value(config, type) }),
    whole("PlanResourceChange", plan),
    whole("PlanResourceChange", update),
    whole("ReadResource", { typeName, currentState: state }),
    {
      rpc: "PlanResourceChange",
      part: "private",
      bytes: planned.plannedPrivate,
      around: (priorPrivate) => encode("PlanResourceChange", { ...update, priorPrivate }),
    },
    {
      rpc: "UpgradeResourceState",
      part: "state",
      bytes: Buffer.from(stored),
      around: (json) => encode("UpgradeResourceState", { typeName, version: 0, rawState: { json } }),
    },
  ];
}

function value(
  own: ObjectValue | null,
  type: Parameters<typeof encodeMsgpack>[1],
): { readonly msgpack: Uint8Array } {
  return { msgpack: encodeMsgpack(own, type) };
}

function encode(rpc: string, message: object): Uint8Array {
  return encodeUntypedMessage(`${rpc}.Request` as MessageName, message);
}

async function send(rpc: string, message: object): Promise<Uint8Array | undefined> {
  return dispatch.get(rpc)?.(encode(rpc, message));
}
