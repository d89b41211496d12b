/** Sends encoded requests to a provider's RPCs, without gRPC. */
import type { Logger } from "../../../../src/terraform/context.ts";
import type { Value } from "../../../../src/terraform/cty/index.ts";
import { decodeMessage } from "../../../../src/terraform/protocol/messages/decode-message.ts";
import { createDispatch } from "../../../../src/terraform/protocol/rpcs/dispatch.ts";
import {
  encodeUntypedMessage,
  type MessageInput,
} from "../../../../src/terraform/protocol/messages/encode-message.ts";
import { objectOrNullFromProto } from "../../../../src/terraform/protocol/rpcs/convert/from-proto.ts";
import type { Messages } from "../../../../src/terraform/protocol/generated/wire-tables.ts";
import type { MessageName } from "../../../../src/terraform/protocol/messages/message-type.ts";
import { dynamicValueToProto } from "../../../../src/terraform/protocol/rpcs/convert/to-proto.ts";
import type { Provider } from "../../../../src/terraform/provider.ts";
import { impliedType } from "../../../../src/terraform/schema/index.ts";
import { createTestProvider, itemSchema, itemValue } from "../test-provider.ts";

export const itemType = impliedType(itemSchema.block);
const subject = { owner: "test_item", part: "state" };
const ignore = (): void => undefined;
export const silent: Logger = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };
export const json = (text: string): { readonly json: Buffer } => ({ json: Buffer.from(text) });

export class DispatchClient {
  readonly #dispatch: ReturnType<typeof createDispatch>;

  constructor(provider: Provider<unknown> = createTestProvider()) {
    this.#dispatch = createDispatch(provider, silent);
  }

  get rpcs(): readonly string[] {
    return [...this.#dispatch.keys()];
  }

  async call<Name extends string>(
    rpc: Name,
    request: `${Name}.Request` extends MessageName ? MessageInput<Messages[`${Name}.Request`]> : never,
  ): Promise<`${Name}.Response` extends MessageName ? Messages[`${Name}.Response`] : never> {
    const bytes = await this.#dispatch.get(rpc)?.(
      encodeUntypedMessage(`${rpc}.Request` as MessageName, request as object),
    );
    return decodeMessage(`${rpc}.Response` as MessageName, bytes ?? Buffer.alloc(0)) as never;
  }

  async configured(): Promise<this> {
    const { diagnostics } = await this.call("ConfigureProvider", {
      terraformVersion: "1.11.4",
      config: json('{"host":null}'),
      clientCapabilities: { writeOnlyAttributesAllowed: true },
    });
    expect(diagnostics).toEqual([]);
    return this;
  }
}

export const item = (attributes: Readonly<Record<string, Value>>): MessageInput<Messages["DynamicValue"]> =>
  dynamicValueToProto(itemValue(attributes), itemType);
export const stateOf = (value: Messages["DynamicValue"] | undefined): unknown =>
  objectOrNullFromProto(value, itemType, subject);
