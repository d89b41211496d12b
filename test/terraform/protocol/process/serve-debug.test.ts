import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { decodeMessage } from "../../../../src/terraform/protocol/messages/decode-message.ts";
import { encodeMessage } from "../../../../src/terraform/protocol/messages/encode-message.ts";
import { reattachVariable, serveDebug } from "../../../../src/terraform/protocol/index.ts";
import { GrpcClient } from "../grpc/grpc-client.ts";
import { createTestProvider } from "../test-provider.ts";

const rpc = "/tfplugin6.Provider/";
let scratch: string;
let interrupt: () => void;
let ended: Promise<void>;
let reattach: Record<string, { Addr: { Network: string; String: string } }>;
let aborted: boolean[];

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), "debug-"));
  aborted = [];
  const provider = {
    ...createTestProvider(),
    configure: (_config: unknown, { signal }: { readonly signal: AbortSignal }) => {
      aborted.push(signal.aborted);
      return Promise.resolve({ client: {} });
    },
  };
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const value = await new Promise<string>((onListening, reject) => {
    ended = serveDebug(provider, {
      env: { TMPDIR: scratch },
      platform: "linux",
      pid: 4711,
      log: () => undefined,
      onListening,
      interrupted,
    });
    ended.catch(reject);
  });
  reattach = JSON.parse(value) as typeof reattach;
});
afterEach(async () => {
  interrupt();
  await ended;
  rmSync(scratch, { recursive: true });
});

const socket = (): string => reattach["registry.terraform.io/example/test"]!.Addr.String;

async function configure(client: GrpcClient): Promise<void> {
  const config = { json: Buffer.from('{"host":null}') };
  const answer = await client.call(
    `${rpc}ConfigureProvider`,
    encodeMessage("ConfigureProvider.Request", { config }),
  );
  expect(answer.status).toBe(0);
  const { diagnostics } = decodeMessage("ConfigureProvider.Response", answer.messages[0]!);
  expect(diagnostics).toEqual([]);
}

describe("debug mode", () => {
  it("prints where it listens, in the form that Terraform reads", () => {
    expect(reattachVariable).toBe("TF_REATTACH_PROVIDERS");
    expect(reattach).toEqual({
      "registry.terraform.io/example/test": {
        Protocol: "grpc",
        ProtocolVersion: 6,
        Pid: 4711,
        Test: true,
        Addr: { Network: "unix", String: expect.stringContaining(scratch) },
      },
    });
  });

  it("listens where nobody else can connect", () => {
    expect(statSync(dirname(socket())).mode & 0o777).toBe(0o700);
  });

  it("serves one command after another, also after a stop", async () => {
    const first = new GrpcClient(socket());
    await configure(first);
    await first.call(`${rpc}StopProvider`);
    expect((await first.call("/plugin.GRPCController/Shutdown")).status).toBe(0);
    first.close();
    const second = new GrpcClient(socket());
    await configure(second);
    await configure(second);
    second.close();
    expect(aborted).toEqual([false, false, false]);
  });

  it("ends when it is interrupted, and removes its socket", async () => {
    const client = new GrpcClient(socket());
    await configure(client);
    interrupt();
    await ended;
    expect(existsSync(dirname(socket()))).toBe(false);
    await expect(client.call(`${rpc}GetMetadata`)).rejects.toThrow();
  });
});
