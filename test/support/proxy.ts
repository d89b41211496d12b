import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";

/** A proxy that demands credentials. It opens tunnels for https, and forwards requests for http. */
export interface Proxy {
  /** Host and port. */
  readonly host: string;
  /** The first line of each request: `CONNECT host:port`, or `GET http://…`. */
  readonly asked: string[];
  close(): Promise<void>;
}

/**
 * Starts a proxy.
 *
 * @param credentials `user:password`
 * @param refusal the answer to each tunnel, such as `HTTP/1.1 403 Forbidden` @default it depends on the credentials
 */
export async function startProxy(credentials: string, refusal?: string): Promise<Proxy> {
  const asked: string[] = [];
  const expected = `Basic ${Buffer.from(credentials).toString("base64")}`;
  const isKnown = ({ headers }: IncomingMessage): boolean => headers["proxy-authorization"] === expected;
  const tunnels = new Set<Socket>();

  const server = createServer((incoming, outgoing) => {
    asked.push(`${String(incoming.method)} ${String(incoming.url)}`);
    if (!isKnown(incoming)) {
      outgoing.writeHead(407).end();
      return;
    }
    const { method, headers } = incoming;
    const forwarded = httpRequest(String(incoming.url), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(forwarded);
  });
  server.on("connect", (incoming: IncomingMessage, socket: Socket) => {
    asked.push(`CONNECT ${String(incoming.url)}`);
    tunnels.add(socket);
    const answer = refusal ?? (isKnown(incoming) ? undefined : "HTTP/1.1 407 Proxy Authentication Required");
    if (answer !== undefined) {
      socket.end(`${answer}\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const port = Number(incoming.url?.split(":").at(-1));
    const target = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      target.pipe(socket).pipe(target);
    });
    for (const end of [target, socket]) end.on("error", () => socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    host: `127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    async close() {
      for (const tunnel of tunnels) tunnel.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
