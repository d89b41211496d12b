import { webhook, type ErrorCase, type Hosts } from "./error-case.ts";

type Arguments = (hosts: Hosts) => Readonly<Record<string, string>>;

/**
 * A case with a provider block of its own, and sources that use it.
 *
 * @param own arguments; an empty text leaves one out
 */
const connection = (title: string, own: Arguments, sources = 1): ErrorCase => ({
  title,
  block: ({ label, hosts }) => {
    const right = { host: hosts.simulator, client_id: hosts.clientId, secret: hosts.secret };
    const lines = Object.entries({ ...right, ...own(hosts) })
      .filter(([, value]) => value !== "")
      .map(([name, value]) => `  ${name} = ${JSON.stringify(value)}\n`);
    const users = Array.from({ length: sources }, (_, at) =>
      webhook(`${label}_${String(at)}`, `  provider = streamkap.${label}\n`),
    );
    return `provider "streamkap" {\n  alias = "${label}"\n${lines.join("")}}\n${users.join("")}`;
  },
});

/** Mistakes that a plan finds before it reads a source. */
export const inProviderBlock: readonly ErrorCase[] = [
  connection("No client id", () => ({ client_id: "" })),
  connection("No secret", () => ({ secret: "" })),
  connection("Wrong credentials", () => ({ secret: "not-the-secret" }), 3),
  connection("A secret in quotes", ({ secret }) => ({ secret: `'${secret}'` })),
  connection("A host without a scheme", () => ({ host: "api.streamkap.com" })),
  connection("A host that is no URL", () => ({ host: "ftp://api.streamkap.com" })),
  connection("A host without TLS", () => ({ host: "http://api.streamkap.com" })),
  connection("A host that nobody knows", () => ({ host: "https://streamkap.invalid" })),
  connection("A host where nobody listens", ({ closed }) => ({ host: closed })),
  connection("A host whose certificate is not trusted", ({ untrusted }) => ({ host: untrusted })),
  connection("A file of authorities that is not there", () => ({ ca_certs: "authorities.pem" })),
  connection("A host that speaks no TLS", ({ simulator }) => ({
    host: simulator.replace("http:", "https:"),
  })),
  connection("A host with a wrong path", ({ simulator }) => ({ host: `${simulator}/elsewhere` })),
  connection("A host that is a website", ({ odd }) => ({ host: odd.portal })),
  connection("A host that redirects", ({ odd }) => ({ host: odd.moved })),
  connection("A host that answers with an empty body", ({ odd }) => ({ host: odd.empty })),
  connection("A host whose answer breaks off", ({ odd }) => ({ host: odd.brokenOff, max_retries: "0" })),
  connection("A host that does not answer", ({ odd }) => ({
    host: odd.silent,
    max_retries: "0",
    request_timeout: "1s",
  })),
  connection("A gateway without Streamkap behind it", ({ odd }) => ({ host: odd.gateway, max_retries: "0" })),
  connection("Too many requests", ({ odd }) => ({ host: odd.limited, max_retries: "0" })),
];
