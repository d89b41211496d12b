/** A CDK for Terraform: its packages, and their versions that the constructs are tested with. */
export interface Cdk {
  /** Name of the product. */
  readonly title: string;
  readonly library: { readonly name: string; readonly version: string };
  /** The package of our constructs. */
  readonly constructs: string;
  readonly cli: { readonly name: string; readonly version: string; readonly command: string };
}

/** The CDKs for which a project can be written. */
export const cdks = {
  cdktf: {
    title: "CDKTF",
    library: { name: "cdktf", version: "^0.21.0" },
    constructs: "cdktf-streamkap",
    cli: { name: "cdktf-cli", version: "^0.21.0", command: "cdktf" },
  },
  cdktn: {
    title: "CDK Terrain",
    library: { name: "cdktn", version: "^0.24.0" },
    constructs: "cdktn-streamkap",
    cli: { name: "cdktn-cli", version: "^0.24.0", command: "cdktn" },
  },
} as const satisfies Record<string, Cdk>;
