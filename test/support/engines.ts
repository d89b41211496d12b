import { basename } from "node:path";
import { engineOnPath } from "../../scripts/engines/on-path.ts";

export interface Engine {
  /** As a test's title shows it. */
  readonly name: string;
  readonly binary: string;
}

/** The engines to test with: paths in ACCEPTANCE_ENGINES, separated by commas, else the one of the PATH. */
export function engines(): Engine[] {
  const listed = (process.env["ACCEPTANCE_ENGINES"] ?? "").split(",").filter((path) => path !== "");
  const binaries = listed.length > 0 ? listed : [engineOnPath(process.env)];
  return binaries.map((binary) => ({ name: basename(binary), binary }));
}
