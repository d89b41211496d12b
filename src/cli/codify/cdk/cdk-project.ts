import { relative, resolve } from "node:path";
import { byFile, type NamedSource, type Project, type ProjectFile } from "../project.ts";
import { variableExamples, variablesOf } from "../variable-examples.ts";
import { cdkReadme } from "./cdk-readme.ts";
import type { Cdk } from "./cdks.ts";
import { findSharedValues, type SharedValues } from "./shared-values.ts";
import { sourceStatement } from "./source-code.ts";
import { exportedConstant, importStatement } from "./type-script.ts";

/** The files of a project in TypeScript. */
export function cdkProject(project: Project, cdk: Cdk): ProjectFile[] {
  const { sources } = project;
  const shared = findSharedValues(sources);
  const parts = [...byFile(sources)].map(([file, own]) => ({ file, own, adds: functionName(own) }));
  return [
    { path: ".gitignore", text: ignored },
    { path: "README.md", text: cdkReadme(project, cdk) },
    { path: "cdktf.json", text: json(settings) },
    { path: "main.ts", text: main(parts, cdk) },
    { path: "package.json", text: json(manifest(project, cdk)) },
    ...(shared.all.length === 0 ? [] : [{ path: "shared.ts", text: sharedFile(shared, cdk) }]),
    ...parts.map(({ file, own, adds }) => ({
      path: `sources/${file}.ts`,
      text: sourcesFile(own, adds, { project, shared, cdk }),
    })),
    ...(sources.every(({ variables }) => variables.size === 0)
      ? []
      : [{ path: "terraform.tfvars.example", text: variableExamples(sources, variablesOf) }]),
    { path: "tsconfig.json", text: compilerOptions },
  ];
}

const ignored = `cdktf.out/
node_modules/
*.tfstate
*.tfstate.*
*.tfvars
*.log
`;

const settings = {
  language: "typescript",
  app: "node --import tsx main.ts",
  projectId: "streamkap-sources",
  sendCrashReports: "false",
};

const compilerOptions = `{
  "compilerOptions": {
    "module": "nodenext",
    "target": "es2022",
    "types": ["node"],
    "strict": true,
    "noEmit": true
  }
}
`;

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function manifest({ version, packages, folder }: Project, { library, constructs, cli }: Cdk): object {
  // A build of one's own has metadata behind the version, and the package that is made of it has none.
  const [release = version] = version.split("+");
  const own = (name: string): string => {
    if (packages === undefined) return release;
    const path = relative(folder, resolve(packages, `${name}-${release}.tgz`)).replaceAll("\\", "/");
    return `file:${path.startsWith(".") ? path : `./${path}`}`;
  };
  return {
    name: "streamkap-sources",
    private: true,
    type: "module",
    scripts: { check: "tsc", deploy: `${cli.command} deploy` },
    dependencies: {
      [library.name]: library.version,
      [constructs]: own(constructs),
      constructs: "^10.4.2",
      "terraform-provider-streamkap": own("terraform-provider-streamkap"),
    },
    devDependencies: {
      "@types/node": "^20.9.5",
      [cli.name]: cli.version,
      tsx: "^4.23.15",
      typescript: "^5.9.3",
    },
  };
}

/** The sources of a connector, and the function that adds them to a stack. */
interface Part {
  readonly file: string;
  readonly adds: string;
}

function functionName([source]: readonly NamedSource[]): string {
  return `add${source?.connector?.className ?? "Other"}Sources`;
}

function main(parts: readonly Part[], { library, constructs }: Cdk): string {
  const imports = [
    importStatement(["App", "TerraformStack"], library.name),
    importStatement(["StreamkapProvider"], constructs),
    ...parts.map(({ file, adds }) => importStatement([adds], `./sources/${file}.js`)),
  ];
  return `${imports.join("")}
const app = new App();
const stack = new TerraformStack(app, "streamkap");

// The credentials come from STREAMKAP_CLIENT_ID and STREAMKAP_SECRET.
new StreamkapProvider(stack, "streamkap");
${parts.map(({ adds }) => `${adds}(stack);\n`).join("")}
app.synth();
`;
}

function sharedFile({ all }: SharedValues, { library, constructs }: Cdk): string {
  const constants = all.map(({ name, code }) => exportedConstant(name, code)).join("\n");
  const imports = [
    /\bToken\./.test(constants) ? importStatement(["Token"], library.name) : "",
    /\bLiteralText\./.test(constants) ? importStatement(["LiteralText"], constructs) : "",
  ].join("");
  const head = "// Values that several sources have in common.\n\n";
  return `${imports}${imports === "" ? "" : "\n"}${head}${constants}`;
}

/** What the text of a file with sources depends on besides the sources. */
interface Context {
  readonly project: Project;
  readonly shared: SharedValues;
  readonly cdk: Cdk;
}

function sourcesFile(
  sources: readonly NamedSource[],
  adds: string,
  { project, shared, cdk }: Context,
): string {
  const statements = sources.map((source) => sourceStatement(source, project, shared)).join("\n");
  const code = withoutTexts(statements);
  const used = (names: Iterable<string>): string[] => [...new Set(names)].filter((name) => uses(code, name));
  const classes = [...code.matchAll(/\b[A-Z]\w+(?=[.(])/g)].map(([name]) => name);
  const own = used(classes.filter((name) => name !== "Token" && name !== "TerraformStack"));
  const constants = used(shared.all.map(({ name }) => name));
  const [first] = sources;
  const title = first?.connector?.displayName ?? "connectors that this version of the provider does not know";
  return [
    uses(code, "Token") ? importStatement(["Token"], cdk.library.name) : "",
    `import type { TerraformStack } from "${cdk.library.name}";\n`,
    importStatement(own.sort(), cdk.constructs),
    constants.length === 0 ? "" : importStatement(constants, "../shared.js"),
    `\n/** Adds the sources of ${title}. */\n`,
    `export function ${adds}(stack: TerraformStack): void {\n${statements}}\n`,
  ].join("");
}

/** Code without its texts and comments, in which a name could stand. */
function withoutTexts(code: string): string {
  return code.replaceAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|^ *\/\/.*$/gm, '""');
}

function uses(code: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(code);
}
