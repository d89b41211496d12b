import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A remote backend that is slow to be written to, as all are: terraform writes it every 20 seconds, and at its end. */
export interface HttpBackend {
  readonly hcl: string;
  /** The state; undefined where none was written. */
  readonly stored: () => string | undefined;
  readonly forget: () => void;
  readonly close: () => void;
}

export async function startHttpBackend(): Promise<HttpBackend> {
  let state: string | undefined;
  const server = createServer((request, response) => {
    if (request.method !== "POST") {
      response.writeHead(state === undefined ? 204 : 200).end(state);
      return;
    }
    void text(request).then((body) => {
      state = body;
      response.end();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    hcl: `terraform {\n  backend "http" {\n    address = "${address}"\n  }\n}\n`,
    stored: () => state,
    forget: () => {
      state = undefined;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
