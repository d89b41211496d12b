import { providerAddress } from "../../provider/index.ts";

/** A CLI configuration with which Terraform runs the provider from a folder, whatever version a configuration asks for. */
export function devOverrides(folder: string): string {
  return `# Terraform runs this build from where it is. Leave "terraform init" out: plan and apply do without.
provider_installation {
  dev_overrides {
    ${quoted(providerAddress)} = ${quoted(folder)}
  }
  direct {}
}
`;
}

/** A CLI configuration with which Terraform finds the provider in a mirror, and other providers where it always does. */
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

/** A string of HCL. The escapes of JSON are among HCL's, which begins a template with `\${` and `%{`. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(/([$%])\{/g, "$1$1{");
}
