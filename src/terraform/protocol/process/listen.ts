/** Where Terraform connects to: a unix socket that only its owner can reach, or TCP loopback. */
import { mkdtempSync, rmdirSync, unlinkSync } from "node:fs";
import { createServer, type ListenOptions, type Server } from "node:net";
import { join } from "node:path";
import type { Address, Handshake } from "./handshake.ts";

export interface Listener extends Address {
  readonly server: Server;
  /** Takes the socket and its folder away. May be called again. */
  readonly remove: () => void;
}

/** `sun_path` holds 104 bytes on macOS, 108 on Linux, and ends with a zero. */
const longestSocketPath = 103;

/** @throws Error where neither a socket nor a port is to be had */
export async function listen(
  { socketFolders, minPort, maxPort }: Pick<Handshake, "socketFolders" | "minPort" | "maxPort">,
  platform: string,
): Promise<Listener> {
  const server = createServer();
  // go-plugin uses TCP on Windows.
  for (const parent of platform === "win32" ? [] : socketFolders) {
    const folder = createPrivateFolder(parent);
    if (folder === undefined) continue;
    const address = join(folder, "provider.sock");
    const remove = (): void => {
      attempt(() => {
        unlinkSync(address);
      });
      attempt(() => {
        rmdirSync(folder);
      });
    };
    if (await tryListen(server, { path: address })) return { server, network: "unix", address, remove };
    remove();
  }
  for (let port = minPort; port <= maxPort; port++) {
    if (await tryListen(server, { host: "127.0.0.1", port })) {
      const bound = server.address();
      const address = `127.0.0.1:${String(typeof bound === "object" && bound !== null ? bound.port : port)}`;
      return { server, network: "tcp", address, remove: () => undefined };
    }
  }
  throw new Error(
    `No socket could be made in ${socketFolders.join(", ")}, and no port from ${String(minPort)} to ` +
      `${String(maxPort)} is free on 127.0.0.1. Set TMPDIR to a folder that can be written to.`,
  );
}

/** Undefined: too long for a socket's path, or not ours to write to. mkdtemp makes it 0700. */
function createPrivateFolder(parent: string): string | undefined {
  const prefix = join(parent, "plugin-");
  if (Buffer.byteLength(`${prefix}XXXXXX/provider.sock`) > longestSocketPath) return undefined;
  try {
    return mkdtempSync(prefix);
  } catch {
    return undefined;
  }
}

/** What is gone already is as it shall be. Node's own removal of folders takes ten times as long, at each end. */
function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // Nobody is left to tell.
  }
}

function tryListen(server: Server, options: ListenOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const onListening = (): void => {
      server.off("error", onError);
      resolve(true);
    };
    const onError = (): void => {
      server.off("listening", onListening);
      resolve(false);
    };
    server.once("listening", onListening).once("error", onError).listen(options);
  });
}
