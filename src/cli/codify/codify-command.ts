import { resolve } from "node:path";
import type { Catalogue } from "../../catalogue/index.ts";
import { readTenant, type Tenant } from "../../provider/index.ts";
import type { Diagnostic } from "../../terraform/index.ts";
import { statesIn } from "../state-files.ts";
import { codifyHelp, parseCodifyArguments, type CodifyArguments } from "./codify-options.ts";
import { cdkProject } from "./cdk/cdk-project.ts";
import { cdks } from "./cdk/cdks.ts";
import { hclProject } from "./hcl/hcl-project.ts";
import { nameSources } from "./identifiers.ts";
import { createProgress } from "./progress.ts";
import type { NamedSource, Project, ProjectFile } from "./project.ts";
import { leftOutText, planText, writtenText } from "./report.ts";
import { sourceTable } from "./source-table.ts";
import { conflictsOf, writeFiles } from "./write-files.ts";

/** What `codify` is given of the process in which it runs. */
export interface CodifyIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Reads stdin to its end. */
  readonly stdin: () => Promise<string>;
  /** Columns of the terminal that shows stderr. Undefined if stderr is a file or a pipe. */
  readonly columns: number | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** Reads the catalogue of this build. */
  readonly catalogue: () => Catalogue;
  /** Resolves when the command has to end, as on Ctrl-C. */
  readonly interrupted: Promise<unknown>;
}

/**
 * The command `codify`.
 *
 * @returns the exit code: 0 for success, 1 if Streamkap cannot be read or a file is in the way, 2 if an option is wrong
 */
export async function runCodify(args: readonly string[], io: CodifyIo): Promise<number> {
  let options: CodifyArguments;
  try {
    options = parseCodifyArguments(args);
  } catch (error) {
    io.stderr(`codify: ${firstLine(error)}. See --help.\n`);
    return 2;
  }
  if (options.help) {
    io.stdout(codifyHelp);
    return 0;
  }
  const managed = await managedIds(options.skipManaged, io);
  if (typeof managed === "string") {
    io.stderr(`codify: ${managed}.\n`);
    return 1;
  }
  const found = await readSources(options, managed, io);
  if (!("sources" in found)) {
    for (const { summary, detail } of found) io.stderr(`codify: ${summary}\n${detail}\n`);
    return 1;
  }
  return deliver(found, options, io);
}

/** The ids of the sources that states have, or what is wrong with a file. */
async function managedIds(paths: readonly string[], io: CodifyIo): Promise<ReadonlySet<string> | string> {
  const ids = new Set<string>();
  for (const path of paths) {
    const states = await statesIn(path, "--skip-managed", io);
    if (typeof states === "string") return states;
    for (const id of states.flatMap((state) => [...state.ids])) ids.add(id);
  }
  return ids;
}

async function readSources(
  { connectors, name, tags }: CodifyArguments,
  managed: ReadonlySet<string>,
  io: CodifyIo,
): Promise<Tenant | readonly Diagnostic[]> {
  const progress = createProgress(io);
  const stop = new AbortController();
  void io.interrupted.then(() => {
    stop.abort();
  });
  try {
    return await readTenant({
      environment: io.environment,
      catalogue: io.catalogue,
      version: io.version,
      connectors,
      name,
      tags,
      managed,
      onPage: progress.show,
      signal: stop.signal,
    });
  } finally {
    progress.end();
  }
}

function deliver(tenant: Tenant, options: CodifyArguments, io: CodifyIo): number {
  const { leftOut } = tenant;
  if (tenant.sources.length === 0) {
    io.stderr(`codify: there is no source to write code for.\n${leftOutText(leftOut)}`);
    return 1;
  }
  const sources = nameSources(tenant.sources, options.nameTemplate);
  const files = filesOf(sources, options, io);
  const folder = resolve(options.out);
  if (options.dryRun) {
    io.stdout(sourceTable(sources, leftOut));
    io.stderr(planText(sources, options));
    return 0;
  }
  const conflicts = options.force ? [] : conflictsOf(folder, files);
  if (conflicts.length > 0) {
    io.stderr(
      `codify: these files of ${options.out} have other content, and nothing was written:\n` +
        conflicts.map((path) => `  ${path}\n`).join("") +
        "Give --force to overwrite them, or name another folder with --out.\n",
    );
    return 1;
  }
  try {
    writeFiles(folder, files);
  } catch (error) {
    io.stderr(
      `codify: cannot write into ${options.out}: ${firstLine(error)}. Name another folder with --out.\n`,
    );
    return 1;
  }
  io.stdout(writtenText({ sources, files, managed: tenant.managed }, options));
  io.stderr(planText(sources, options) + leftOutText(leftOut));
  return 0;
}

function filesOf(
  sources: readonly NamedSource[],
  { to, out, packages, secrets }: CodifyArguments,
  { version }: CodifyIo,
): ProjectFile[] {
  const project: Project = {
    sources,
    version,
    writeOnly: secrets === "write-only",
    folder: resolve(out),
    packages: packages === undefined ? undefined : resolve(packages),
  };
  return to === "hcl" ? hclProject(project) : cdkProject(project, cdks[to]);
}

function firstLine(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return line.replace(/\.$/, "");
}
