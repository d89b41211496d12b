import { stripVTControlCharacters } from "node:util";

/** The lines of the demo that the picture shows, in groups. An empty line stands between groups. */
const groups: readonly RegExp[][] = [
  [/^Plan: \d+ to add, 0 to change, 0 to destroy\.$/, /: Creating\.\.\.$/, /: Creation complete after /],
  [/^Apply complete!/],
  [/^The sources that the API has now:$/, / created_from=/],
  [/^A second plan of the same stack:$/, /^No changes\. /],
  [/^demo: /],
];

/** What cdktf puts before a line: the name of the stack, or blanks in its place. */
const prefix = /^(?:five-sources {2}| {14})/;

/** The lines for the picture, with their colours. */
export function demoExcerpt(output: string): string[] {
  const lines = output.split("\n").map((line) => line.replace(prefix, ""));
  return groups.flatMap((forms, index) => [
    ...(index === 0 ? [] : [""]),
    ...lines.filter((line) => forms.some((form) => form.test(stripVTControlCharacters(line)))),
  ]);
}

/**
 * The lines without what differs from run to run: ids, seconds and the order in which Terraform works. An empty line is left out.
 *
 * @param lines with or without colours
 */
export function shapeOf(lines: readonly string[]): string[] {
  return lines
    .map((line) =>
      stripVTControlCharacters(line)
        .trim()
        .replaceAll(/\b[0-9a-f]{24}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, "ID")
        .replaceAll(/\b\d+s\b/g, "TIME"),
    )
    .filter((line) => line !== "")
    .sort();
}
