interface Entry {
  readonly type: string;
  readonly flags: ReadonlySet<string>;
}

/** The differences between the snapshot and the schemas. */
export interface Comparison {
  /** Changes that would break a configuration or a state that worked. Each is a sentence. */
  readonly breaking: readonly string[];
  /** Lines that are missing or different in the snapshot, but break nothing. */
  readonly unrecorded: readonly string[];
}

/** @param recorded lines of the snapshot; @param now lines of the schemas as they are */
export function compareSchemas(recorded: readonly string[], now: readonly string[]): Comparison {
  const before = entries(recorded);
  const after = entries(now);
  const known = new Set(recorded);
  return {
    breaking: [
      ...[...before].flatMap(([name, entry]) => broken(name, entry, after.get(name))),
      ...[...after].flatMap(([name, { flags }]) =>
        !before.has(name) && flags.has("required") && hasHome(name, before)
          ? [`${name} is new and required: configurations that lack it worked`]
          : [],
      ),
    ],
    unrecorded: now.filter((line) => !known.has(line)),
  };
}

function entries(lines: readonly string[]): Map<string, Entry> {
  return new Map(
    lines.map((line) => {
      const [name = "", rest = ""] = line.split(/: (.*)/s);
      const [type = "", ...flags] = rest.startsWith("version") ? [rest] : rest.split(" ");
      return [name, { type, flags: new Set(flags) }];
    }),
  );
}

/** Whether the block or object of a new attribute existed before. */
function hasHome(name: string, before: ReadonlyMap<string, Entry>): boolean {
  const home = name.slice(0, name.lastIndexOf("."));
  return before.has(home) || home === "provider";
}

function broken(name: string, before: Entry, after: Entry | undefined): string[] {
  if (after === undefined) return [`${name} is gone`];
  const { flags } = after;
  const settable = ({ flags: own }: Entry): boolean => own.has("required") || own.has("optional");
  const found: readonly (readonly [boolean, string])[] = [
    [before.type !== after.type, `was ${before.type} and is ${after.type}`],
    [flags.has("required") && !before.flags.has("required"), "has become required"],
    [settable(before) && !settable(after), "can no longer be set"],
    [before.flags.has("computed") && !flags.has("computed"), "is no longer filled by the provider"],
    [flags.has("sensitive") !== before.flags.has("sensitive"), "has changed whether it is sensitive"],
    [flags.has("writeOnly") !== before.flags.has("writeOnly"), "has changed whether it is write-only"],
  ];
  return found.filter(([holds]) => holds).map(([, what]) => `${name} ${what}`);
}
