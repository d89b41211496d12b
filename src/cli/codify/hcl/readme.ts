import type { Project } from "../project.ts";

/** The README of a project in HCL. */
export function readme({ sources, writeOnly }: Project): string {
  const count = sources.length === 1 ? "1 Streamkap source" : `${String(sources.length)} Streamkap sources`;
  const hasSecrets = sources.some(({ variables }) => variables.size > 0);
  return `# Streamkap sources

This project describes ${count}, as \`terraform-provider-streamkap codify\` found them.

${hasSecrets ? secrets : ""}Give the credentials of Streamkap as \`STREAMKAP_CLIENT_ID\` and \`STREAMKAP_SECRET\`. Then run:

\`\`\`sh
terraform init
terraform plan
\`\`\`

${writeOnly && hasSecrets ? writeOnlyPlan : storedPlan}
\`terraform apply\` takes the sources into the state. After it, \`imports.tf\` can be removed. With OpenTofu, the
commands are those of \`tofu\`.

Until the provider is in the registry, \`terraform-provider-streamkap install\` puts it where \`terraform init\` finds
it.
`;
}

const secrets = `First fill in the secrets:

\`\`\`sh
cp terraform.tfvars.example terraform.tfvars
\`\`\`

The values have to be those that the sources have now. Terraform would send another value to Streamkap.

`;

const storedPlan = `The plan imports each source, and changes none.
`;

const writeOnlyPlan = `The plan imports each source. It also shows one update of each source that has a secret: an import reads the secrets
into the state, and the update removes them from it.
`;
