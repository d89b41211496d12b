import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Oddity = (request: IncomingMessage, response: ServerResponse) => void;

const page = (status: number, title: string): Oddity => {
  return (_request, response) => {
    response.writeHead(status, { "Content-Type": "text/html" });
    response.end(`<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`);
  };
};

/** Servers that are no Streamkap API. The name of each is the first part of its path. */
const oddities = {
  gateway: page(502, "502 Bad Gateway"),
  portal: page(200, "Guest Wi-Fi: sign in"),
  empty: (_request, response) => void response.end(),
  brokenOff: (_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
    response.write('{"accessToken":', () => response.destroy());
  },
  moved: (_request, response) => void response.writeHead(301, { Location: "https://www.example.com/" }).end(),
  limited: (_request, response) => void response.writeHead(429).end('{"detail":"Too Many Requests"}'),
  silent: () => undefined,
} satisfies Readonly<Record<string, Oddity>>;

/** The URL of each server, by its name. */
export type OddHosts = Readonly<Record<keyof typeof oddities, string>>;

/** Starts one server that acts as all of them, each under its own path. */
export async function startOddHosts(): Promise<{ readonly hosts: OddHosts; readonly close: () => void }> {
  const byPath = new Map<string | undefined, Oddity>(Object.entries(oddities));
  const server = createServer((request, response) => {
    byPath.get(request.url?.split("/")[1])?.(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    hosts: Object.fromEntries(Object.keys(oddities).map((name) => [name, `${url}/${name}`])) as OddHosts,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
