/**
 * go-plugin's handshake: the variables that the parent process sets, and the one line that this process answers on
 * stdout.
 */

/** Environment variables by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What the parent process has asked for. */
export interface Handshake {
  /** The client's certificate as DER: nobody else may connect (AutoMTLS). Undefined: no TLS. */
  readonly clientCertificate: Buffer | undefined;
  /** Folders for the unix socket, best first. */
  readonly socketFolders: readonly string[];
  /** Ports for TCP, the last one included. Used only if no unix socket can be made. */
  readonly minPort: number;
  readonly maxPort: number;
  /**
   * Whether the handshake line needs a seventh field. Clients that share one connection between brokers want the
   * field; older clients fail on it.
   */
  readonly asksForMultiplexing: boolean;
}

/** Where Terraform connects to. */
export interface Address {
  readonly network: "unix" | "tcp";
  /** A path, or host and port. */
  readonly address: string;
}

/** The parent process has not sent what go-plugin's handshake demands. The message is for a person. */
export class HandshakeError extends Error {
  override readonly name = "HandshakeError";
}

const magicCookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const coreProtocolVersion = "1";
const protocolVersion = "6";

/** Whether Terraform, or a tool like it, started this process as a plugin. */
export function isStartedByTerraform(env: Variables): boolean {
  return env["TF_PLUGIN_MAGIC_COOKIE"] === magicCookie;
}

/**
 * Reads the handshake from the environment.
 *
 * @throws HandshakeError with a text for a person
 */
export function readHandshake(env: Variables, providerAddress: string): Handshake {
  if (!isStartedByTerraform(env)) {
    throw new HandshakeError(
      `This is the Terraform provider ${providerAddress}. Terraform starts it by itself, and it cannot be used ` +
        "from a shell.\nName it in a configuration under terraform { required_providers { … } } with source = " +
        `"${providerAddress}", then run terraform init and terraform plan.`,
    );
  }
  const offered = env["PLUGIN_PROTOCOL_VERSIONS"] ?? "";
  if (!offered.split(",").includes(protocolVersion)) {
    throw new HandshakeError(
      `The provider ${providerAddress} speaks version 6 of Terraform's plugin protocol only, and was asked for ` +
        `${offered === "" ? "none" : `version ${offered}`}. Use Terraform 1.0 or newer, or OpenTofu.`,
    );
  }
  return {
    // Whether the variable is set decides about TLS. Terraform leaves it out where TF_DISABLE_PLUGIN_TLS is set.
    clientCertificate: readCertificate(env["PLUGIN_CLIENT_CERT"]),
    socketFolders: socketFolders(env),
    minPort: readPort(env, "PLUGIN_MIN_PORT", 10_000),
    maxPort: readPort(env, "PLUGIN_MAX_PORT", 25_000),
    asksForMultiplexing: (env["PLUGIN_MULTIPLEX_GRPC"] ?? "") !== "",
  };
}

/** The line that tells Terraform where to connect to, and which certificate this process will show. */
export function handshakeLine(
  { network, address }: Address,
  certificate: Buffer | undefined,
  { asksForMultiplexing }: Handshake,
): string {
  // go-plugin reads unpadded base64 only.
  const encoded = certificate?.toString("base64").replace(/=+$/, "") ?? "";
  const fields = [coreProtocolVersion, protocolVersion, network, address, "grpc", encoded];
  return `${[...fields, ...(asksForMultiplexing ? ["false"] : [])].join("|")}\n`;
}

/** Folders for the unix socket, best first. */
export function socketFolders(env: Variables): readonly string[] {
  return [env["PLUGIN_UNIX_SOCKET_DIR"], env["TMPDIR"], "/tmp"].filter(
    (folder): folder is string => folder !== undefined && folder !== "",
  );
}

function readCertificate(pem: string | undefined): Buffer | undefined {
  if (pem === undefined || pem === "") return undefined;
  const [, base64 = ""] =
    /-----BEGIN CERTIFICATE-----([\sA-Za-z0-9+/=]+)-----END CERTIFICATE-----/.exec(pem) ?? [];
  const der = Buffer.from(base64, "base64");
  if (der.length === 0) throw new HandshakeError("PLUGIN_CLIENT_CERT is not a certificate in PEM form.");
  return der;
}

function readPort(env: Variables, name: string, otherwise: number): number {
  const text = env[name] ?? "";
  if (text === "") return otherwise;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new HandshakeError(`${name} is "${text}", which is not a port number between 0 and 65535.`);
  }
  return port;
}
