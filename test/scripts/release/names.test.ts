import { releaseManifest, releaseNames } from "../../../scripts/release/names.ts";

it("names the files as the registries of Terraform and OpenTofu look for them", () => {
  const names = releaseNames("1.2.3");
  expect([names.zip("windows_amd64"), names.manifest, names.sums, names.signature]).toEqual([
    "terraform-provider-streamkap_1.2.3_windows_amd64.zip",
    "terraform-provider-streamkap_1.2.3_manifest.json",
    "terraform-provider-streamkap_1.2.3_SHA256SUMS",
    "terraform-provider-streamkap_1.2.3_SHA256SUMS.sig",
  ]);
});

it("says in the manifest that the provider speaks plugin protocol 6", () => {
  expect(JSON.parse(releaseManifest)).toEqual({ version: 1, metadata: { protocol_versions: ["6.0"] } });
});
