import type { Orphan, OrphanReport } from "../../provider/index.ts";
import { quoted } from "../quoted.ts";

/** The blocks that import the sources, as a file of HCL. */
export function importsText({ orphans }: OrphanReport): string {
  return orphans
    .map((orphan) => `# ${harmless(orphan.name)}${about(orphan)}\n${importBlock(orphan)}`)
    .join("\n");
}

function importBlock({ address, id }: Orphan): string {
  return `import {\n  to = ${address}\n  id = ${quoted(id)}\n}\n`;
}

function about({ connector, created }: Orphan): string {
  const facts = [
    ...(connector === null ? [] : [`connector ${harmless(connector)}`]),
    ...(created === null ? [] : [`created ${harmless(created)}`]),
  ];
  return facts.map((fact) => `, ${fact}`).join("");
}

/**
 * A text of Streamkap as a comment and a terminal can take it. A name may hold a line break, which would end the
 * comment, or a control sequence.
 */
function harmless(text: string): string {
  if (/^[\w .:+-]+$/.test(text)) return text;
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * The sentence that says what was found.
 *
 * @param searched `states`: number of the states. `isFiltered`: whether only some names count
 */
export function summaryText(
  { orphans, sources }: OrphanReport,
  { states, isFiltered }: { readonly states: number; readonly isFiltered: boolean },
): string {
  const all = `The account has ${count(sources, "source")}.`;
  const compared = states === 1 ? "the state" : `the ${String(states)} states`;
  if (orphans.length === 0)
    return `${all} None${isFiltered ? " of this name" : ""} that Terraform has made is missing in ${compared}.\n`;
  const [was, is] = orphans.length === 1 ? ["was", "is"] : ["were", "are"];
  return (
    `${all} ${String(orphans.length)} of them ${was} made by Terraform and ${is} in none of the states that were given ` +
    `(${String(states)}).\nTo manage a source, put its block into the root module, and run: terraform plan ` +
    "-generate-config-out=imported.tf\n"
  );
}

/** The sentence about entries of the list that cannot be read. */
export function unreadableText(unreadable: number): string {
  return (
    `orphans: ${count(unreadable, "entry", "entries")} of Streamkap's list of sources cannot be read, so a source that no ` +
    "state has may be missing in this result.\n"
  );
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${String(number)} ${number === 1 ? one : many}`;
}

/** What `--json` prints. */
export function reportJson({ orphans, sources, unreadable }: OrphanReport, states: number): string {
  const shown = orphans.map((orphan) => ({ ...orphan, import: importBlock(orphan) }));
  return `${JSON.stringify({ orphans: shown, sources, unreadable, states }, undefined, 2)}\n`;
}
