import { parseArgs } from "node:util";

/** The arguments of `orphans`, parsed. */
export interface OrphansArguments {
  /** Paths of the states. `-` stands for stdin. */
  readonly states: readonly string[];
  /** Pattern of the names that count. Absent: all names count. */
  readonly name?: string;
  readonly json: boolean;
  readonly help: boolean;
}

/** The text of `orphans --help`. */
export const orphansHelp = `Usage: terraform-provider-streamkap orphans --state FILE|- [--state FILE ...] [--name GLOB] [--json]

Finds sources that Terraform has made and that none of the states has. An apply that was killed can leave
such a source if the notes of the provider were lost with the disk of the runner. The command prints a block
for each source that imports the source, and changes nothing.

  terraform show -json | terraform-provider-streamkap orphans --state -

Name all states whose sources are in the account, or the sources of the missing ones are listed too. Run
the command while no apply is under way.

Options:
  --state FILE    A state: what "terraform show -json" or "terraform state pull" prints. "-" stands for
                  stdin. May be repeated, and may name several files. A file may hold several states of
                  the first kind, each on a line of its own
  --name GLOB     Only sources whose name fits: * stands for any text, ? for one character
  --json          Prints JSON
  --help          Shows this text

Environment, as for the provider:
  STREAMKAP_CLIENT_ID, STREAMKAP_SECRET   Credentials
  STREAMKAP_HOST                          URL of the API. Default: https://api.streamkap.com
  STREAMKAP_ADMIN_TENANT_ID, STREAMKAP_ADMIN_SERVICE_ID
                                          Tenant and service to look at, for administrators

Exit code: 0 if there is no such source, 2 if there is one, 1 if the command could not find out.
`;

/** Parses the arguments. @throws Error whose first line says what is wrong with the arguments */
export function parseOrphansArguments(args: readonly string[]): OrphansArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      state: { type: "string", multiple: true, default: [] },
      name: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const { state, name, json, help } = values;
  if (help) return { states: [], json, help };
  // A shell makes several words of `--state *.json`.
  const states = state.length > 0 ? [...state, ...positionals] : [];
  if (states.length === 0)
    throw new RangeError('--state is missing; it names a file with what "terraform show -json" prints');
  if (states.includes("")) throw new RangeError("--state is empty; it has to name a file, or - for stdin");
  if (states.filter((path) => path === "-").length > 1) throw new RangeError("--state - is given twice");
  if (name === "") throw new RangeError("--name is empty; leave the option out for all names");
  return { states, ...(name !== undefined && { name }), json, help };
}
