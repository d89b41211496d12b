/** Names of the files of a release, as the registries of Terraform and OpenTofu demand them. */
export interface ReleaseNames {
  /** @param platform Terraform's name of it, such as `linux_amd64` */
  readonly zip: (platform: string) => string;
  readonly manifest: string;
  readonly sums: string;
  readonly signature: string;
  readonly bill: string;
}

/** The names for a version, such as `1.2.3`. */
export function releaseNames(version: string): ReleaseNames {
  const prefix = `terraform-provider-streamkap_${version}`;
  return {
    zip: (platform) => `${prefix}_${platform}.zip`,
    manifest: `${prefix}_manifest.json`,
    sums: `${prefix}_SHA256SUMS`,
    signature: `${prefix}_SHA256SUMS.sig`,
    bill: `${prefix}_sbom.cdx.json`,
  };
}

/** The registry's manifest. It says which plugin protocol the provider speaks. */
export const releaseManifest = `${JSON.stringify({ version: 1, metadata: { protocol_versions: ["6.0"] } }, undefined, 2)}\n`;
