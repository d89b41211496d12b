import { parseArgs } from "node:util";
import { defaultTemplate, placeholders } from "./identifiers.ts";

/** The kinds of project that can be written. */
export const targets = ["cdktf", "cdktn", "hcl"] as const;
export type Target = (typeof targets)[number];

/** How a secret is given: as an argument that the state holds, or as a write-only one. */
const secretModes = ["variable", "write-only"] as const;
type SecretMode = (typeof secretModes)[number];

/** The arguments of `codify`, parsed. */
export interface CodifyArguments {
  readonly to: Target;
  readonly out: string;
  /** Type codes. Empty: all connectors. */
  readonly connectors: readonly string[];
  /** Pattern of the names that count. Undefined: all names count. */
  readonly name: string | undefined;
  /** Names or ids of tags. Empty: sources with any tags. */
  readonly tags: readonly string[];
  /** Paths of states. `-` stands for stdin. */
  readonly skipManaged: readonly string[];
  readonly secrets: SecretMode;
  readonly nameTemplate: string;
  /** Folder with packed packages, from which the project installs ours. Undefined: from the registry. */
  readonly packages: string | undefined;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly help: boolean;
}

/** The text of `codify --help`. */
export const codifyHelp = `Usage: terraform-provider-streamkap codify [options]

Reads the sources of the account, and writes a project whose first plan imports them and changes
nothing. No file holds a secret. The credentials are those of the provider: STREAMKAP_CLIENT_ID,
STREAMKAP_SECRET and, for another host, STREAMKAP_HOST.

Options:
  --to ${targets.join("|")}       The kind of project: TypeScript for CDKTF or for CDK Terrain, or HCL.
                             Default: ${targets[0]}
  --out DIR                  The folder of the project. Default: streamkap
  --connector CODE           Only sources of this connector, such as mysql. May be repeated
  --name GLOB                Only sources whose name fits: * stands for any text, ? for one character
  --tag TAG                  Only sources with this tag, which is a name or an id. May be repeated
  --skip-managed FILE        No sources that this state has: what "terraform show -json" prints. "-"
                             stands for stdin. May be repeated, and may name several files
  --secrets ${secretModes.join("|")}
                             How the code gives secrets: from sensitive variables, or as
                             write-only values, which no plan and no state holds. Write-only
                             needs Terraform or OpenTofu 1.11. Default: ${secretModes[0]}
  --name-template TEXT       The name of a source in the code, made of ${placeholders.map((name) => `{${name}}`).join(", ")}.
                             Default: ${defaultTemplate}
  --packages DIR             The project installs our packages from this folder with the .tgz files of
                             "npm run packages:local", in place of the registry. Not for hcl
  --dry-run                  Print a table of what would be written, and write nothing
  --force                    Overwrite files that have other content
  --help                     Show this text
`;

/** Parses the arguments. @throws Error whose first line says what is wrong with the arguments */
export function parseCodifyArguments(args: readonly string[]): CodifyArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      to: { type: "string", default: targets[0] },
      out: { type: "string", default: "streamkap" },
      connector: { type: "string", multiple: true, default: [] },
      name: { type: "string" },
      tag: { type: "string", multiple: true, default: [] },
      "skip-managed": { type: "string", multiple: true, default: [] },
      secrets: { type: "string", default: secretModes[0] },
      "name-template": { type: "string", default: defaultTemplate },
      packages: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      force: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.out.trim() === "") throw new RangeError("--out is empty; it has to name a folder");
  if (values.name === "") throw new RangeError("--name is empty; leave the option out for all names");
  if (values.tag.includes("")) throw new RangeError("--tag is empty; it has to be a name or an id of a tag");
  if (values.packages?.trim() === "") throw new RangeError("--packages is empty; it has to name a folder");
  if (values.packages !== undefined && values.to === "hcl")
    throw new RangeError("--packages does not go together with --to hcl, which installs no package");
  const [stray] = positionals;
  if (stray !== undefined && values["skip-managed"].length === 0)
    throw new RangeError(`there is no argument "${stray}"`);
  // A shell makes several words of `--skip-managed *.json`.
  const states = [...values["skip-managed"], ...positionals];
  if (states.includes(""))
    throw new RangeError("--skip-managed is empty; it has to name a file, or - for stdin");
  return {
    to: oneOf("--to", values.to, targets),
    out: values.out,
    connectors: codes(values.connector),
    name: values.name,
    tags: values.tag,
    skipManaged: states,
    secrets: oneOf("--secrets", values.secrets, secretModes),
    nameTemplate: template(values["name-template"]),
    packages: values.packages,
    dryRun: values["dry-run"],
    force: values.force,
    help: values.help,
  };
}

function oneOf<Choice extends string>(option: string, value: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined)
    throw new RangeError(`${option} is "${value}"; it can be ${choices.join(" or ")}`);
  return choice;
}

/** The codes of connectors, each of its own option or separated by commas. */
function codes(values: readonly string[]): string[] {
  const all = values.flatMap((value) => value.split(",").map((code) => code.trim()));
  if (all.includes(""))
    throw new RangeError("--connector is empty; it has to name a connector, such as mysql");
  return all;
}

function template(text: string): string {
  const unknown = [...text.matchAll(/\{([^}]*)\}/g)]
    .map(([, name = ""]) => name)
    .find((name) => !placeholders.some((known) => known === name));
  const allowed = placeholders.map((name) => `{${name}}`).join(", ");
  if (unknown !== undefined) throw new RangeError(`--name-template has {${unknown}}; it can have ${allowed}`);
  if (!/\{\w+\}/.test(text))
    throw new RangeError(`--name-template names nothing of the source; put one of ${allowed} into it`);
  return text;
}
