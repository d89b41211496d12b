import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { attributePath, error, type Diagnostic } from "../../terraform/index.ts";

const certificateText =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----.*?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/gs;
const wanted =
  "It must be the path of a file with the certificates of your own authorities in PEM form, as NODE_EXTRA_CA_CERTS " +
  "takes it. A relative path counts from the folder in which Terraform runs.";

/**
 * Reads the certificates of a PEM file. Only a process that calls the API does so.
 *
 * @param path value of `ca_certs`
 * @param variable the environment variable that stands in for `ca_certs`
 * @returns each certificate as PEM, or what is wrong with the file
 */
export function readAuthorities(path: string, variable: string): readonly string[] | Diagnostic {
  const invalid = (problem: string): Diagnostic =>
    error("Invalid ca_certs", `ca_certs (${variable}) ${problem}`, attributePath("ca_certs"));
  if (path.includes("-----BEGIN")) return invalid(`holds certificates themselves, and not a path. ${wanted}`);
  const named = `is ${JSON.stringify(path)}`;
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (thrown) {
    return invalid(`${named}, ${unreadable(thrown)}. ${wanted}`);
  }
  const certificates = text.match(certificateText) ?? [];
  if (certificates.length === 0) {
    return invalid(
      `${named}. The file has no line "-----BEGIN CERTIFICATE-----". ${wanted} If the file is in DER form, convert it: ` +
        "`openssl x509 -inform der -in FILE -out FILE.pem`.",
    );
  }
  const damaged = certificates.findIndex((certificate) => !isCertificate(certificate));
  if (damaged === -1) return certificates;
  return invalid(
    `${named}. Certificate ${String(damaged + 1)} of the ${String(certificates.length)} in the file cannot be read. ` +
      "Copy the file again from where it comes from.",
  );
}

function unreadable(thrown: unknown): string {
  const code = typeof thrown === "object" && thrown !== null && "code" in thrown ? thrown.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return "and there is no such file";
  if (code === "EISDIR") return "which is a folder";
  if (code === "EACCES" || code === "EPERM") return "and the file may not be read by this user";
  return "and the file cannot be read";
}

function isCertificate(pem: string): boolean {
  try {
    new X509Certificate(pem);
    return true;
  } catch {
    return false;
  }
}
