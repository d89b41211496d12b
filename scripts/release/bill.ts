import { execFileSync } from "node:child_process";
import { root } from "../build/paths.ts";

interface Bill {
  readonly metadata: Readonly<Record<string, unknown>> & { readonly component: object };
  readonly components: readonly unknown[];
  readonly serialNumber?: string;
}

/**
 * The software bill of materials, in the form of CycloneDX: the packages that are bundled into the provider, and the Node of the
 * executables. npm makes it from the lock file. Its serial number, which npm draws at random, is left out, so that two runs give the
 * same text.
 *
 * @param time of the release
 */
export function billOfMaterials(time: Date, nodeVersion: string): string {
  const args = [
    "sbom",
    "--sbom-format",
    "cyclonedx",
    "--omit",
    "dev",
    "--omit",
    "peer",
    "--package-lock-only",
  ];
  const options = { cwd: root, encoding: "utf8", shell: process.platform === "win32" } as const;
  // Without this option npm would add the package of the constructs, which is no part of the provider.
  const text = execFileSync("npm", [...args, "--workspaces=false"], options);
  const { serialNumber: _, ...bill } = JSON.parse(text) as Bill;
  const node = {
    "bom-ref": `node@${nodeVersion}`,
    type: "platform",
    name: "node",
    version: nodeVersion,
    licenses: [{ license: { id: "MIT" } }],
    purl: `pkg:generic/node@${nodeVersion}`,
    externalReferences: [{ type: "distribution", url: `https://nodejs.org/dist/v${nodeVersion}/` }],
  };
  // npm names the component after the folder of the clone.
  const component = { ...bill.metadata.component, type: "application", name: "terraform-provider-streamkap" };
  const metadata = { ...bill.metadata, timestamp: time.toISOString(), component };
  return `${JSON.stringify({ ...bill, metadata, components: [...bill.components, node] }, undefined, 2)}\n`;
}
