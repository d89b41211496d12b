import { sourceCount, writeOnlyPlan, type Project } from "../project.ts";

/** The README of a project in HCL. */
export function hclReadme(project: Project): string {
  const { sources, writeOnly } = project;
  const hasSecrets = sources.some(({ secrets }) => secrets.length > 0);
  return `# Streamkap sources

This project describes ${sourceCount(project)}, as
\`terraform-provider-streamkap codify\` found them.

${hasSecrets ? secrets : ""}Give the credentials of Streamkap as \`STREAMKAP_CLIENT_ID\` and
\`STREAMKAP_SECRET\`. Then run:

\`\`\`sh
terraform init
terraform plan
\`\`\`

The plan imports each source, and changes none.
${writeOnly && hasSecrets ? `\n${writeOnlyPlan}` : ""}
\`terraform apply\` takes the sources into the state. After it, \`imports.tf\` can
be removed. With OpenTofu, the commands are those of \`tofu\`.

Until the provider is in the registry, \`terraform-provider-streamkap install\`
puts it where \`terraform init\` finds it.
`;
}

const secrets = `First fill in the secrets:

\`\`\`sh
cp terraform.tfvars.example terraform.tfvars
\`\`\`

The values have to be those that the sources have now. Terraform would send
another value to Streamkap.

`;
