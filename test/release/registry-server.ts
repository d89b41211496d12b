import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { createCertificate } from "../../src/terraform/protocol/process/certificate.ts";

/** What the server offers. */
export interface Offer {
  /** The folder with the files of a release. */
  readonly folder: string;
  readonly version: string;
  readonly platform: string;
  /** The public key of the release, in the form of GnuPG's `--armor`. */
  readonly publicKey: string;
  /** Id of the key, as the registry shows it: 16 hexadecimal digits. */
  readonly keyId: string;
}

/** A server with TLS on this machine, which is a provider registry and a network mirror. */
export interface RegistryServer {
  /** Such as `localhost:4711`, as a source address begins. */
  readonly host: string;
  /** The certificate, which SSL_CERT_FILE has to name. */
  readonly authorityPem: string;
  /** The paths of all requests so far. */
  readonly paths: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts the server. As a registry it speaks the provider registry protocol for `streamkap-community/streamkap`. As a mirror it
 * speaks the provider network mirror protocol for `registry.terraform.io/streamkap-community/streamkap`.
 */
export async function startRegistry(offer: Offer): Promise<RegistryServer> {
  const { certificatePem, privateKeyPem } = createCertificate(new Date());
  const paths: string[] = [];
  const server = createServer({ key: privateKeyPem, cert: certificatePem }, ({ url = "" }, response) => {
    paths.push(url);
    const file = join(offer.folder, basename(url));
    const answer = answers(offer)[url];
    if (answer !== undefined) {
      response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
    } else if (url.startsWith("/files/") && existsSync(file)) {
      response.end(readFileSync(file));
    } else {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    host: `localhost:${String((server.address() as AddressInfo).port)}`,
    authorityPem: certificatePem,
    paths,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function answers({ folder, version, platform, publicKey, keyId }: Offer): Record<string, unknown> {
  const [os = "", arch = ""] = platform.split("_");
  const zip = `terraform-provider-streamkap_${version}_${platform}.zip`;
  const sums = `terraform-provider-streamkap_${version}_SHA256SUMS`;
  const shasum = new RegExp(`^([0-9a-f]{64})  ${zip}$`, "m").exec(
    readFileSync(join(folder, sums), "utf8"),
  )?.[1];
  const { metadata } = JSON.parse(
    readFileSync(join(folder, `terraform-provider-streamkap_${version}_manifest.json`), "utf8"),
  ) as { readonly metadata: { readonly protocol_versions: readonly string[] } };
  const protocols = metadata.protocol_versions;
  const registry = "/v1/providers/streamkap-community/streamkap";
  const mirror = "/mirror/registry.terraform.io/streamkap-community/streamkap";
  return {
    "/.well-known/terraform.json": { "providers.v1": "/v1/providers/" },
    [`${registry}/versions`]: { versions: [{ version, protocols, platforms: [{ os, arch }] }] },
    [`${registry}/${version}/download/${os}/${arch}`]: {
      protocols,
      os,
      arch,
      filename: zip,
      download_url: `/files/${zip}`,
      shasums_url: `/files/${sums}`,
      shasums_signature_url: `/files/${sums}.sig`,
      shasum,
      signing_keys: { gpg_public_keys: [{ key_id: keyId, ascii_armor: publicKey }] },
    },
    [`${mirror}/index.json`]: { versions: { [version]: {} } },
    [`${mirror}/${version}.json`]: {
      archives: { [platform]: { url: `/files/${zip}`, hashes: [`zh:${String(shasum)}`] } },
    },
  };
}
