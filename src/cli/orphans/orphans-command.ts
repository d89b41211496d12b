import type { Catalogue } from "../../catalogue/index.ts";
import { findOrphans, type StateContent } from "../../provider/index.ts";
import { statesIn } from "../state-files.ts";
import { orphansHelp, parseOrphansArguments, type OrphansArguments } from "./orphans-options.ts";
import { importsText, reportJson, summaryText, unreadableText } from "./texts.ts";

/** What `orphans` is given of the process in which it runs. */
export interface OrphansIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Reads stdin to its end. */
  readonly stdin: () => Promise<string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** Reads the catalogue of this build. */
  readonly catalogue: () => Catalogue;
  /** Resolves when the command has to end, as on Ctrl-C. */
  readonly interrupted: Promise<unknown>;
}

/**
 * Runs the command. stdout has nothing but the result, as HCL or JSON; all other text goes to stderr.
 *
 * @returns the exit code: 0 if no source is lost, 2 if one is, 1 if that could not be found out
 */
export async function runOrphans(args: readonly string[], io: OrphansIo): Promise<number> {
  let options: OrphansArguments;
  try {
    options = parseOrphansArguments(args);
  } catch (error) {
    io.stderr(`orphans: ${firstLine(error)}. See --help.\n`);
    return 1;
  }
  if (options.help) {
    io.stdout(orphansHelp);
    return 0;
  }
  const stop = new AbortController();
  const interrupted = io.interrupted.then(() => {
    stop.abort();
    io.stderr("orphans: interrupted.\n");
    return 1;
  });
  return Promise.race([search(options, io, stop.signal), interrupted]);
}

async function search(options: OrphansArguments, io: OrphansIo, signal: AbortSignal): Promise<number> {
  const states: StateContent[] = [];
  for (const path of options.states) {
    const read = await statesIn(path, "--state", io);
    if (typeof read === "string") {
      io.stderr(`orphans: ${read}.\n`);
      return 1;
    }
    states.push(...read);
  }
  const { environment, version, catalogue } = io;
  const { name } = options;
  const found = await findOrphans({
    environment,
    version,
    catalogue,
    states,
    signal,
    ...(name !== undefined && { name }),
  });
  if (signal.aborted) return 1;
  if (!("orphans" in found)) {
    for (const { summary, detail } of found) io.stderr(`orphans: ${summary}\n\n${detail}\n`);
    return 1;
  }
  io.stdout(options.json ? reportJson(found, states.length) : importsText(found));
  if (!options.json) io.stderr(summaryText(found, { states: states.length, isFiltered: name !== undefined }));
  if (found.unreadable > 0) io.stderr(unreadableText(found.unreadable));
  if (found.orphans.length > 0) return 2;
  return found.unreadable > 0 ? 1 : 0;
}

function firstLine(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return line.replace(/\.$/, "");
}
