/** The services that go-plugin expects of every plugin, beside the one that it is started for. */
import { GrpcError, grpcStatus, type Method } from "../grpc/index.ts";
import { WireReader } from "../messages/index.ts";

const empty = new Uint8Array();
/** grpc.health.v1.HealthCheckResponse: status (1) = SERVING (1). */
const serving = Uint8Array.of(0x08, 0x01);

/**
 * The methods by path.
 *
 * @param shutdown called before Shutdown is answered. `answered` resolves when the answer is out; the process must
 * not end sooner
 */
export function goPluginMethods(shutdown: (answered: Promise<void>) => void): ReadonlyMap<string, Method> {
  return new Map<string, Method>([
    [
      "/plugin.GRPCController/Shutdown",
      {
        kind: "unary",
        handle: (_request, { closed }) => {
          shutdown(closed);
          return Promise.resolve(empty);
        },
      },
    ],
    // Carries what a plugin prints, which is nothing. The open call has a second use: grpc-go closes a connection that
    // was idle for half an hour, for example while another provider works, and this process would take the lost
    // connection for the end of Terraform.
    ["/plugin.GRPCStdio/StreamStdio", { kind: "silent" }],
    // Carries calls from the plugin to Terraform. This plugin makes none.
    ["/plugin.GRPCBroker/StartStream", { kind: "silent" }],
    [
      "/grpc.health.v1.Health/Check",
      { kind: "unary", handle: (request) => Promise.resolve(checkHealth(request)) },
    ],
  ]);
}

/** grpc.health.v1.HealthCheckRequest: service (1). go-plugin registers the one named `plugin`. */
function checkHealth(request: Uint8Array): Uint8Array {
  const reader = new WireReader(request);
  let service = "";
  while (!reader.atEnd) {
    const { number, wireType } = reader.tag();
    if (number === 1) service = reader.string();
    else reader.skip(wireType);
  }
  if (service === "" || service === "plugin") return serving;
  throw new GrpcError(grpcStatus.notFound, `no service named ${service}`);
}
