import { sourceCount, writeOnlyPlan, type Project } from "../project.ts";
import type { Cdk } from "./cdks.ts";

/** The README of a project in TypeScript. */
export function cdkReadme(project: Project, { title, constructs, cli }: Cdk): string {
  const { packages, writeOnly, sources } = project;
  const hasSecrets = sources.some(({ variables }) => variables.size > 0);
  const variables = hasSecrets ? ` --var-file "$PWD/terraform.tfvars"` : "";
  return `# Streamkap sources

This project describes ${sourceCount(project)} in ${title}, as
\`terraform-provider-streamkap codify\` found them.

${hasSecrets ? secrets : ""}Give the credentials of Streamkap as \`STREAMKAP_CLIENT_ID\` and
\`STREAMKAP_SECRET\`. Then run:

\`\`\`sh
npm install
npx ${cli.command} deploy${variables}
\`\`\`

The deployment shows its plan first, and asks. The plan imports each source, and
changes none.
${writeOnly && hasSecrets ? `\n${writeOnlyPlan}` : ""}
After the deployment:

- Remove \`.resource.importFrom(…)\` from each source. It does nothing any more.
- Remove \`wait: Wait.AS_PROVIDER\`, so that the sources are waited for together.
  The next plan then shows \`wait\` of each source, which sends no request.
${packages === undefined ? unpublished(constructs) : ""}`;
}

const secrets = `First fill in the secrets:

\`\`\`sh
cp terraform.tfvars.example terraform.tfvars
\`\`\`

The values have to be those that the sources have now. Terraform would send
another value to Streamkap.

`;

function unpublished(constructs: string): string {
  return `
## Until the packages are published

\`npm run packages:local\`, in a clone of the provider's repository, packs
\`dist/packages/*.tgz\`. Install the packages from there, in place of the first
command above:

\`\`\`sh
npm install ../terraform-provider-streamkap/dist/packages/{${constructs},terraform-provider-streamkap}-*.tgz
\`\`\`

\`codify --packages DIR\` writes such a project at once.
`;
}
