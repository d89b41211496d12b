import { attributePath, error, type Diagnostic } from "../../terraform/index.ts";
import { oddityOf } from "./odd-credential.ts";

/**
 * Checks the URL of the API's host. The error names the environment variable and an example. It does not repeat a value
 * that may contain a password.
 *
 * @returns undefined if the host is right
 */
export function checkHost(
  host: string,
  { variable, example }: { readonly variable: string; readonly example: string },
): Diagnostic | undefined {
  const url = parse(host);
  const isWeb = url?.protocol === "https:" || url?.protocol === "http:";
  if (isWeb && url.username + url.password + url.search + url.hash === "") {
    if (url.protocol === "https:" || isLoopback(url.hostname)) return undefined;
    return invalid(
      `host (${variable}) is ${JSON.stringify(host)}, to which the client id, the secret and all passwords would travel ` +
        `in clear. Write https://${host.slice("http://".length)}; http is only for a simulator on this machine.`,
    );
  }
  const corrected = withScheme(host);
  if (corrected !== undefined) {
    return invalid(
      `host (${variable}) is ${JSON.stringify(host)}, without a scheme. Write it as ${JSON.stringify(corrected)}.`,
    );
  }
  const [odd] = oddityOf(host);
  return invalid(
    `host (${variable}) must be a URL of a host that begins with https://, without user name, query and ` +
      `fragment, such as ${example}.${odd === undefined ? "" : ` The value ${odd}.`} Leave it out for Streamkap's own.`,
  );
}

function invalid(detail: string): Diagnostic {
  return error("Invalid Streamkap host", detail, attributePath("host"));
}

/** The host with the scheme that it lacks; undefined if something else is wrong with it. */
function withScheme(host: string): string | undefined {
  // The characters @ and ? are not allowed here: the text before an @ or behind a ? may be a secret.
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(host) || !/^\/*[\w.:[\]/-]+$/.test(host)) return undefined;
  const rest = host.replace(/^\/+/, "");
  const url = parse(`https://${rest}`);
  if (url === undefined) return undefined;
  return `${isLoopback(url.hostname) ? "http" : "https"}://${rest}`;
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/**
 * Whether a host is this machine. The client refuses any other host without TLS too; the check is made here as well
 * because the client is loaded only when it is needed.
 */
function isLoopback(hostname: string): boolean {
  return /^(([\w-]+\.)*localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
