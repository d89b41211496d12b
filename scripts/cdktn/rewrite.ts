/** Matches the name of the CDK, except in paths, in longer names, and in names that both CDKs have. */
const NAME = /(?<![\w/@])cdktf(?![\w/])/g;

/** Turns source text of the constructs into that for CDK Terrain. */
export function rewriteSource(text: string): string {
  return text.replace(NAME, "cdktn").replace('major: "0.21"', 'major: "0.24"');
}

/** Names of this package. The packages for the two CDKs need different names, because a program may use both. */
const OWN_NAMES = [
  ["cdktf-streamkap", "cdktn-streamkap"],
  ["cdktf_streamkap", "cdktn_streamkap"],
  ["streamkap_community.cdktf", "streamkap_community.cdktn"],
  ["StreamkapCommunity.Cdktf", "StreamkapCommunity.Cdktn"],
] as const;

function rename(text: string): string {
  return OWN_NAMES.reduce((renamed, [from, to]) => renamed.replaceAll(from, to), text);
}

const LANGUAGES = /## Other languages\n.*?(?=\n## )/s;

/** The README for CDK Terrain. It promises no other languages, because the package is tested in TypeScript only. */
export function rewriteReadme(text: string): string {
  if (!LANGUAGES.test(text))
    throw new Error('The README of the constructs has no section "Other languages".');
  const section =
    "## Other languages\n\nWhat jsii makes of this package for Python, Go, Java and .NET is not tested with CDK Terrain.\n";
  return rename(rewriteSource(text.replace(LANGUAGES, section)));
}

interface Manifest {
  readonly [field: string]: unknown;
  readonly keywords: readonly string[];
  readonly engines: object;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** The constructs' package.json for CDK Terrain. The packages of CDK Terrain have these versions only. */
export function rewriteManifest(text: string): string {
  const { keywords, devDependencies, cdktf, ...manifest } = JSON.parse(text) as Manifest;
  const { cdktf: _, ...others } = devDependencies;
  const rewritten = {
    ...manifest,
    name: "cdktn-streamkap",
    description:
      "CDK Terrain constructs for Streamkap: change-data-capture sources as typed TypeScript classes",
    keywords: [...keywords.filter((word) => word !== "cdktf"), "cdktn", "cdk-terrain", "opentofu"],
    peerDependencies: { cdktn: "^0.24.0", constructs: ">=10.6.0 <10.8.0" },
    devDependencies: { ...others, cdktn: "0.24.0", jsii: "~5.9.0" },
    // CDK Terrain reads both keys.
    cdktf,
    cdktn: cdktf,
  };
  return rename(`${JSON.stringify(rewritten, undefined, 2)}\n`);
}
