import { readFileSync } from "node:fs";
import { readStates, StateProblem, type StateContent } from "../provider/index.ts";

/**
 * The states in a file.
 *
 * @param path of the file; `-` stands for stdin
 * @param option the option that names the file, for the message
 * @returns the states, or what is wrong with the file, without a full stop
 */
export async function statesIn(
  path: string,
  option: string,
  io: { readonly stdin: () => Promise<string> },
): Promise<readonly StateContent[] | string> {
  const where = path === "-" ? "stdin" : path;
  let text: string;
  try {
    text = path === "-" ? await io.stdin() : readFileSync(path, "utf8");
  } catch (error) {
    return `${option}: cannot read ${where}: ${reasonOf(error)}`;
  }
  try {
    return readStates(text);
  } catch (error) {
    if (error instanceof StateProblem) return `${option}: ${where} ${error.message}`;
    throw error;
  }
}

function reasonOf(error: unknown): string {
  const { code } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EACCES") return "you have no permission";
  return code === "EISDIR" ? "this is a folder" : `the system says ${code ?? "that it cannot"}`;
}
