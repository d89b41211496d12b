/**
 * Makes the socket that Terraform connects to: a unix socket that only its owner can reach, or a TCP port of this
 * machine.
 */
import { once } from "node:events";
import { mkdtempSync, rmdirSync, unlinkSync } from "node:fs";
import { createServer, type ListenOptions, type Server } from "node:net";
import { join } from "node:path";
import type { Address, Handshake } from "./handshake.ts";

/** A socket that listens. */
export interface Listener extends Address {
  readonly server: Server;
  /** Removes the socket and its folder. May be called twice. */
  readonly remove: () => void;
}

/** Bytes of a socket's path: `sun_path` holds 104 on macOS and 108 on Linux, a zero at the end included. */
const longestSocketPath = 103;

/**
 * Listens on a unix socket in the first folder that allows one, else on a port.
 *
 * @throws Error where neither can be had
 */
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

/**
 * Makes a folder that only its owner may enter (mkdtemp: 0700). Undefined: the path is too long for a socket, or
 * `parent` cannot be written to.
 */
function createPrivateFolder(parent: string): string | undefined {
  const prefix = join(parent, "plugin-");
  if (Buffer.byteLength(`${prefix}XXXXXX/provider.sock`) > longestSocketPath) return undefined;
  try {
    return mkdtempSync(prefix);
  } catch {
    return undefined;
  }
}

/**
 * Ignores errors: a file may be gone already. Node's own removal of a folder takes ten times as long as the two steps
 * here.
 */
function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // Nobody is left to tell.
  }
}

/** Whether the server listens. Where it does not, it can be tried with other options. */
function tryListen(server: Server, options: ListenOptions): Promise<boolean> {
  return once(server.listen(options), "listening").then(
    () => true,
    () => false,
  );
}
