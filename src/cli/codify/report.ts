import type { LeftOutSource } from "../../provider/index.ts";
import type { CodifyArguments } from "./codify-options.ts";
import type { NamedSource, ProjectFile } from "./project.ts";
import { shown } from "./source-table.ts";

/** What was written. */
export interface Written {
  readonly sources: readonly NamedSource[];
  readonly files: readonly ProjectFile[];
  /** How many sources were left out because they are managed already. */
  readonly managed: number;
}

/** The text that says what was written, and what to do next. */
export function writtenText({ sources, files, managed }: Written, { out }: CodifyArguments): string {
  const connectors = new Set(sources.map(({ code }) => code)).size;
  const variables = sources.reduce((sum, source) => sum + source.variables.size, 0);
  return [
    `Wrote ${counted(sources.length, "source")} of ${counted(connectors, "connector")} into ${counted(files.length, "file")} of ${out}.\n`,
    managed === 0 ? "" : `${counted(managed, "source")} left out, because a state has them already.\n`,
    variables === 0
      ? ""
      : `${counted(variables, "secret")} to fill in: terraform.tfvars.example lists them, and README.md says how.\n`,
    `README.md there says the next two commands.\n`,
  ].join("");
}

/** The text that says before the first plan what it will show besides imports. Empty if that is nothing. */
export function planText(
  sources: readonly NamedSource[],
  { secrets, to }: Pick<CodifyArguments, "secrets" | "to">,
): string {
  const unknown = withSecretsOf(sources.filter(({ connector }) => connector === undefined));
  const withSecrets = withSecretsOf(sources);
  const hidden = sources.filter((source) => source.hiddenSecrets.length > 0);
  const unset = sources.filter((source) => source.unsetSettings.length > 0);
  const texts: string[] = [];
  if (secrets === "write-only" && withSecrets.length > 0) {
    texts.push(
      `The first plan shows one update of each source that has a secret, which are ${String(withSecrets.length)}: the ` +
        "import reads the secrets into the state, and the update removes them from it.\n",
    );
  } else if (hidden.length > 0) {
    texts.push(
      `Streamkap does not show the secrets of ${counted(hidden.length, "source")}, so an import cannot read them. The ` +
        `first plan shows one update of each: ${namesOf(hidden)}.\n`,
    );
  }
  if (secrets === "variable" && to !== "hcl" && unknown.length > 0) {
    texts.push(
      `The first plan shows an update of ${counted(unknown.length, "source")} whose connector this version of the provider ` +
        `does not know, in which no value differs: ${namesOf(unknown)}.\n`,
    );
  }
  for (const { name, unsetSettings } of unset) {
    texts.push(
      `Streamkap has no value for ${unsetSettings.join(", ")} of "${shown(name)}". The first plan sets the default.\n`,
    );
  }
  return texts.join("");
}

/** The text that names each source of which no code was written. Empty if there is none. */
export function leftOutText(leftOut: readonly LeftOutSource[]): string {
  if (leftOut.length === 0) return "";
  const lines = leftOut.map(({ name, id, reason }) => {
    const title = name === null ? "a source without a readable name" : `"${shown(name)}"`;
    return `  ${title}${id === undefined ? "" : ` (${id})`}: ${reason.replaceAll(/\s+/g, " ")}\n`;
  });
  return `${counted(leftOut.length, "source")} left out:\n${lines.join("")}`;
}

function withSecretsOf(sources: readonly NamedSource[]): readonly NamedSource[] {
  return sources.filter((source) => source.secrets.length > 0);
}

function namesOf(sources: readonly NamedSource[]): string {
  const first = sources.slice(0, 5).map(({ name }) => `"${shown(name)}"`);
  const more = sources.length - first.length;
  return `${first.join(", ")}${more === 0 ? "" : ` and ${String(more)} more`}`;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}
