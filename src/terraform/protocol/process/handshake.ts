/**
 * go-plugin's handshake: what the parent says in the environment, and the one line that the child
 * answers on stdout.
 */
export type Variables = Readonly<Record<string, string | undefined>>;

export interface Handshake {
  /** The client's certificate as DER: AutoMTLS, nobody else is let in. Undefined: no TLS at all. */
  readonly clientCertificate: Buffer | undefined;
  /** Folders for the unix socket, best first. */
  readonly socketFolders: readonly string[];
  readonly minPort: number;
  readonly maxPort: number;
  /** Clients that can share one connection between brokers want a seventh field; older ones fail on it. */
  readonly asksForMultiplexing: boolean;
}

export interface Address {
  readonly network: "unix" | "tcp";
  readonly address: string;
}

/** The parent did not say what go-plugin's handshake demands. The message is for a person. */
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

/** @throws HandshakeError */
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
    // Its presence alone decides about TLS. Terraform leaves it out where TF_DISABLE_PLUGIN_TLS is set.
    clientCertificate: readCertificate(env["PLUGIN_CLIENT_CERT"]),
    socketFolders: socketFolders(env),
    minPort: readPort(env, "PLUGIN_MIN_PORT", 10_000),
    maxPort: readPort(env, "PLUGIN_MAX_PORT", 25_000),
    asksForMultiplexing: (env["PLUGIN_MULTIPLEX_GRPC"] ?? "") !== "",
  };
}

/** The line that tells Terraform where to connect to, and by which certificate to know us. */
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
