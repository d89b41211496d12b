import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { connect } from "node:http2";
import { connect as connectSocket } from "node:net";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { connect as connectTls } from "node:tls";
import { root } from "../../scripts/build/paths.ts";
import { createCertificate } from "../../src/terraform/protocol/process/certificate.ts";
import { launchEnvironment } from "./bare-node.ts";

const magicCookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const client = createCertificate(new Date());

/** The command that starts the built plugin with the Node that runs this process. */
export function builtPlugin(): readonly string[] {
  const plugin = join(root, "dist", "plugin");
  const entry = readdirSync(plugin).find((name) => name.startsWith("terraform-provider-streamkap_v"));
  if (entry === undefined) throw new Error("dist/plugin has no entry file");
  return [process.execPath, join(plugin, entry)];
}

/** Starts a plugin as Terraform does, asks it one thing, and shuts it down. */
export async function startPlugin([program = "", ...args]: readonly string[]): Promise<{
  handshakeMs: number;
  firstAnswerMs: number;
}> {
  const begin = performance.now();
  const child = spawn(program, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...launchEnvironment(),
      TF_PLUGIN_MAGIC_COOKIE: magicCookie,
      PLUGIN_PROTOCOL_VERSIONS: "5,6",
      PLUGIN_CLIENT_CERT: client.certificatePem,
    },
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const handshakeMs = performance.now() - begin;
  const socketPath = line.toString("utf8").split("|")[3] ?? "";
  const session = connect("https://localhost", {
    createConnection: () =>
      connectTls({
        socket: connectSocket(socketPath),
        servername: "localhost",
        cert: client.certificatePem,
        key: client.privateKeyPem,
        rejectUnauthorized: false,
        ALPNProtocols: ["h2"],
      }),
  });
  await call(session, "/tfplugin6.Provider/GetMetadata");
  const firstAnswerMs = performance.now() - begin;
  const exit = once(child, "exit");
  await call(session, "/plugin.GRPCController/Shutdown").catch(() => undefined);
  session.close();
  await exit;
  return { handshakeMs, firstAnswerMs };
}

/** A unary call with an empty request. */
function call(session: ReturnType<typeof connect>, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = session.request({
      ":method": "POST",
      ":path": path,
      "content-type": "application/grpc",
      te: "trailers",
    });
    stream.on("error", reject).on("end", resolve).resume();
    stream.end(Buffer.alloc(5));
  });
}
