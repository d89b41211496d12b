import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A remote backend. Terraform writes a state to it every 20 seconds during an apply, and at the end. */
export interface HttpBackend {
  /** The block of HCL that names it. */
  readonly hcl: string;
  /** The text of the state. Undefined if none was written. */
  readonly stored: () => string | undefined;
  /** Removes the state. */
  readonly forget: () => void;
  /** Awaits this before and after each state is stored. @default nothing is awaited */
  readonly watchWrites: (watch?: (moment: "before" | "after") => Promise<void>) => void;
  readonly close: () => void;
}

/** Starts a backend for the engine's backend `http`. */
export async function startHttpBackend(): Promise<HttpBackend> {
  let state: string | undefined;
  let watched: (moment: "before" | "after") => Promise<void> = () => Promise.resolve();
  const server = createServer((request, response) => {
    if (request.method !== "POST") {
      response.writeHead(state === undefined ? 204 : 200).end(state);
      return;
    }
    void text(request)
      .then(async (body) => {
        await watched("before");
        // The engine may have been killed meanwhile. A backend stores what it has received all the same, but not now.
        if (request.socket.destroyed) return;
        state = body;
        await watched("after");
        response.end();
      })
      // A writer that is killed leaves half a state, which is not stored.
      .catch(() => undefined);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    hcl: `terraform {\n  backend "http" {\n    address = "${address}"\n  }\n}\n`,
    stored: () => state,
    forget: () => {
      state = undefined;
    },
    watchWrites: (watch = () => Promise.resolve()) => {
      watched = watch;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
