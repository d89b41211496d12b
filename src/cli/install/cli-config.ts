import { providerAddress } from "../../provider/index.ts";
import { quoted } from "../quoted.ts";

/**
 * A CLI configuration with which Terraform runs the provider from a folder, whichever version a configuration asks for.
 */
export function devOverrides(folder: string): string {
  return `# Terraform runs this build from where it is. Do not run "terraform init": plan and apply work without it.
provider_installation {
  dev_overrides {
    ${quoted(providerAddress)} = ${quoted(folder)}
  }
  direct {}
}
`;
}

/** A CLI configuration with which Terraform finds our provider in a mirror, and other providers as usual. */
export function filesystemMirror(mirror: string): string {
  return `provider_installation {
  filesystem_mirror {
    path    = ${quoted(mirror)}
    include = [${quoted(providerAddress)}]
  }
  direct {
    exclude = [${quoted(providerAddress)}]
  }
}
`;
}
