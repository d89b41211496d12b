import { decodeMessage } from "../../../../src/terraform/protocol/messages/decode-message.ts";
import { encodeMessage } from "../../../../src/terraform/protocol/messages/encode-message.ts";
import { Ending } from "../../../../src/terraform/protocol/process/ending.ts";
import { GrpcError } from "../../../../src/terraform/protocol/grpc/grpc-error.ts";
import { createProviderMethods } from "../../../../src/terraform/protocol/process/provider-methods.ts";
import type { Provider } from "../../../../src/terraform/provider.ts";
import { silent } from "../rpcs/dispatch-client.ts";
import { createTestProvider } from "../test-provider.ts";

const service = "/tfplugin6.Provider/";
const schemaOf = (name: string): Uint8Array =>
  encodeMessage("GetProviderSchema.Response", { resourceSchemas: new Map([[name, {}]]) });

async function call(
  path: string,
  more: Partial<Provider<unknown>> = {},
  logger = silent,
): Promise<Uint8Array | undefined> {
  const { test_unloadable: _, ...resources } = createTestProvider().resources;
  const provider = { ...createTestProvider(), resources, ...more };
  const method = createProviderMethods(provider, logger, new Ending(() => undefined))(path);
  if (method?.kind !== "unary") return undefined;
  return method.handle(new Uint8Array(), {
    closed: new Promise(() => undefined),
    signal: new AbortController().signal,
  });
}

async function schemaNames(more: Partial<Provider<unknown>>, logger = silent): Promise<string[]> {
  const bytes = await call(`${service}GetProviderSchema`, more, logger);
  return [...decodeMessage("GetProviderSchema.Response", bytes ?? new Uint8Array()).resourceSchemas.keys()];
}

describe("the provider's methods", () => {
  it("answer with the schema that was encoded before", async () => {
    expect(await schemaNames({ encodedSchema: () => Promise.resolve(schemaOf("other")) })).toEqual(["other"]);
  });

  it("answer with the identities' schemas that were encoded before", async () => {
    const identitySchemas = new Map([["other", {}]]);
    const encoded = encodeMessage("GetResourceIdentitySchemas.Response", { identitySchemas });
    const encodedIdentitySchemas = (): Promise<Uint8Array> => Promise.resolve(encoded);
    expect(await call(`${service}GetResourceIdentitySchemas`, { encodedIdentitySchemas })).toBe(encoded);
  });

  it("encode the schemas if none was encoded before", async () => {
    expect(await schemaNames({})).toEqual(["test_item"]);
  });

  it("encode the schemas, and say so, if those encoded before cannot be read", async () => {
    const errors: unknown[] = [];
    const logger = { ...silent, error: (...line: unknown[]) => void errors.push(line) };
    const encodedSchema = (): Promise<Uint8Array> => Promise.reject(new Error("not in value-of-a-file"));
    expect(await schemaNames({ encodedSchema }, logger)).toEqual(["test_item"]);
    expect(errors).toEqual([
      [
        "an encoded schema could not be read",
        { rpc: "GetProviderSchema", stack: expect.stringContaining("provider-methods.test.ts") },
      ],
    ]);
    expect(JSON.stringify(errors)).not.toContain("value-of-a-file");
  });

  it.each(["ReadDataSource", "Dance"])("are UNIMPLEMENTED if the provider lacks them: %s", async (rpc) => {
    const failure = call(service + rpc);
    await expect(failure).rejects.toBeInstanceOf(GrpcError);
    await expect(failure).rejects.toMatchObject({ status: 12 });
  });

  it("are those of one service", async () => {
    expect(await call("/grpc.health.v1.Health/Check")).toBeUndefined();
  });
});
